/** The page for callers in a settings file: what may stand there, and what the person who wrote it is told otherwise. */
import { describe, expect, it } from 'vitest'
import { PublicPage, unreachableUntil } from '../../shared/settings/publicPage.ts'
import { readSettings } from '../../shared/settings/settingsProblems.ts'

const withPage = (publicPage: unknown) =>
  readSettings({ organisation: { id: 'proef', name: 'Proef' }, lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', publicPage }] })
const problemsOf = (publicPage: unknown) => {
  const read = withPage(publicPage)
  return 'problems' in read ? read.problems.map(({ path, cure }) => `${path.replace('lines[0].publicPage', '')}: ${cure}`) : []
}

describe('the page for callers in the settings', () => {
  it('is not there unless it is named, and is on where it is', () => {
    expect(problemsOf({})).toEqual([])
    expect(PublicPage.parse({})).toEqual({ isOn: true, otherHelp: [] })
  })
  it('takes telephone numbers as people write them, and addresses that begin with https', () => {
    expect(problemsOf({ telephone: '+999 (0)20-123 45 67', website: 'https://chat.example', otherHelp: [{ name: 'Anders', telephone: '113' }] })).toEqual([])
    expect(problemsOf({ telephone: 'bel ons' })).toEqual(['.telephone: use digits, spaces and hyphens, such as 0900 123 4567'])
    for (const website of ['http://chat.example', 'javascript:alert(1)', 'chat.example'])
      expect(problemsOf({ website })).toEqual(['.website: use an address that begins with https://'])
  })
  it('wants a way to reach every other help it names', () => {
    expect(problemsOf({ otherHelp: [{ name: 'Anders' }] })).toEqual(['.otherHelp[0]: add a "telephone" or a "website"'])
    expect(problemsOf({ otherHelp: [{ telephone: '113' }] })).toEqual(['.otherHelp[0].name: add it: string'])
    expect(problemsOf({ otherHelp: Array.from({ length: 11 }, () => ({ name: 'Anders', telephone: '113' })) })).toEqual(['.otherHelp: at most 10 entries'])
  })
  it('knows no key that is misspelt, and no end before its beginning', () => {
    expect(problemsOf({ phone: '113' })[0]).toContain('leave out "phone"')
    expect(problemsOf({ unreachable: { from: '2026-06-10T10:00:00Z', until: '2026-06-10T10:00:00Z' } })).toEqual([
      '.unreachable: "until" must be later than "from"',
    ])
  })
})

describe('a line that cannot be reached for a while', () => {
  const page = { unreachable: { from: '2026-06-10T10:00:00Z', until: '2026-06-10T11:00:00Z' } }
  const until = Date.parse(page.unreachable.until)
  it('is so from its first moment up to its last', () => {
    expect(unreachableUntil(page, until - 3_600_000)).toBe(until)
    expect(unreachableUntil(page, until - 1)).toBe(until)
    for (const at of [until - 3_600_001, until]) expect(unreachableUntil(page, at)).toBeUndefined()
    expect(unreachableUntil({}, until - 1)).toBeUndefined()
  })
})
