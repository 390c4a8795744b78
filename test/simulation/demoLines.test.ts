import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { ContactReport, Report } from '../../shared/providers/provider.ts'
import { demoScenarios, lindelijn, vlierlijn, wilgenlijn } from '../../infra/local/demo/scenarios.ts'
import { answeringServiceOf, outageOf } from '../../infra/local/demo/story.ts'
import { amsterdam, simulated } from './simulatedLine.ts'

const yearDates = datesBetween(LocalDate.parse('2026-01-01'), LocalDate.parse('2026-12-31'))
const contactsIn = (reports: readonly Report[]) => reports.filter((report) => report.kind === 'contact')
const arrivalsIn = (reports: readonly Report[]) => contactsIn(reports).filter(({ type }) => type === 'contact.arrived')

type Year = ReturnType<typeof simulated>
const recordedAttempts = ({ reportsOn }: Year) => yearDates.reduce((sum, date) => sum + arrivalsIn(reportsOn(date)).length, 0)

describe('the three invented lines', () => {
  const years = new Map<string, Year>()
  const of = (lineId: string): Year => years.get(lineId) as Year
  beforeAll(() => {
    for (const scenario of demoScenarios) years.set(scenario.lineId, simulated(scenario, 2026))
  })

  it('have about 900, 9,000 and 300,000 recorded attempts a year', () => {
    expect(Math.abs(recordedAttempts(of('vlierlijn')) / 900 - 1)).toBeLessThan(0.1)
    expect(Math.abs(recordedAttempts(of('lindelijn')) / 9000 - 1)).toBeLessThan(0.1)
    expect(Math.abs(of('wilgenlijn').truth.attempts.length / 300_000 - 1)).toBeLessThan(0.05)
  })

  it('never give one volunteer two conversations at a time, nor a caller two calls', () => {
    for (const { truth } of years.values()) {
      for (const [key, spans] of [
        [
          'agent',
          Map.groupBy(
            truth.attempts.filter(({ agent }) => agent !== undefined),
            ({ agent }) => agent,
          ),
        ],
        ['caller', Map.groupBy(truth.attempts, ({ need }) => need.person.key)],
      ] as const) {
        for (const own of spans.values()) {
          const busy = own
            .map((attempt) => ({
              from: key === 'agent' ? (attempt.waitEndedAt ?? 0) : attempt.at,
              until: attempt.talkEndsAt ?? attempt.waitEndedAt ?? attempt.at,
            }))
            .sort((a, b) => a.from - b.from)
          expect(busy.every((span, index) => index === 0 || (busy[index - 1]?.until ?? 0) <= span.from)).toBe(true)
        }
      }
    }
  })

  it('answer only by people who are signed in and not paused', () => {
    for (const { truth } of years.values()) {
      const changes = Map.groupBy(truth.presence, ({ agent }) => agent)
      const answered = truth.attempts.filter(({ ending }) => ending === 'answered')
      for (const { agent = '', waitEndedAt = 0 } of answered.filter((_, index) => index % 37 === 0)) {
        const last = changes.get(agent)?.findLast(({ at }) => at <= waitEndedAt)
        expect(['agent.signed_in', 'agent.resumed']).toContain(last?.type)
      }
    }
  })

  it('sign everybody in once, pause only who is in, and sign out who signed in', () => {
    const mayFollow = {
      none: ['agent.signed_in'],
      'agent.signed_in': ['agent.paused', 'agent.signed_out'],
      'agent.paused': ['agent.resumed', 'agent.signed_out'],
      'agent.resumed': ['agent.paused', 'agent.signed_out'],
      'agent.signed_out': ['agent.signed_in'],
    }
    for (const { truth } of years.values()) {
      for (const own of Map.groupBy(truth.presence, ({ agent }) => agent).values()) {
        let before: keyof typeof mayFollow = 'none'
        for (const { type } of own) {
          expect(mayFollow[before]).toContain(type)
          before = type
        }
        expect(before).toBe('agent.signed_out')
      }
    }
  })

  it('leave some open hours unstaffed, because people do not come', () => {
    const { truth, calendar } = of('vlierlijn')
    const openDates = yearDates.filter((date) => calendar.openOn(date).length > 0)
    const staffed = new Set(truth.presence.map(({ at }) => amsterdam.dateOf(at)))
    const unstaffed = openDates.filter((date) => !staffed.has(date)).length
    expect(unstaffed).toBeGreaterThan(3)
    expect(unstaffed).toBeLessThan(openDates.length / 5)
  })

  it('are found closed by most who try the small line, and lose a plausible share of those who wait', () => {
    const small = of('vlierlijn').truth.attempts
    expect(small.filter(({ ending }) => ending === 'closed').length / small.length).toBeGreaterThan(0.5)
    for (const { truth } of years.values()) {
      const waited = truth.attempts.filter(({ queuedAt, ending }) => queuedAt !== undefined && ending !== undefined)
      const left = waited.filter(({ ending }) => ending === 'left').length / waited.length
      expect(left).toBeGreaterThan(0.2)
      expect(left).toBeLessThan(0.55)
    }
  })

  it('have a third of their callers withhold their number, and few people make many of the calls', () => {
    for (const { truth } of years.values()) {
      const withheld = truth.attempts.filter(({ need }) => need.person.number === undefined).length / truth.attempts.length
      expect(withheld).toBeGreaterThan(0.28)
      expect(withheld).toBeLessThan(0.42)
    }
    const perPerson = [...Map.groupBy(of('wilgenlijn').truth.attempts, ({ need }) => need.person.key).values()].map((own) => own.length).sort((a, b) => b - a)
    const heaviest = perPerson.slice(0, Math.ceil(perPerson.length * 0.03)).reduce((sum, count) => sum + count, 0)
    expect(heaviest / of('wilgenlijn').truth.attempts.length).toBeGreaterThan(0.25)
  })

  it('use only numbers that nobody has', () => {
    for (const { reportsOn } of years.values())
      for (const { caller } of arrivalsIn(reportsOn('2026-10-14'))) expect(caller).toMatch(/^(\+999\d{11}|00999\d{11}|anonymous|restricted|)$/)
  })

  it('have people who were never reached, and people who were reached later', () => {
    for (const { truth } of years.values()) {
      const tried = truth.needs.filter(({ attempts }) => attempts > 0)
      const later = tried.filter(({ reachedAt, attempts }) => reachedAt !== undefined && attempts > 1).length
      const never = tried.filter(({ reachedAt }) => reachedAt === undefined).length
      expect(later / tried.length).toBeGreaterThan(0.1)
      expect(never / tried.length).toBeGreaterThan(0.2)
    }
  })
})

describe('what the exchange reports', () => {
  const medium = simulated(lindelijn, 2026)
  const small = simulated(vlierlijn, 2026)

  it('of each attempt is its arrival first and one end', () => {
    const all = [
      ...Map.groupBy(
        yearDates.flatMap((date) => contactsIn(medium.reportsOn(date))),
        ({ contact }) => contact,
      ).values(),
    ]
    const ends = (reports: readonly ContactReport[]) => reports.filter(({ type }) => ['contact.left', 'contact.refused', 'contact.ended'].includes(type)).length
    expect(all.every(([first]) => first?.type === 'contact.arrived')).toBe(true)
    const withoutEnd = all.filter((reports) => ends(reports) === 0).length
    expect(all.every((reports) => ends(reports) <= 1)).toBe(true)
    expect(withoutEnd).toBeGreaterThan(0)
    expect(withoutEnd / all.length).toBeLessThan(0.01)
  })

  it('is nothing at all during the outage', () => {
    const { from, until } = outageOf(2026)
    const span = { from: amsterdam.dayStart(from), until: amsterdam.dayStart(until) }
    const reports = datesBetween(addDays(from, -1), until).flatMap((date) => medium.reportsOn(date))
    expect(reports.filter(({ at }) => span.from <= at && at < span.until)).toEqual([])
    expect(reports.some(({ at }) => at < span.from)).toBe(true)
    expect(reports.some(({ at }) => at >= span.until)).toBe(true)
    expect(medium.truth.attempts.some(({ at }) => span.from <= at && at < span.until)).toBe(true)
  })

  it('leaves out what the answering service took, but nothing while the line is open', () => {
    const { until } = answeringServiceOf(2025)
    const winter = datesBetween(LocalDate.parse('2026-01-02'), addDays(until, -1))
    const refusals = winter.flatMap((date) => contactsIn(small.reportsOn(date))).filter(({ reason }) => reason === 'closed')
    const arrivals = winter.flatMap((date) => arrivalsIn(small.reportsOn(date)))
    const isOpen = (at: number) => small.calendar.openOn(amsterdam.dateOf(at)).some((span) => span.from <= at && at < span.until)
    expect(arrivals.length).toBeGreaterThan(20)
    expect(arrivals.every(({ at }) => isOpen(at))).toBe(true)
    expect(refusals.length).toBeLessThan(3)
    expect(arrivalsIn(datesBetween(until, LocalDate.parse('2026-04-30')).flatMap((date) => small.reportsOn(date))).some(({ at }) => !isOpen(at))).toBe(true)
  })

  it('rises in the evenings from the day the hours were extended', () => {
    const answeredAtWeekends = (from: string, to: string) =>
      datesBetween(LocalDate.parse(from), LocalDate.parse(to))
        .flatMap((date) => contactsIn(medium.reportsOn(date)))
        .filter(({ type, at }) => type === 'contact.answered' && [6, 0].includes(new Date(at).getUTCDay())).length
    expect(answeredAtWeekends('2026-01-01', '2026-05-03')).toBe(0)
    expect(answeredAtWeekends('2026-05-04', '2026-08-31')).toBeGreaterThan(60)
  })
})

describe('the days on which the clocks change', () => {
  let year: Year
  beforeAll(() => {
    year = simulated(wilgenlijn, 2026, '2026-11-02T00:00:00Z')
  })
  const startsOn = (date: string) => {
    const start = amsterdam.dayStart(LocalDate.parse(date))
    const end = amsterdam.dayStart(addDays(LocalDate.parse(date), 1))
    return { hours: (end - start) / 3_600_000, starts: year.truth.needs.map(({ startsAt }) => startsAt).filter((at) => start <= at && at < end), start }
  }
  it('have 23 hours in spring and nobody in the hour that was not', () => {
    const { hours, starts } = startsOn('2026-03-29')
    const wallHours = new Set(starts.map((at) => Math.floor(amsterdam.secondOfDayOf(at) / 3600)))
    expect(hours).toBe(23)
    expect(wallHours).toEqual(new Set(Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hour !== 2)))
  })
  it('have 25 hours in autumn, people in both of the doubled ones', () => {
    const { hours, starts, start } = startsOn('2026-10-25')
    const elapsedHours = new Set(starts.map((at) => Math.floor((at - start) / 3_600_000)))
    expect(hours).toBe(25)
    expect([2, 3, 24].every((hour) => elapsedHours.has(hour))).toBe(true)
  })
  it('keep the opening hours on the wall clock', () => {
    const { calendar, truth } = year
    for (const date of ['2026-03-29', '2026-10-25']) {
      const [open] = calendar.openOn(LocalDate.parse(date))
      const answered = truth.attempts.filter(({ ending, waitEndedAt = 0 }) => ending === 'answered' && amsterdam.dateOf(waitEndedAt) === date)
      expect(answered.length).toBeGreaterThan(100)
      expect(answered.every(({ queuedAt = 0 }) => open !== undefined && open.from <= queuedAt && queuedAt < open.until)).toBe(true)
    }
  })
})
