/** Open now, until when, and when next: against a walk over every minute. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAhead, scheduleNow } from '../../shared/calendar/scheduleNow.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { Line } from '../../shared/settings/settings.ts'
import { isOpenAt } from './isOpenAt.ts'

const lineWith = (more: object) => Line.parse({ id: 'telefoon', name: 'Telefoon', channel: 'phone', ...more })
const lineOpen = (week: string, more: object = {}) => lineWith({ hours: [{ from: '2000-01-01', week, ...more }] })
const utc = (text: string) => Date.parse(text) as Instant

describe('a line by its opening hours', () => {
  it('has no hours until some are filled in', () => expect(scheduleNow(lineWith({}), utc('2026-06-10T10:00:00Z'))).toEqual({ kind: 'no_hours' }))
  it('is open up to the end of its block, and closed from that very minute', () => {
    const line = lineOpen('Mo-Fr 09:00-17:00')
    expect(scheduleNow(line, utc('2026-06-10T14:59:59Z'))).toEqual({ kind: 'open', until: utc('2026-06-10T15:00:00Z') })
    expect(scheduleNow(line, utc('2026-06-10T15:00:00Z'))).toEqual({ kind: 'closed', next: utc('2026-06-11T07:00:00Z') })
  })
  it('that is open day and night does not close', () =>
    expect(scheduleNow(lineOpen('24/7'), utc('2026-06-10T10:00:00Z'))).toEqual({ kind: 'open', until: undefined }))
  it('that never opens has no next time', () => expect(scheduleNow(lineOpen('off'), utc('2026-06-10T10:00:00Z'))).toEqual({ kind: 'closed', next: undefined }))
  it('skips a holiday it keeps, and opens on a date that is an exception', () => {
    const line = lineOpen('Mo-Fr 09:00-17:00', { holidays: 'NL' })
    const withDate = lineWith({ hours: line.hours, exceptions: [{ date: '2026-12-25', week: '10:00-12:00' }] })
    expect(scheduleNow(line, utc('2026-12-24T17:00:00Z'))).toEqual({ kind: 'closed', next: utc('2026-12-28T08:00:00Z') })
    expect(scheduleNow(withDate, utc('2026-12-24T17:00:00Z'))).toEqual({ kind: 'closed', next: utc('2026-12-25T09:00:00Z') })
  })
  it('ends a night at the hour on the wall, in the nights the clock changes too', () => {
    const line = lineOpen('Mo-Su 22:00-06:00')
    expect(scheduleNow(line, utc('2026-10-24T23:30:00Z'))).toEqual({ kind: 'open', until: utc('2026-10-25T05:00:00Z') })
    expect(scheduleNow(line, utc('2026-03-28T23:30:00Z'))).toEqual({ kind: 'open', until: utc('2026-03-29T04:00:00Z') })
  })
  it('agrees with a walk over every minute, whatever the week, the zone and the night', () => {
    const weeks = [
      'Mo-Fr 09:00-17:00',
      'Sa,Su 22:00-06:00',
      'Mo 13:00-14:00',
      'Mo-Su 00:00-02:30',
      'Tu 23:30-24:00; We 00:00-01:00',
      'We 02:00-03:00,03:30-24:00',
    ]
    const minuteMs = 60_000
    fc.assert(
      fc.property(
        fc.constantFrom(...weeks),
        fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'UTC'),
        fc.constantFrom('2026-03-28', '2026-10-24', '2026-06-10', '2026-11-01', '2026-03-08'),
        fc.integer({ min: 0, max: 2 * 1440 }),
        (week, timeZone, day, minute) => {
          const line = lineWith({ timeZone, hours: [{ from: '2000-01-01', week }] })
          const now = (utc(`${day}T00:00:00Z`) + minute * minuteMs) as Instant
          const isOpen = isOpenAt(line, now)
          let end = now
          const last = now + 8 * 86_400_000
          while (end < last && isOpenAt(line, end) === isOpen) end = (end + 15 * minuteMs) as Instant
          // The quarter hour in which it turns, minute by minute.
          if (end < last) {
            end = Math.max(now, end - 15 * minuteMs) as Instant
            while (isOpenAt(line, end) === isOpen) end = (end + minuteMs) as Instant
          }
          expect(scheduleNow(line, now)).toEqual(isOpen ? { kind: 'open', until: end } : { kind: 'closed', next: end })
        },
      ),
      { seed: 7, numRuns: 60 },
    )
    expect(daysAhead).toBe(60)
  })
})
