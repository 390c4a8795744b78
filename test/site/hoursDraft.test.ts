/** The form of a week, both ways: text to fields to text is the same hours. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formOf } from '../../functions/site/form.ts'
import { draftOfForm, draftOfVersion, readDraft, type Draft } from '../../functions/site/pages/setup/hours/versionDraft.ts'
import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { usualHoursOf } from '../../shared/calendar/openingHours.ts'
import { writeTimes, writeWeek } from '../../shared/calendar/weekPattern.ts'
import { HoursVersion } from '../../shared/settings/settings.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { dayBlocks, weekPatterns } from '../calendar/weekPatterns.ts'
import { date } from '../builders/report.ts'

const texts = textsOf('nl')
/** As a browser would send it. */
function sent(draft: Draft) {
  const rows = (name: string, own: readonly { readonly from: string; readonly until: string }[]) =>
    own.flatMap(({ from, until }): [string, string][] => [
      [`${name}-from`, from],
      [`${name}-until`, until],
    ])
  const fields: [string, string][] = [
    ['from', draft.from],
    ...draft.days.flatMap((own, day) => rows(`day${day}`, own)),
    ...rows('rule', draft.rules),
    ...draft.rules.flatMap(({ which, day }): [string, string][] => [
      ['rule-which', which],
      ['rule-day', day],
    ]),
    ['other', draft.other],
    ['region', draft.region],
    ['country', draft.country],
    ...draft.kept.map((kept): [string, string] => ['kept', kept]),
    ['onHolidays', draft.onHolidays],
    ...rows('holiday', draft.holidayRows),
  ]
  return formOf(new URLSearchParams(fields))
}

function throughTheForm(version: HoursVersion): HoursVersion {
  const read = readDraft(draftOfForm(sent(draftOfVersion(version, 'NL'))), [], texts, String)
  if ('problems' in read) throw new Error(JSON.stringify([version, read.problems]))
  return read.version
}

const versions = fc
  .record({
    week: weekPatterns,
    holidays: fc.constantFrom('NL', 'BE', 'DE', undefined),
    kept: fc.constantFrom(undefined, ['christmas_day', 'easter_monday'], ['liberation_day', 'good_friday']),
    onHolidays: fc.oneof(
      fc.constantFrom('closed', 'as_usual'),
      dayBlocks.map((blocks) => (blocks.length === 0 ? 'closed' : writeTimes(blocks))),
    ),
  })
  .map(({ week, holidays, kept, onHolidays }) =>
    HoursVersion.parse({
      from: '2026-01-01',
      week: writeWeek(week),
      onHolidays,
      schoolHolidays: 'midden',
      ...(holidays && { holidays, ...(kept && { keptHolidays: kept }) }),
    }),
  )

describe('the form of opening hours', () => {
  it('gives back the same hours on every date, holidays and school holidays with them', () => {
    const dates = ['2026-04-01', '2026-10-12', '2026-12-20', '2030-05-01'].flatMap((from) => datesBetween(date(from), addDays(date(from), 34)))
    fc.assert(
      fc.property(versions, (version) => {
        const on = (own: HoursVersion) => dates.map(usualHoursOf({ hours: [own] })).map(({ blocks }) => writeTimes(blocks))
        expect(on(throughTheForm(version))).toEqual(on(version))
      }),
      { seed: 1, numRuns: 150 },
    )
  })
  it('gives back what it gave the second time', () => {
    fc.assert(
      fc.property(versions, (version) => {
        const once = throughTheForm(version)
        expect(throughTheForm(once)).toEqual(once)
      }),
      { seed: 2, numRuns: 150 },
    )
  })
  it.each([
    ['9', '17', '09:00-17:00'],
    ['9.30', '1700', '09:30-17:00'],
    ['0900', '24:00', '09:00-24:00'],
    ['22', '2', '22:00-02:00'],
    ['10:00', '34:00', '10:00-34:00'],
    ['7pm', '10:30 p.m.', '19:00-22:30'],
    ['10 PM', '12am', '22:00-24:00'],
  ])('reads %s to %s as people mean it', (from, until, times) => {
    const read = readDraft(
      { ...draftOfVersion(HoursVersion.parse({ from: '2026-01-01', week: 'off' }), 'NL'), days: [[{ from, until }], [], [], [], [], [], []] },
      [],
      texts,
      String,
    )
    expect('version' in read && read.version.week).toBe(`Mo ${times}`)
  })
  it.each(['25', '9:60', '09:00:00', 'negen', '-1', '49:00', '13pm'])('refuses %s', (from) => {
    const read = readDraft(
      { ...draftOfVersion(HoursVersion.parse({ from: '2026-01-01', week: 'off' }), 'NL'), days: [[{ from, until: '17' }], [], [], [], [], [], []] },
      [],
      texts,
      String,
    )
    expect('problems' in read && read.problems.map(({ field }) => field)).toEqual(['day0-from-0'])
  })
})
