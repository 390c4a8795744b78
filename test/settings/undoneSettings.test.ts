import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineId } from '../../shared/contacts/identifiers.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { gapsPart, hoursPart, markersPart, undoneSettings } from '../../shared/settings/undoneSettings.ts'

const base = {
  organisation: { id: 'proef', name: 'Hulplijn Proef' },
  lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' }] }],
  sources: [{ id: 'centrale', provider: 'generic', lines: { '*': 'telefoon' } }],
}
const marker = (text: string, date = '2026-05-04') => ({ date, kind: 'other', text })
const withMarkers = (...texts: readonly string[]) => Settings.parse({ ...base, markers: texts.map((text) => marker(text)) })
const textsOf = (undone: ReturnType<typeof undoneSettings>) => (typeof undone === 'string' ? undone : undone.settings.markers.map(({ text }) => text))
const telefoon = LineId.parse('telefoon')

describe('what one version changed is taken back', () => {
  it('and what others did since stays', () => {
    const told = { before: withMarkers('a', 'b'), made: withMarkers('b'), newest: withMarkers('b', 'c') }
    expect(textsOf(undoneSettings(markersPart, told))).toEqual(['b', 'c', 'a'])
  })
  it('and twice is once', () => {
    const told = { before: withMarkers('a', 'b'), made: withMarkers('b'), newest: withMarkers('a', 'b') }
    expect(textsOf(undoneSettings(markersPart, told))).toEqual(['a', 'b'])
  })
  it('but not over what somebody else made of the same entry', () => {
    // a became b; somebody made c of b.
    expect(undoneSettings(markersPart, { before: withMarkers('a'), made: withMarkers('b'), newest: withMarkers('c') })).toBe('changed_since')
    const exception = (reason: string) =>
      Settings.parse({ ...base, lines: base.lines.map((line) => ({ ...line, exceptions: [{ date: '2026-12-24', week: 'closed', reason }] })) })
    const told = { before: exception('feest'), made: Settings.parse(base), newest: exception('storing') }
    expect(undoneSettings(hoursPart(telefoon), told)).toBe('changed_since')
  })
  it('and a version that changed something else is not taken back here', () => {
    expect(undoneSettings(gapsPart, { before: withMarkers('a'), made: withMarkers(), newest: withMarkers() })).toBe('nothing')
    expect(undoneSettings(hoursPart(LineId.parse('andere')), { before: withMarkers('a'), made: withMarkers(), newest: withMarkers() })).toBe('nothing')
  })
  it('and a source of which nothing more was expected is expected again', () => {
    const ended = Settings.parse({ ...base, sources: base.sources.map((source) => ({ ...source, usedUntil: '2026-06-09T12:00:00Z' })) })
    const undone = undoneSettings(gapsPart, { before: Settings.parse(base), made: ended, newest: ended })
    expect(undone).toEqual({ settings: Settings.parse(base) })
  })
  it('with hours and exceptions that one act changed together', () => {
    const paste = Settings.parse({
      ...base,
      lines: base.lines.map((line) => ({
        ...line,
        hours: [...line.hours, { from: '2026-07-01', week: 'Mo-Fr 09:00-21:00' }],
        exceptions: [{ date: '2026-12-25', week: 'closed' }],
      })),
    })
    expect(undoneSettings(hoursPart(telefoon), { before: Settings.parse(base), made: paste, newest: paste })).toEqual({ settings: Settings.parse(base) })
  })
  it('whatever was there, whatever it did and whatever came beside it', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
    const others = fc.uniqueArray(fc.constantFrom('w', 'x', 'y'), { maxLength: 3 })
    fc.assert(
      fc.property(names, names, others, (before, made, beside) => {
        const undone = undoneSettings(markersPart, { before: withMarkers(...before), made: withMarkers(...made), newest: withMarkers(...made, ...beside) })
        const isSame = before.toSorted().join('') === made.toSorted().join('')
        expect(isSame ? undone : [textsOf(undone)].flat().toSorted()).toEqual(isSame ? 'nothing' : [...before, ...beside].toSorted())
      }),
      { seed: 133, numRuns: 200 },
    )
  })
})
