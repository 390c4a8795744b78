/** How much of each count one caller makes up: twenty attempts by one person are one person, and stay inside (D6). */
import { dateOfDayNumber } from '../../calendar/localDate.ts'
import { causes } from '../../contacts/cause.ts'
import { eachNeed, needStatuses, statusOf } from '../../contacts/series.ts'
import { weekdayOf } from '../clockColumns.ts'
import { type FiguresInput, type Judgement, judgement } from '../figuresOf.ts'
import { causeOfVerdict } from '../judgedContacts.ts'
import { needsInput } from '../people/followedNeeds.ts'
import { daysOfPeriod, hoursOfWeek } from '../periodParts.ts'
import { categories, categoryOf, notAsked } from '../tally.ts'
import { needsByPart } from '../weekGrid.ts'
import { clockText } from '../../calendar/clockText.ts'
import { cellAt, fromFineToCoarse } from './gridGrains.ts'
import { causeKeys, gridCounts, gridKeyOf } from './releaseCounts.ts'
import { type CallerShares, inMonth } from './shareOfOne.ts'

/**
 * Of every count of attempts and of needs that were never reached; those whose callers cannot be recognised are nobody's.
 * @param own where it was worked out already
 */
export function largestCallerShares(input: FiguresInput, own: Judgement = judgement(input)): CallerShares {
  const { columns } = input
  const { judged, tallied, people, selection, definitionsOn } = own
  const { hourOf, monthOf } = clockOf(selection.firstDay)
  const inCell = remembering((hour) => cellsOf(hour))
  const monthOn = remembering((day) => ({ month: monthOf(day) }))
  const counts = new LargestOfOne()
  const idsOf = (keys: readonly string[]) => keys.map((key) => counts.idOf(key))
  const attemptIds = remembering((verdict, hour) => idsOf(attemptKeysOf(verdict, inCell(hour))))
  const attemptMonthIds = remembering((verdict, day) => idsOf(whatsOf(verdict).map((what) => inMonth(what, monthOn(day)))))
  const idsOfRow = (row: number, use: (ids: readonly number[]) => void) => {
    const cell = tallied.cellOf[row] ?? notAsked
    if (cell === notAsked) return
    use(attemptIds(judged.verdict[row] ?? 0, hourOf(cell)))
    use(attemptMonthIds(judged.verdict[row] ?? 0, dayOf(cell)))
  }
  for (let row = 0; row < columns.length; row++) idsOfRow(row, counts.addToAll)
  const { first, row: rowAt } = columns.byPerson
  for (let who = 0; who + 1 < first.length; who++) {
    for (let place = first[who] ?? 0; place < (first[who + 1] ?? 0); place++) idsOfRow(rowAt[place] ?? 0, counts.addToOne)
    counts.nextOne()
  }
  // What is printed of needs are estimates, with those of callers who cannot be recognised.
  const neverIds = remembering((hour) => idsOf(['never', ...inCell(hour).map((suffix) => `never${suffix}`)]))
  const neverMonthIds = remembering((day) => idsOf([inMonth('never', monthOn(day))]))
  for (const [hour, never] of needsByPart(tallied, people, 'never', hoursOfWeek(selection.firstDay, tallied.days)).entries())
    counts.addToAll(neverIds(hour), never)
  for (const [day, never] of needsByPart(tallied, people, 'never', daysOfPeriod(tallied.days)).entries()) counts.addToAll(neverMonthIds(day), never)
  const windows = needsInput({ ...input, judged, definitionsOn, onlyDefinitions: undefined, short: input.filters.short })
  let last = -1
  eachNeed(windows, (need) => {
    if (need.person !== last) counts.nextOne()
    last = need.person
    const begun = need.rows[0] ?? 0
    const cell = tallied.cellOf[begun] ?? notAsked
    if (!need.begins || cell === notAsked) return
    if (needStatuses[statusOf(need, windows.windowsAt(begun).laterDays, input.now / 1000)] !== 'never') return
    counts.addToOne(neverIds(hourOf(cell)))
    counts.addToOne(neverMonthIds(dayOf(cell)))
  })
  return counts.shares()
}

/** Counts as whole numbers, for all together and for one caller after another, of whom the largest is kept. */
class LargestOfOne {
  readonly #ids = new Map<string, number>()
  readonly #all: number[] = []
  readonly #most: number[] = []
  readonly #own: number[] = []
  #touched: number[] = []

  idOf(key: string): number {
    const id = this.#ids.get(key) ?? this.#ids.size
    this.#ids.set(key, id)
    return id
  }
  readonly addToAll = (ids: readonly number[], count = 1): void => {
    for (const id of ids) this.#all[id] = (this.#all[id] ?? 0) + count
  }
  readonly addToOne = (ids: readonly number[]): void => {
    for (const id of ids) {
      const own = (this.#own[id] ?? 0) + 1
      this.#own[id] = own
      this.#touched.push(id)
      if (own > (this.#most[id] ?? 0)) this.#most[id] = own
    }
  }
  nextOne(): void {
    for (const id of this.#touched) this.#own[id] = 0
    this.#touched = []
  }
  /** Of every count above zero. */
  shares(): CallerShares {
    return new Map([...this.#ids].flatMap(([key, id]) => (this.#all[id] ? [[key, Math.min(1, (this.#most[id] ?? 0) / this.#all[id])]] : [])))
  }
}

const dayOf = (cell: number) => Math.floor(cell / 24)
/** Of a date-hour of the period: its hour of the week; of a day of the period: its month. */
const clockOf = (firstDay: number) => ({
  hourOf: (cell: number) => weekdayOf(firstDay + dayOf(cell)) * 24 + (cell % 24),
  monthOf: (day: number) => dateOfDayNumber(firstDay + day).slice(0, 7),
})

/** The cells of the week that an hour lies in, as `gridKeyOf` names them after what is counted; not the whole week, which is the period. */
function cellsOf(hour: number): readonly string[] {
  const cell = { weekday: Math.floor(hour / 24) + 1, from: clockText((hour % 24) * 60), to: '' }
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
