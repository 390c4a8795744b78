import { describe, expect, it } from 'vitest'
import { readSettings } from '../../shared/settings/settingsProblems.ts'

const organisation = { id: 'a', name: 'A' }
const line = { id: 'telefoon', name: 'Telefoon', channel: 'phone' }
const problemsOf = (json: object) => {
  const read = readSettings({ organisation, lines: [line], ...json })
  return 'problems' in read ? read.problems : []
}

const columns = { id: 'nr', arrival: 'binnen', outcome: { column: 'uitkomst', values: { OK: 'answered' } } }
const csvWith = (dateFormat: string) => ({ sources: [{ id: 's', provider: 'csv', lines: { q: 'telefoon' }, columns: { ...columns, dateFormat } }] })

describe('a settings file is refused with path, value and cure', () => {
  it.each([
    [
      'an unknown key',
      { lines: [{ ...line, opening: 'x' }] },
      'lines[0]',
      'leave out "opening", or mend its spelling; known here: id, name, publicName, purpose, channel',
    ],
    [
      'an impossible date',
      { lines: [{ ...line, hours: [{ from: '2026-02-30', week: 'Mo 09:00-10:00' }] }] },
      'lines[0].hours[0].from',
      'use a date that exists',
    ],
    ['an unknown choice', { lines: [{ ...line, channel: 'fax' }] }, 'lines[0].channel', 'use one of "phone", "chat"'],
    ['something missing', { lines: [{ id: 'a', channel: 'chat' }] }, 'lines[0].name', 'add it: string'],
    ['an id with capitals', { organisation: { id: 'A B', name: 'A' } }, 'organisation.id', 'use 1-32 small letters, digits and hyphens'],
    [
      'a moment without its zone',
      { gaps: [{ source: 's', from: '2026-05-04T19:00:00', until: '2026-05-05T19:00:00Z', cause: 'outage' }] },
      'gaps[0].from',
      'such as 2026-05-04T19:00:00+02:00',
    ],
    ['steps that do not fit', { cases: { handOverMinutes: 7 } }, 'cases.handOverMinutes', 'use a multiple of 5'],
    [
      'an address that is none',
      { sources: [{ id: 's', provider: 'csv', lines: {}, senders: ['everybody'] }] },
      'sources[0].senders[0]',
      'use an address or a network, such as 203.0.113.7',
    ],
    ['a site that is none', { sources: [{ id: 's', provider: 'csv', lines: {}, publicUrl: 'ftp:/x' }] }, 'sources[0].publicUrl', 'use a whole address'],
    [
      'an address without end',
      { sources: [{ id: 's', provider: 'csv', lines: {}, publicUrl: `https://x.example/${'/'.repeat(600)}x` }] },
      'sources[0].publicUrl',
      'at most 500 characters',
    ],
    ['hours that cannot be read', { lines: [{ ...line, hours: [{ from: '2026-01-01', week: 'Mo 9-10' }] }] }, 'lines[0].hours[0].week', 'cannot be read'],
    ['an id twice', { lines: [line, line] }, 'lines[1].id', 'is there twice'],
    [
      'a date twice',
      {
        lines: [
          {
            ...line,
            exceptions: [
              { date: '2026-05-04', week: 'closed' },
              { date: '2026-05-04', week: 'closed' },
            ],
          },
        ],
      },
      'lines[0].exceptions[1].date',
      'is there twice',
    ],
    ['an unknown line', { sources: [{ id: 's', provider: 'asterisk', lines: { q: 'nacht' } }] }, 'sources[0].lines.q', 'the lines are telefoon'],
    ['an unknown linked line', { links: [['telefoon', 'nacht']] }, 'links[0][1]', 'the lines are telefoon'],
    ['a table without a mapping', { sources: [{ id: 's', provider: 'csv' }] }, 'sources[0].columns', 'which column'],
    ['a date that no row can have', csvWith('dd-MM-yyyy'), 'sources[0].columns.dateFormat', 'add an hour (HH) and minutes (mm)'],
    ['a date in letters of another program', csvWith('%d-%m-%Y %H:%M'), 'sources[0].columns.dateFormat', 'dd-MM-yyyy HH:mm:ss'],
    ['what cannot be seen', { lines: [{ ...line, purpose: 'a\u0000b' }] }, 'lines[0].purpose', 'cannot be seen'],
    ['what turns text around', { markers: [{ date: '2026-01-01', kind: 'other', text: 'a\u202eb' }] }, 'markers[0].text', 'cannot be seen'],
    ['a gap of nobody', { gaps: [{ source: 's', from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' }] }, 'gaps[0].source', 'the sources are (none)'],
    ['a zone that does not exist', { lines: [{ ...line, timeZone: 'Mars/Base' }] }, 'lines[0].timeZone', 'IANA name'],
    ['too small a number', { definitions: [{ from: '2026-01-01', shortSeconds: -1 }] }, 'definitions[0].shortSeconds', 'at least 0'],
  ])('%s', (_, json, path, cure) => {
    const found = problemsOf(json).find((problem) => problem.path === path)
    expect(found?.cure).toContain(cure)
  })
  it('and all of them at once', () => expect(problemsOf({ lines: [{ ...line, channel: 'fax', timeZone: 'x' }] })).toHaveLength(2))
  it('or taken, with what it leaves out filled in', () => {
    expect(readSettings({ organisation, lines: [line] })).toMatchObject({ settings: { lines: [{ timeZone: 'Europe/Amsterdam', hours: [] }], sources: [] } })
  })
  it.each(['iso', 'dmy', 'mdy', 'DD-MM-YYYY HH:mm', "d MMM yyyy 'om' H:mm", 'yyyyMMdd HHmmss', 't', "yyyy-MM-dd'T'HH:mm:ssXXX", 'M/d/yy h:mm a'])(
    'with dates as %s is taken',
    (format) => expect(problemsOf(csvWith(format))).toEqual([]),
  )
  it('that is no object at all', () => expect(readSettings([])).toMatchObject({ problems: [{ path: '' }] }))
})
