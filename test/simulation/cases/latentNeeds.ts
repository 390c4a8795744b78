/**
 * Who came to need the line, and when, whether or not they ever tried: the same people for every opening hours that are tried out on them.
 * Needs stand in order of time; a row of the arrays is one need.
 */
import { generalDaysOff } from '../../../shared/calendar/holidays.ts'
import { datesBetween, dayNumberOf, weekdayOf } from '../../../shared/calendar/localDate.ts'
import { Random } from '../../../infra/local/demo/random.ts'
import type { CaseLine } from './caseLine.ts'
import { gammaOfMeanOne, keyOf, purposes, uniformOf } from './chance.ts'
import { clock, simulatedDates } from './plannedWeek.ts'

export type LatentNeeds = {
  readonly length: number
  /** Seconds since 1970 UTC, whole. */
  readonly at: Float64Array
  readonly person: Int32Array
  /** Names the need's own chance. */
  readonly key: Uint32Array
  readonly people: {
    readonly length: number
    readonly key: Uint32Array
    readonly isWithheld: Uint8Array
    readonly knowsHours: Uint8Array
    readonly hearsOfNewHours: Uint8Array
    /** How much more (or less) they persevere than others. */
    readonly perseverance: Float64Array
  }
}

/** @param chance which year of chance: another number is another year of the same line @param level demand beside that of the line's usual year */
export function latentNeeds(line: CaseLine, chance: number, level = 1): LatentNeeds {
  const moments = momentsOf(line, chance, level)
  const random = new Random(`people ${line.seed} ${chance}`)
  const person = new Int32Array(moments.length)
  const { frequent, returning } = line
  const known = frequent.people + returning.people
  let strangers = 0
  for (let need = 0; need < person.length; need++) {
    const kind = random.next()
    if (kind < frequent.share) person[need] = unevenly(frequent.people, random)
    else if (kind < frequent.share + returning.share) person[need] = frequent.people + random.below(returning.people)
    else person[need] = known + strangers++
  }
  return {
    length: moments.length,
    at: moments,
    person,
    key: Uint32Array.from(moments, (_, need) => keyOf(line.seed ^ chance, 100, need)),
    people: peopleOf(line, chance, known + strangers),
  }
}

/** Of those who call very often the first calls most. */
const unevenly = (people: number, random: Random) => Math.min(people - 1, Math.floor(people * random.next() ** 2))

function peopleOf(line: CaseLine, chance: number, length: number): LatentNeeds['people'] {
  const key = Uint32Array.from({ length }, (_, person) => keyOf(line.seed ^ chance, purposes.person, person))
  const isFrequent = (person: number) => person < line.frequent.people
  const knowing = line.kappa / (1 + line.kappa)
  return {
    length,
    key,
    isWithheld: Uint8Array.from(key, (own) => (uniformOf(own, purposes.withheld) < line.withheldShare ? 1 : 0)),
    knowsHours: Uint8Array.from(key, (own) => (uniformOf(own, purposes.knowsHours) < knowing ? 1 : 0)),
    hearsOfNewHours: Uint8Array.from(key, (own) => (uniformOf(own, purposes.learnsHours) < line.learnsShare ? 1 : 0)),
    perseverance: Float64Array.from(key, (own, person) => (isFrequent(person) ? 1.25 : 1) * (0.8 + 0.4 * uniformOf(own, purposes.perseverance))),
  }
}

/** A Poisson process with a rate by hour of the week, season, holiday and the week's own mood. */
function momentsOf(line: CaseLine, chance: number, level: number): Float64Array {
  const { first, last } = simulatedDates(line)
  const random = new Random(`moments ${line.seed} ${chance}`)
  const perHour = hourlyRates(line)
  const holidayOn = generalDaysOff('NL')
  const perWeek = (line.needsPerYear * level) / weeksInYear
  const moments: number[] = []
  let mood = 1
  for (const date of datesBetween(first, last)) {
    const weekday = weekdayOf(date) - 1
    if (weekday === 0) mood = gammaOfMeanOne((line.phi - 1) / perWeek, () => random.next())
    const dayOfYear = dayNumberOf(date) % 365.25
    const season = 1 + line.season.height * Math.cos(((dayOfYear - line.season.topDay) / 365.25) * 2 * Math.PI)
    const dayLevel = level * mood * season * (holidayOn(date) === undefined ? 1 : line.holidayDemand)
    for (let hour = 0; hour < 24; hour++) {
      const from = clock.fromWallClock(date, hour * 3600) / 1000
      const seconds = clock.fromWallClock(date, (hour + 1) * 3600) / 1000 - from
      const rate = (perHour[weekday * 24 + hour]! * dayLevel) / 3600
      if (rate <= 0) continue
      for (let at = from + random.exponential(1 / rate); at < from + seconds; at += random.exponential(1 / rate)) moments.push(Math.floor(at))
    }
  }
  return Float64Array.from(moments).sort()
}
const weeksInYear = 52.18

/** Needs an hour by hour of the week, in an average week. */
export function hourlyRates(line: CaseLine): Float64Array {
  const isOpen = new Uint8Array(168)
  for (const { weekday, from, until } of line.present)
    for (let minute = from; minute < until; minute += 60) isOpen[(weekday * 24 + Math.floor(minute / 60)) % 168] = 1
  const shape = Float64Array.from(
    { length: 168 },
    (_, hour) => line.byWeekday[Math.floor(hour / 24)]! * line.byHour[hour % 24]! * (isOpen[hour] === 1 ? 1 : line.closedDemand),
  )
  const total = shape.reduce((sum, own) => sum + own, 0)
  return shape.map((own) => (own / total) * (line.needsPerYear / weeksInYear))
}
