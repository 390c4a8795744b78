/**
 * Who comes to need a helpline on one local day, and when: a Poisson process with a rate by hour of the week, season, slow trend,
 * holidays, campaign and a day's own mood. Each day draws from streams of its own.
 */
import { hourMs } from '../../../shared/calendar/durations.ts'
import { dayNumberOf, weekdayOf } from '../../../shared/calendar/localDate.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { type DemoCalendar, daysFrom, yearOf } from './demoCalendar.ts'
import { type Person, personOf } from './person.ts'
import { type Random, randomOf } from './random.ts'
import type { Scenario } from './scenario.ts'
import { campaignOf } from './story.ts'

export type Need = {
  readonly key: string
  readonly person: Person
  readonly startsAt: number
  /** The need's own stream: what this person does owes nothing to what others do, only to whether somebody answers. */
  readonly random: Random
  /** Told the opening hours by the closed message. */
  hasLearnedHours: boolean
  attempts: number
  firstAttemptAt: number | undefined
  reachedAt: number | undefined
}

export function needsOf(scenario: Scenario, date: LocalDate, calendar: DemoCalendar): readonly Need[] {
  const random = randomOf(scenario.lineId, date, 'needs')
  const dayRate = scenario.needsPerDay * levelOf(scenario, date, calendar) * random.logNormal(1, 0.12)
  const hourTotal = scenario.byHour.reduce((sum, share) => sum + share, 0)
  const needs: Need[] = []
  const dayEnd = calendar.dayStart(calendar.nextDay(date))
  // Whole hours of real time: a day of 23 hours has no hour between two and three, one of 25 has it twice.
  for (let at: number = calendar.dayStart(date); at < dayEnd; at += hourMs) {
    const share = (scenario.byHour[calendar.hourOf(at)] ?? 0) / hourTotal
    const count = random.poisson(dayRate * share)
    for (let i = 0; i < count; i++) needs.push(needOf(scenario, date, needs.length, at + random.below(3600) * 1000))
  }
  return needs
}

function needOf(scenario: Scenario, date: LocalDate, index: number, startsAt: number): Need {
  const key = `${date}-${index}`
  const random = randomOf(scenario.lineId, 'need', key)
  return {
    key,
    person: whoOf(scenario, date, key, random),
    startsAt,
    random,
    hasLearnedHours: false,
    attempts: 0,
    firstAttemptAt: undefined,
    reachedAt: undefined,
  }
}

/** Frequent and returning callers hold a place for some months and then make room for somebody else, each place at a time of its own. */
function whoOf(scenario: Scenario, date: LocalDate, key: string, random: Random): Person {
  const kind = random.next()
  if (kind < scenario.frequent.share) {
    // Low places come up more often: a few people make most of these calls.
    const place = Math.floor(scenario.frequent.people * random.next() ** 1.6)
    return personOf(scenario, `frequent-${place}-${spell(date, place, 150)}`, true)
  }
  if (kind < scenario.frequent.share + scenario.returning.share) {
    const place = random.below(scenario.returning.people)
    return personOf(scenario, `returning-${place}-${spell(date, place, 210)}`)
  }
  return personOf(scenario, key)
}
const spell = (date: LocalDate, place: number, days: number) => Math.floor((dayNumberOf(date) + place * 37) / days)

/** Relative to an average day. */
function levelOf(scenario: Scenario, date: LocalDate, calendar: DemoCalendar): number {
  const day = dayNumberOf(date)
  const weekday = scenario.byWeekday[weekdayOf(date) - 1] ?? 1
  const mean = scenario.byWeekday.reduce((sum, level) => sum + level, 0) / 7
  const season = 1 + 0.07 * Math.cos((2 * Math.PI * (day - 20)) / 365.25)
  const trend = 1 + 0.03 * Math.sin((2 * Math.PI * day) / 2200)
  return (weekday / mean) * season * trend * (calendar.isHoliday(date) ? 0.85 : 1) * campaignLevel(scenario, date)
}

/** Up by more than a third on the day, back to a tenth of that after a month. */
function campaignLevel(scenario: Scenario, date: LocalDate): number {
  if (!scenario.hasCampaigns) return 1
  const days = daysFrom(campaignOf(yearOf(date)), date)
  return days < 0 ? 1 : 1 + 0.4 * Math.exp(-days / 12)
}
