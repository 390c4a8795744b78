/**
 * Lines of every kind, drawn at chance from a seed: what a helpline may be like, with how often (decision 0090). A line is drawn whole, with its
 * present week staffed somewhere between short and ample, and with hours that somebody might think of adding.
 */
import { Random } from '../../../infra/local/demo/random.ts'
import type { ExtraBlock } from '../../../shared/cases/caseRequest.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { CaseLine } from './caseLine.ts'
import { hourlyRates } from './latentNeeds.ts'

/** With the weight of each. */
export const lineKinds = {
  small: 26,
  medium: 26,
  large: 9,
  night: 6,
  chat: 6,
  gaps: 5,
  busyOnly: 5,
  quietWhenClosed: 4,
  tiny: 4,
  partly: 4,
  notRecorded: 3,
  mostlyWithheld: 2,
} as const
export type LineKind = keyof typeof lineKinds
export const isLineKind = (text: string): text is LineKind => Object.hasOwn(lineKinds, text)

export type DrawnCase = { readonly line: CaseLine; readonly extra: readonly ExtraBlock[] }

/** @param seed another number is another line @param kind absent: drawn by its weight */
export function drawnCase(seed: number, kind: LineKind = kindOf(new Random(`kind ${seed}`))): DrawnCase {
  const random = new Random(`line ${seed} ${kind}`)
  const needsPerYear = Math.round(volumeOf(kind, random))
  const weekHours = present(kind, random)
  const isEven = random.next()
  const line: CaseLine = {
    seed: 1 + random.below(2 ** 30),
    kind,
    channel: kind === 'chat' ? 'chat' : 'phone',
    chatsAtOnce: kind === 'chat' ? 1 + random.below(3) : 1,
    from: pick(random, [LocalDate.parse('2024-01-01'), LocalDate.parse('2025-01-06'), LocalDate.parse('2025-09-01'), LocalDate.parse('2026-01-05')]),
    weeks: pick(random, [52, 52, 52, 52, 39, 26, 13]),
    present: weekHours.map((block) => ({ ...block, staff: 1 })),
    closesOnHolidays: random.isTrue(0.7),
    needsPerYear,
    byWeekday: Array.from({ length: 7 }, (_, day) => (day < 5 ? 1 : random.uniform(0.6, 1.1)) * random.uniform(0.9, 1.1)),
    byHour: dayOf(random),
    closedDemand: kind === 'busyOnly' ? random.uniform(0.03, 0.12) : kind === 'quietWhenClosed' ? 0 : random.uniform(0.3, 1),
    season: { height: random.uniform(0, 0.25), topDay: random.uniform(0, 365) },
    holidayDemand: random.uniform(0.6, 1.1),
    phi: isEven < 0.4 ? 1 : random.uniform(1, 2.5),
    frequent: { share: random.uniform(0, 0.3), people: 1 + random.below(Math.max(2, Math.round(needsPerYear / 400))) },
    returning: { share: random.uniform(0, 0.3), people: Math.max(5, Math.round(needsPerYear * random.uniform(0.05, 0.2))) },
    withheldShare: kind === 'mostlyWithheld' ? random.uniform(0.72, 0.9) : random.isTrue(0.25) ? random.uniform(0.35, 0.55) : random.uniform(0, 0.35),
    keyDays: new Random(`keys ${seed}`).isTrue(0.5) ? 28 : 0,
    kappa: random.isTrue(0.25) ? 0 : random.uniform(0, 0.6),
    knowersWaitShare: random.uniform(0.2, 0.9),
    learnsShare: random.uniform(0.5, 1),
    patience: {
      meanSeconds: random.uniform(90, 600) * (kind === 'chat' ? 1.5 : 1),
      sigma: random.isTrue(0.35) ? random.uniform(0.6, 1.3) : 0,
      tapeShare: random.isTrue(0.3) ? random.uniform(0.05, 0.2) : 0,
      shortShare: random.uniform(0, 0.06),
    },
    queuePlaces: random.isTrue(0.2) ? random.below(4) : 50,
    turnsAwayWhenUnstaffed: random.isTrue(0.3),
    talk: { medianSeconds: random.uniform(360, 1800), sigma: random.uniform(0.4, 0.8), wrapUpMeanSeconds: random.uniform(0, 420) },
    redial: { share: random.uniform(0.2, 0.8), medianSeconds: random.logNormal(900, 1), sigma: random.uniform(0.6, 1.6), fading: random.uniform(0.85, 1) },
    deferral: {
      share: kind === 'busyOnly' ? random.uniform(0.7, 0.95) : random.uniform(0.2, 0.8),
      tauHours: random.logNormal(30, 0.8),
      meanSeconds: random.uniform(0.7, 2.5) * 3600,
    },
    closedAgainShare: random.uniform(0, 0.3),
    blindShare: random.isTrue(0.5) ? 0 : random.uniform(0, 0.2),
    constancy: random.next(),
    noShowShare: random.isTrue(0.25) ? 0 : random.uniform(0, 0.25),
    presenceFed: random.isTrue(0.6),
    closedRecorded: kind === 'notRecorded' ? 'no' : kind === 'partly' ? 'partly' : 'yes',
    partlyRecordedShare: random.uniform(0.4, 0.8),
    gaps: kind === 'gaps' ? Array.from({ length: 1 + random.below(3) }, () => ({ fromDay: random.below(170), hours: 6 + random.below(9 * 24) })) : [],
  }
  const staffed = {
    ...line,
    present: weekHours.map((block) => ({
      ...block,
      staff: staffFor(line, block, random.uniform(kind === 'busyOnly' ? 0.6 : 0.9, kind === 'busyOnly' ? 0.95 : 2.2), 10),
    })),
  }
  const longer = extraHours(staffed, kind, random)
  return { line: staffed, extra: longer.map((block) => ({ ...block, staff: staffFor(line, block, random.uniform(0.9, 2.5), 3) })) }
}

function kindOf(random: Random): LineKind {
  const kinds = Object.entries(lineKinds) as [LineKind, number][]
  let left = random.next() * kinds.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of kinds) {
    left -= weight
    if (left < 0) return kind
  }
  return 'small'
}
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random.below(items.length)]!
const logUniform = (random: Random, from: number, until: number) => from * (until / from) ** random.next()

function volumeOf(kind: LineKind, random: Random): number {
  switch (kind) {
    case 'tiny':
      return logUniform(random, 120, 300)
    case 'small':
      return logUniform(random, 300, 1800)
    case 'large':
      return logUniform(random, 9000, 60_000)
    default:
      return logUniform(random, 1200, 9000)
  }
}

type Hours = Omit<ExtraBlock, 'staff'>
const on = (weekdays: readonly number[], from: number, until: number): readonly Hours[] =>
  weekdays.map((weekday) => ({ weekday, from: from * 60, until: until * 60 }))
const workdays = [0, 1, 2, 3, 4]
const allDays = [0, 1, 2, 3, 4, 5, 6]

function present(kind: LineKind, random: Random): readonly Hours[] {
  if (kind === 'busyOnly') return on(allDays, 8, 22)
  if (kind === 'large') return pick(random, [on(allDays, 11, 21), on(workdays, 9, 21), on(allDays, 9, 17)])
  if (kind === 'night') return pick(random, [on(allDays, 9, 22), on(workdays, 9, 22), [...on(workdays, 13, 22), ...on([5, 6], 19, 22)]])
  const some = [...workdays].sort(() => random.next() - 0.5).slice(0, 2 + random.below(2))
  return pick(random, [
    on(workdays, 13, 17),
    on(workdays, 9, 17),
    on(workdays, 10, 16),
    on(some, 13, 17),
    [...on(workdays, 13, 17), ...on([0, 3], 19, 21)],
    on([0, 2, 4], 9, 12),
  ])
}

/** One or two evenings, a night, a weekend: what people ask for. */
function extraHours(line: CaseLine, kind: LineKind, random: Random): readonly Hours[] {
  if (kind === 'busyOnly') return pick(random, [on([0, 3], 22, 24), on([6], 22, 24), on(workdays, 22, 24)])
  if (kind === 'night') return pick(random, [on(allDays, 22, 30), on([4, 5], 22, 26), on([5, 6], 22, 30)])
  const closesAt = Math.max(...line.present.map(({ until }) => until / 60))
  const isLate = closesAt >= 21
  const evenings = isLate
    ? [21, 24]
    : pick(random, [
        [19, 22],
        [18, 21],
        [20, 22],
        [17, 20],
      ])
  const weekdays = pick(random, [[1], [0, 3], [1, 6], workdays, allDays, [2, 4]])
  const weekend = pick(random, [on([5, 6], 19, 22), on([5, 6], 13, 17), on([6], 14, 18)])
  const wanted = random.isTrue(0.7) ? on(weekdays, evenings[0]!, evenings[1]!) : weekend
  const isClosed = ({ weekday, from, until }: Hours) => line.present.every((open) => open.weekday !== weekday || open.until <= from || until <= open.from)
  const closed = wanted.filter(isClosed)
  return closed.length > 0 ? closed : on([6], 21, 24).filter(isClosed)
}

/** For a load of about what comes in those hours. @param ampleness beside just enough */
function staffFor(line: CaseLine, { weekday, from, until }: Hours, ampleness: number, most: number): number {
  const rates = hourlyRates(line)
  let needs = 0
  for (let minute = from; minute < until; minute += 60) needs += rates[(weekday * 24 + Math.floor(minute / 60)) % 168]!
  const handleHours = (line.talk.medianSeconds * Math.exp(line.talk.sigma ** 2 / 2) + line.talk.wrapUpMeanSeconds) / 3600
  const load = (needs / ((until - from) / 60)) * handleHours
  return Math.max(1, Math.min(most, Math.round((load * ampleness) / line.chatsAtOnce + 0.3)))
}

/** By hour: hardly anything at night, a rise in the morning, and an evening that may be the busiest part. */
function dayOf(random: Random): readonly number[] {
  const [night, evening, evenHour] = [random.uniform(0.05, 0.25), random.uniform(0.4, 1.6), random.uniform(19, 21.5)]
  return Array.from({ length: 24 }, (_, hour) => {
    const day = Math.exp(-(((hour + 0.5 - 13) / 4) ** 2))
    const late = evening * Math.exp(-(((hour + 0.5 - evenHour) / 2.2) ** 2))
    return night + day + late
  })
}
