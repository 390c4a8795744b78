/**
 * The one pass over the contacts of a period: everything that is a plain sum is added up here, per local date-hour, so that days, weeks,
 * weekdays, hours and months are all sums of the same cells and cannot disagree.
 */
import { attemptKinds } from '../contacts/people.ts'
import { causes, missedAs } from '../contacts/cause.ts'
import { type ContactColumns, firstFrom } from '../dayfiles/contactColumns.ts'
import { leftInMenu, notKnown, outcomes, unlinked as unlinkedBit } from '../dayfiles/dayColumns.ts'
import type { ClockColumns } from './clockColumns.ts'
import type { AttemptCounts } from './figures.ts'
import { answeredVerdict, type Judged } from './judgedContacts.ts'
import type { PeriodParts } from './periodParts.ts'

export const categories = ['answered', 'missed_open', 'missed_closed', 'short', 'unknown'] as const

/** Rows of the period, of the lines and hours asked for. */
export type Selection = {
  readonly firstDay: number
  readonly lastDay: number
  /** By position in `columns.lines`. */
  readonly lines: readonly boolean[]
  readonly hours: 'all' | 'open' | 'closed'
}

export type Tally = {
  readonly days: number
  /**
   * Of each row: its date-hour `day * 24 + hour` within the period, `notAsked` where it was not asked for. Following people reads it all over the place, so
   * it is as small as six years of hours allow.
   */
  readonly cellOf: Uint16Array
  /** `(day * 24 + hour) * 5 + category`. */
  readonly byDateHour: Uint32Array
  /** The same, of the attempts made within a gap: part of the counts, not of a rate. */
  readonly inGapsByDateHour: Uint32Array
  /** `(day * 24 + hour) * 3 + kind`: attempts whose caller cannot be recognised, short ones left out where they are not counted. */
  readonly withheldByDateHour: Uint32Array
  /** `line * 16 + verdict`. */
  readonly byVerdict: Uint32Array
  /** `(outcome * 8 + reason) * 2 + left in the menu`. */
  readonly byOutcome: Uint32Array
  /** `isOpen * 2 + is answered`. */
  readonly byOpen: Uint32Array
  readonly atClosing: number
  readonly closedBySystem: number
  readonly withheld: number
  readonly unlinked: number
}

/** In `cellOf`; a period has fewer hours. */
export const notAsked = 0xffff

/** Category of each verdict: 0 answered, then the causes in their order. */
const categoryOfVerdict = Uint8Array.from([0, ...causes.map((cause) => categories.indexOf(missedAs(cause)))])
/** Position in `attemptKinds`; a contact without a known end was not answered either. */
const kindOfCategory = Uint8Array.from(categories, (category) =>
  attemptKinds.indexOf(category === 'answered' || category === 'missed_closed' ? category : 'missed_open'),
)
export const categoryOf = (verdict: number): number => categoryOfVerdict[verdict] ?? 4
const kindOfVerdict = Uint8Array.from(categoryOfVerdict, (category) => kindOfCategory[category] ?? 1)
export const kindOf = (verdict: number): number => kindOfVerdict[verdict] ?? 1
const shortCategory = categories.indexOf('short')
const leftInMenuBit = Math.log2(leftInMenu)
const answeredOutcome = outcomes.indexOf('answered')
const closedCategory = categories.indexOf('missed_closed')

export const isShort = (judged: Judged, row: number): boolean => categoryOf(judged.verdict[row] ?? 0) === shortCategory
/** Offered: met an open line, stayed long enough to be more than a short hang-up, and was not turned away by the closing. */
export function isOffered(judged: Judged, row: number): boolean {
  const category = categoryOf(judged.verdict[row] ?? 0)
  return judged.isOpen[row] === 1 && category !== shortCategory && category !== closedCategory
}

/** Of each row: 1 where it is one of the period, lines and hours asked for. */
export function selectedRows(selection: Selection, columns: ContactColumns, clock: ClockColumns, judged: Judged): Uint8Array {
  const { firstDay, lastDay, lines, hours } = selection
  const lineFits = Uint8Array.from(lines, Number)
  const selected = new Uint8Array(columns.length)
  const [anyHour, openWanted] = [hours === 'all', hours === 'open' ? 1 : 0]
  // Days of one line do not go back: what was asked for stands together.
  if (anyHour && lines.length === 1) return lines[0] === true ? selected.fill(1, firstFrom(clock.day, firstDay), firstFrom(clock.day, lastDay + 1)) : selected
  for (let row = 0; row < columns.length; row++) {
    const day = clock.day[row] ?? 0
    if (day < firstDay || day > lastDay || lineFits[columns.line[row] ?? 0] === 0) continue
    if (anyHour || judged.isOpen[row] === openWanted) selected[row] = 1
  }
  return selected
}

export function tally({ firstDay, lastDay }: Selection, selected: Uint8Array, columns: ContactColumns, clock: ClockColumns, judged: Judged): Tally {
  const days = lastDay - firstDay + 1
  const byDateHour = new Uint32Array(days * 24 * 5)
  const inGapsByDateHour = new Uint32Array(days * 24 * 5)
  const withheldByDateHour = new Uint32Array(days * 24 * 3)
  const byVerdictAndOpen = new Uint32Array(columns.lines.length * 16 * 2)
  const byOutcome = new Uint32Array(outcomes.length * 8 * 2)
  const cellOf = new Uint16Array(columns.length).fill(notAsked)
  let [atClosing, closedBySystem, withheld, unlinked] = [0, 0, 0, 0]
  const { verdict: verdicts, isOpen, isMeasured } = judged
  const { day, quarter } = clock
  const { line, flags, person, outcome, reason } = columns
  for (let i = 0; i < columns.length; i++) {
    if (selected[i] === 0) continue
    const verdict = verdicts[i] ?? 0
    const category = categoryOfVerdict[verdict] ?? 0
    const cell = ((day[i] ?? 0) - firstDay) * 24 + ((quarter[i] ?? 0) >> 2)
    cellOf[i] = cell
    add(byDateHour, cell * 5 + category)
    if (isMeasured[i] === 0) add(inGapsByDateHour, cell * 5 + category)
    add(byVerdictAndOpen, ((line[i] ?? 0) * 16 + verdict) * 2 + (isOpen[i] ?? 0))
    if ((person[i] ?? notKnown) < 0) {
      withheld++
      if (((flags[i] ?? 0) & unlinkedBit) !== 0) unlinked++
      if (category !== shortCategory) add(withheldByDateHour, cell * 3 + kindOf(verdict))
    }
    add(byOutcome, ((outcome[i] ?? 0) * 8 + (reason[i] ?? 0)) * 2 + (((flags[i] ?? 0) & leftInMenu) >> leftInMenuBit))
    atClosing += judged.atClosing[i] ?? 0
    closedBySystem += judged.closedBySystem[i] ?? 0
  }
  const byOpen = new Uint32Array(4)
  byVerdictAndOpen.forEach((attempts, n) => {
    const isAnswered = (n >> 1) % 16 === answeredVerdict
    const cell = (n % 2) * 2 + (isAnswered ? 1 : 0)
    byOpen[cell] = (byOpen[cell] ?? 0) + attempts
  })
  byOutcome.fill(0, answeredOutcome * 16, answeredOutcome * 16 + 16)
  byOutcome[answeredOutcome * 16] = (byOpen[1] ?? 0) + (byOpen[3] ?? 0)
  return {
    days,
    cellOf,
    byDateHour,
    inGapsByDateHour,
    withheldByDateHour,
    byVerdict: Uint32Array.from({ length: byVerdictAndOpen.length / 2 }, (_, n) => (byVerdictAndOpen[n * 2] ?? 0) + (byVerdictAndOpen[n * 2 + 1] ?? 0)),
    byOutcome,
    byOpen,
    atClosing,
    closedBySystem,
    withheld: withheld - unlinked,
    unlinked,
  }
}

function add(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1
}

/** @param sums in the order of `categories`, from a place on */
export function attemptCounts(sums: ArrayLike<number>, from = 0): AttemptCounts {
  const [answered, missed_open, missed_closed] = [sums[from] ?? 0, sums[from + 1] ?? 0, sums[from + 2] ?? 0]
  const [short, unknown] = [sums[from + 3] ?? 0, sums[from + 4] ?? 0]
  return { attempts: answered + missed_open + missed_closed + short + unknown, answered, missed_open, missed_closed, short, unknown }
}

/** Adds date-hours up into the parts of the period. */
export function countsByPart({ days, byDateHour }: Tally, { count, ofDay, perHour }: PeriodParts, of = byDateHour): readonly AttemptCounts[] {
  const sums = new Float64Array(count * 5)
  for (let day = 0; day < days; day++) {
    const first = ofDay[day] ?? -1
    if (first < 0) continue
    for (let hour = 0; hour < 24; hour++) {
      const [from, to] = [(day * 24 + hour) * 5, (first + hour * perHour) * 5]
      for (let category = 0; category < 5; category++) sums[to + category] = (sums[to + category] ?? 0) + (of[from + category] ?? 0)
    }
  }
  return Array.from({ length: count }, (_, part) => attemptCounts(sums, part * 5))
}
