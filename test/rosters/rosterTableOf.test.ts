import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { Instant, type LineId, type LocalDate } from '../../shared/contacts/identifiers.ts'
import { columnsOf } from '../../shared/rosters/rosterColumns.ts'
import { linesOfTeam } from '../../shared/rosters/linesOfTeam.ts'
import type { RosterLayout } from '../../shared/rosters/rosterLayout.ts'
import { readRosterRows } from '../../shared/rosters/rosterRows.ts'
import { rosterTableOf } from '../../shared/rosters/rosterTableOf.ts'
import { merged, type Shift } from '../../shared/rosters/shift.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { date, settingsWith } from '../builders/report.ts'

const settings = (() => {
  const one = settingsWith({})
  return settingsWith({}, { lines: [...one.lines, { id: 'chat', name: 'Chat', channel: 'chat' }] })
})()
const clock = localTimeOf('Europe/Amsterdam')
const aShift = fc
  .record({
    line: fc.constantFrom('telefoon' as LineId, 'chat' as LineId),
    day: fc.integer({ min: 0, max: 700 }),
    start: fc.integer({ min: 0, max: 95 }),
    quarters: fc.integer({ min: 1, max: 95 }),
    people: fc.integer({ min: 1, max: 9 }),
    name: fc.constantFrom('', 'Avond', 'Laat; of vroeg'),
    pause: fc.constantFrom(0, 10),
  })
  .map(({ line, day, start, quarters, people, name, pause }): Shift => {
    const own = addDays(date('2026-01-01'), day)
    const end = start + quarters
    return {
      line,
      from: clock.fromWallClock(own, start * 900),
      until: clock.fromWallClock(addDays(own, Math.floor(end / 96)), (end % 96) * 900),
      people,
      name,
      ...(pause === 0 ? {} : { pauseMinutes: pause }),
    }
  })
  // In the night the clock changes a time on the wall may be missing, or be two.
  .filter(({ from, until }) => until - from >= 900_000 && clock.offsetMinutesAt(from - 7_200_000) === clock.offsetMinutesAt(until + 7_200_000))

const layouts: readonly (RosterLayout | undefined)[] = [
  undefined,
  {
    columns: [
      { heading: 'Team', roles: ['team'] },
      { heading: 'Van', roles: ['date', 'start'] },
      { heading: 'Tot', roles: ['end'] },
    ],
    dates: 'iso',
  },
  {
    columns: [
      { heading: 'Dienst', roles: ['name'] },
      { heading: 'Datum', roles: ['date'] },
      { heading: 'Begintijd', roles: ['start'] },
      { heading: 'Eindtijd', roles: ['end'] },
    ],
    dates: 'dmy',
  },
]

describe('a roster written down as a table again', () => {
  it.each(['nl', 'en'] as const)('says, when it is read, what it said (%s)', (language) => {
    fc.assert(
      fc.property(fc.array(aShift, { minLength: 1, maxLength: 12 }), fc.constantFrom(...layouts), (shifts, layout) => {
        const own = merged(shifts)
        const [heading = [], ...rows] = rosterTableOf(own, { settings, layout, headings: textsOf(language).rosterImport.asImportedHeadings })
        const table = { heading, rows: rows.map((cells, n) => ({ row: n + 2, cells })) }
        const found = columnsOf(heading)
        const columns = found.date === undefined && found.start !== undefined ? { ...found, date: found.start } : found
        const read = readRosterRows(table, {
          columns,
          linesOfTeam: linesOfTeam(settings),
          defaultLines: [],
          zoneOf: () => 'Europe/Amsterdam',
          today: '2026-11-23' as LocalDate,
        })
        expect(read.refused).toEqual([])
        expect(read.shifts).toEqual(own)
      }),
      { seed: 6, numRuns: 200 },
    )
  })
  it('keeps the order and the headings of the file, and adds only what it would otherwise lose', () => {
    const evening: Shift = {
      line: 'telefoon' as LineId,
      from: Instant.parse(Date.parse('2026-06-15T17:00Z')),
      until: Instant.parse(Date.parse('2026-06-15T22:00Z')),
      people: 1,
      name: '',
    }
    const layout: RosterLayout = {
      columns: [
        { heading: 'tot', roles: ['end'] },
        { heading: 'dag', roles: ['date'] },
        { heading: 'van', roles: ['start'] },
      ],
      dates: 'iso',
    }
    const rows = (shift: Shift) => rosterTableOf([shift], { settings: settingsWith({}), layout, headings: textsOf('nl').rosterImport.asImportedHeadings })
    expect(rows(evening)).toEqual([
      ['tot', 'dag', 'van'],
      ['24:00', '2026-06-15', '19:00'],
    ])
    expect(rows({ ...evening, people: 2 })[0]).toEqual(['tot', 'dag', 'van', 'Aantal'])
  })
})
