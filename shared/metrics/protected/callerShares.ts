/** How much of each count one caller makes up: twenty attempts by one person are one person, and stay inside (D6). */
import { dateOfDayNumber } from '../../calendar/localDate.ts'
import { causes } from '../../contacts/cause.ts'
import { eachNeed, needStatuses, statusOf } from '../../contacts/series.ts'
import { weekdayOf } from '../clockColumns.ts'
import { type FiguresInput, judgement } from '../figuresOf.ts'
import { causeOfVerdict } from '../judgedContacts.ts'
import { needsInput } from '../peopleFigures.ts'
import { categories, categoryOf, notAsked } from '../tally.ts'
import { needsByGroup } from '../weekGrid.ts'
import { cellAt, fromFineToCoarse } from './gridGrains.ts'
import { causeKeys, gridCounts, gridKeyOf } from './releaseCounts.ts'
import { type CallerShares, inMonth } from './shareOfOne.ts'

/** Of every count of attempts and of needs that were never reached; those whose callers cannot be recognised are nobody's. */
export function largestCallerShares(input: FiguresInput): CallerShares {
  const { columns } = input
  const { judged, tallied, people, selection, definitionsOn } = judgement(input)
  const { hourOf, monthOf } = clockOf(selection.firstDay)
  const counts = new Map<string, CallerCounts>()
  const countOf = (key: string) => {
    const own = counts.get(key) ?? { total: 0, byCaller: new Map<number, number>() }
    counts.set(key, own)
    return own
  }
  const add = (keys: readonly string[], person: number) => {
    for (const key of keys) {
      const own = countOf(key)
      own.total++
      if (person >= 0) own.byCaller.set(person, (own.byCaller.get(person) ?? 0) + 1)
    }
  }
  const inCell = remembering((hour) => cellsOf(hour))
  const attemptKeys = remembering((verdict, hour) => attemptKeysOf(verdict, inCell(hour)))
  const monthKeys = remembering((verdict, month) => whatsOf(verdict).map((what) => inMonth(what, { month: monthOf(month) })))
  for (let row = 0; row < columns.length; row++) {
    const cell = tallied.cellOf[row] ?? notAsked
    if (cell === notAsked) continue
    const [verdict, person] = [judged.verdict[row] ?? 0, columns.person[row] ?? -1]
    add(attemptKeys(verdict, hourOf(cell)), person)
    add(monthKeys(verdict, dayOf(cell)), person)
  }
  const windows = needsInput({ ...input, judged, definitionsOn, onlyDefinitions: undefined, short: input.filters.short })
  eachNeed(windows, (need) => {
    const first = need.rows[0] ?? 0
    const cell = tallied.cellOf[first] ?? notAsked
    if (!need.begins || cell === notAsked) return
    if (needStatuses[statusOf(need, windows.windowsAt(first).laterDays, input.now / 1000)] !== 'never') return
    add(['never', ...inCell(hourOf(cell)).map((suffix) => `never${suffix}`), inMonth('never', { month: monthOf(dayOf(cell)) })], need.person)
  })
  // What is printed of needs are estimates, with those of callers who cannot be recognised.
  const estimated = new Map<string, number>()
  const estimate = (key: string, never: number) => estimated.set(key, (estimated.get(key) ?? 0) + never)
  for (const [hour, never] of needsByGroup(tallied, people, 'never', 168, hourOf).entries())
    for (const suffix of ['', ...inCell(hour)]) estimate(`never${suffix}`, never)
  for (const [day, never] of needsByGroup(tallied, people, 'never', tallied.days, dayOf).entries()) estimate(inMonth('never', { month: monthOf(day) }), never)
  return new Map([...counts].map(([key, { total, byCaller }]) => [key, Math.max(0, ...byCaller.values()) / Math.max(total, estimated.get(key) ?? 0)]))
}

type CallerCounts = { total: number; readonly byCaller: Map<number, number> }

const dayOf = (cell: number) => Math.floor(cell / 24)
/** Of a date-hour of the period: its hour of the week; of a day of the period: its month. */
const clockOf = (firstDay: number) => ({
  hourOf: (cell: number) => weekdayOf(firstDay + dayOf(cell)) * 24 + (cell % 24),
  monthOf: (day: number) => dateOfDayNumber(firstDay + day).slice(0, 7),
})

/** The cells of the week that an hour lies in, as `gridKeyOf` names them after what is counted; not the whole week, which is the period. */
function cellsOf(hour: number): readonly string[] {
  const cell = { weekday: Math.floor(hour / 24) + 1, from: `${String(hour % 24).padStart(2, '0')}:00`, to: '' }
  return fromFineToCoarse.filter((grain) => grain !== 'week').map((grain) => gridKeyOf('attempts', cellAt(grain, cell)).slice('attempts'.length))
}

const ofGrid: ReadonlySet<string> = new Set(gridCounts)
const attemptKeysOf = (verdict: number, cells: readonly string[]): readonly string[] =>
  whatsOf(verdict).flatMap((what) => [what, ...(ofGrid.has(what) ? cells.map((cell) => `${what}${cell}`) : [])])

const whatsByVerdict = Array.from({ length: causes.length + 1 }, (_, verdict): readonly string[] => {
  const cause = causeOfVerdict(verdict)
  const step = categories[categoryOf(verdict)] ?? 'unknown'
  return [...new Set(['attempts', step, ...(cause === 'answered' ? [] : [causeKeys[cause]])])]
})
const whatsOf = (verdict: number): readonly string[] => whatsByVerdict[verdict] ?? []

/** There are few different ones, and each is asked for a hundred thousand times. */
function remembering<Made>(make: (a: number, b: number) => Made): (a: number, b?: number) => Made {
  const known = new Map<number, Made>()
  return (a, b = 0) => {
    const key = a * 65_536 + b
    const made = known.get(key) ?? make(a, b)
    known.set(key, made)
    return made
  }
}
