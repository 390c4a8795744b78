import { describe, expect, it } from 'vitest'
import type { Instant, LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { expectedAttempts } from '../../shared/staffing/expectedAttempts.ts'
import { intervalMinutes, intervalsOf, staffingIntervals } from '../../shared/staffing/gap.ts'
import type { GapInput } from '../../shared/staffing/gapInput.ts'
import { rosteredTime } from '../../shared/staffing/staffedTime.ts'
import { seeded } from './seeded.ts'

const at = (text: string) => Date.parse(text)
const hour = 3_600_000
const shift = (from: string, until: string, people = 1): Shift => ({
  line: 'telefoon' as LineId,
  from: at(from) as Instant,
  until: at(until) as Instant,
  people,
  name: '',
})

describe('staffed time', () => {
  it('counts the fewest at any moment, and for how long how many were there', () => {
    const shifts = [shift('2026-02-03T18:00Z', '2026-02-03T20:00Z', 2), shift('2026-02-03T19:30Z', '2026-02-03T21:00Z')]
    expect(rosteredTime(shifts, at('2026-02-03T19:00Z'), at('2026-02-03T20:00Z'))).toMatchObject({
      least: 2,
      most: 3,
      shares: new Map([
        [2, 0.5],
        [3, 0.5],
      ]),
    })
    expect(rosteredTime(shifts, at('2026-02-03T20:30Z'), at('2026-02-03T21:30Z'))).toMatchObject({ least: 0, most: 1 })
    expect(rosteredTime([], at('2026-02-03T20:30Z'), at('2026-02-03T21:30Z'))).toMatchObject({ least: 0, most: 0 })
  })
})

describe('expected attempts', () => {
  const perHour = (cell: number) => (cell < 24 ? cell : 10)
  const attempts = expectedAttempts({ perHour, holiday: () => ({ factor: 0.5, seen: 3 }) }, 'Europe/Amsterdam', (date) =>
    date === ('2026-12-25' as LocalDate) ? 'christmas' : undefined,
  )
  it('follow the hours on the wall, and parts of them', () => {
    expect(attempts(at('2026-02-02T09:30Z'), at('2026-02-02T11:00Z'))).toBeCloseTo(0.5 * 10 + 11)
    expect(attempts(at('2026-12-25T09:00Z'), at('2026-12-25T10:00Z'))).toBe(5)
  })
  it('of a Sunday of 23 or 25 hours are so much fewer or more', () => {
    expect(attempts(at('2026-03-28T23:00Z'), at('2026-03-29T22:00Z'))).toBeCloseTo(230)
    expect(attempts(at('2026-10-24T22:00Z'), at('2026-10-25T23:00Z'))).toBeCloseTo(250)
  })
})

const policy = { minimum: 1, absence: 0, atOnce: 1 }
const open = [{ from: at('2026-02-03T18:00Z'), until: at('2026-02-03T21:30Z') }]
const input = (shifts: readonly Shift[], more: Partial<GapInput> = {}): GapInput => ({
  open,
  timeZone: 'Europe/Amsterdam',
  handleSeconds: 1200,
  meanPatienceSeconds: 300,
  redialShare: 0,
  missedShare: 0,
  target: { abandonedAtMost: 0.1 },
  policy,
  attempts: (from, until) => (6 * (until - from)) / hour,
  dispersion: 1,
  levelVariance: 0,
  weeks: 26,
  level: 0.9,
  rostered: (from, until) => rosteredTime(shifts, from, until),
  present: () => undefined,
  ...more,
})

describe('a staffing gap', () => {
  it('is cut on the wall, at whole hours, halves or quarters', () => {
    expect(intervalsOf(open, 'Europe/Amsterdam', 60).map(({ from, until }) => (until - from) / hour)).toEqual([1, 1, 1, 0.5])
    expect([intervalMinutes(2100, 50), intervalMinutes(300, 5), intervalMinutes(300, 40), intervalMinutes(300, 300)]).toEqual([60, 60, 30, 15])
  })
  it('is in people: those who would have got through with the required staff', () => {
    const [first] = staffingIntervals(input([shift('2026-02-03T18:00Z', '2026-02-03T22:00Z', 2)]), 60)
    expect(first!.required).toMatchObject({ onDuty: 4 })
    expect(first!.short).toBe(2)
    expect(first!.people!.value).toBeGreaterThan(1)
    expect(first!.people!.low).toBeLessThan(first!.people!.value)
    expect(first!.people!.high).toBeGreaterThan(first!.people!.value)
  })
  it('asks for staff for what comes in, and for the conversations that what came before still takes', () => {
    const peak = at('2026-02-03T12:00Z')
    const day = [{ from: at('2026-02-03T08:00Z'), until: at('2026-02-03T20:00Z') }]
    // Nothing before it opens, 12 an hour until the peak is over, then 3.
    const rate = (moment: number) => (moment < day[0]!.from ? 0 : moment < peak + hour ? 12 : 3)
    const attempts = (from: number, until: number) =>
      Array.from({ length: 60 }, (_, n) => rate(from + ((until - from) * (n + 0.5)) / 60)).reduce<number>((sum, one) => sum + one / 60, 0)
    const needed = staffingIntervals(input([], { open: day, attempts }), 60).map(({ required }) => required!.onDuty)
    const [steady, quiet] = [needed[2]!, needed.at(-1)!]
    expect(quiet).toBeLessThan(steady)
    expect(needed.slice(0, 5)).toEqual(Array(5).fill(steady))
    expect(needed[5]).toBeGreaterThan(quiet)
    expect(needed.slice(6)).toEqual(Array(6).fill(quiet))
  })
  it('is none where enough people are rostered, and a surplus is said as such', () => {
    const [first] = staffingIntervals(input([shift('2026-02-03T18:00Z', '2026-02-03T22:00Z', 6)]), 60)
    expect([first!.short, first!.people!.value, first!.isUnstaffed]).toEqual([-2, 0, false])
  })
  it('with nobody rostered while open is everybody the required staff would reach', () => {
    const [first] = staffingIntervals(input([]), 60)
    expect(first!.isUnstaffed).toBe(true)
    expect(first!.people!.value).toBeGreaterThan(5)
  })
  it('is unknown where nothing was measured or no roster was told', () => {
    const unknown = staffingIntervals(input([], { attempts: () => undefined, rostered: () => undefined }), 60)[0]!
    expect([unknown.required, unknown.short, unknown.people, unknown.isUnstaffed]).toEqual([undefined, undefined, undefined, false])
  })
  it('is what a line played out one by one loses for want of staff', () => {
    // Long evenings, so that the line comes to rest: two people where three are needed.
    const hours = 400
    const rates = { arrival: 6, service: 3, leave: 12 }
    const lostWith = (staff: number) => lostOver(rates, staff, hours, seeded(9))
    const { people, required } = staffingIntervals(input([shift('2026-02-03T18:00Z', '2026-02-03T22:00Z', 2)]), 60)[0]!
    const lostMore = (lostWith(2) - lostWith(required!.onDuty)) / hours
    expect(people!.value / lostMore).toBeGreaterThan(0.85)
    expect(people!.value / lostMore).toBeLessThan(1.15)
  })
})

function lostOver({ arrival, service, leave }: { arrival: number; service: number; leave: number }, staff: number, hours: number, next: () => number): number {
  let [inside, lost] = [0, 0]
  for (let time = 0; time < hours; ) {
    const [busy, waiting] = [Math.min(inside, staff), Math.max(0, inside - staff)]
    const rate = arrival + busy * service + waiting * leave
    time -= Math.log(1 - next()) / rate
    const what = next() * rate
    if (what < arrival) inside++
    else {
      inside--
      if (what >= arrival + busy * service) lost++
    }
  }
  return lost
}
