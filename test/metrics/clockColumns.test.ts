import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { LineId } from '../../shared/contacts/identifiers.ts'
import { joinDays } from '../../shared/dayfiles/contactColumns.ts'
import { unpackDay, packDay } from '../../shared/dayfiles/pack.ts'
import { clockColumns } from '../../shared/metrics/clockColumns.ts'
import type { Contact } from '../../shared/contacts/contact.ts'

const zones = ['Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
const contactAt = (second: number, n: number) =>
  ({
    contactId: `c${n}`,
    lineId: 'l',
    arrivedAt: second * 1000,
    outcome: 'left',
    caller: 'withheld',
    wasOffered: false,
    leftInMenu: false,
  }) as unknown as Contact

describe.each(zones)('in %s', (zone) => {
  it('every attempt stands at the day, the quarter and the hour of the week that the wall clock shows, over changes of the clock too', () => {
    const time = localTimeOf(zone)
    // Two years with four changes, and many moments close to each of them.
    const [first, last] = [Date.parse('2025-01-01') / 1000, Date.parse('2027-01-01') / 1000]
    const changes = time.transitionsBetween(first * 1000, last * 1000).map(({ atMs }) => atMs / 1000)
    const around =
      changes.length === 0
        ? fc.integer({ min: first, max: last })
        : fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -9000, max: 9000 })).map(([at, by]) => at + by)
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: first, max: last }), around), { minLength: 1, maxLength: 80 }), (seconds) => {
        const day = { date: '2025-01-01' as never, columns: unpackDay(packDay({ contacts: seconds.map(contactAt), presence: [], heartbeats: [] })) }
        const columns = joinDays([{ line: LineId.parse('l'), days: [day] }], [])
        const clock = clockColumns(columns, () => zone)
        for (const [row, second] of columns.at.entries())
          expect([clock.day[row], clock.quarter[row], clock.hourOfWeek[row]], new Date(second * 1000).toISOString()).toEqual([
            dayNumberOf(time.dateOf(second * 1000)),
            Math.floor(time.secondOfDayOf(second * 1000) / 900),
            time.hourOfWeekOf(second * 1000),
          ])
      }),
      { numRuns: 60, seed: 138 },
    )
  })
})
