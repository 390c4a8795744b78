/**
 * Conversations held at the same time, for each line and within one key period. A conversation is cut where the key turns, because stripped days cannot
 * be joined across it.
 */
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import { outcomes } from '../dayfiles/dayColumns.ts'
import { merge, type Span } from '../calendar/spans.ts'
import { talkSteps } from '../staffing/talkSteps.ts'

const answeredOutcome = outcomes.indexOf('answered')

/**
 * Of each answered row, how many conversations the line had when it was answered, its own among them; 0 for every other row and for those whose
 * length is unknown or impossible. Each counts from its answer to its end, half-open.
 */
export function conversationsAtOnce(columns: ContactColumns, longestTalkSeconds: number): Uint16Array {
  const found = columns.atOnce.slice()
  for (const rows of rowsTogether(columns, longestTalkSeconds)) {
    const starts = Uint32Array.from(rows, (row) => columns.answeredAt[row] ?? 0).sort()
    const ends = Uint32Array.from(rows, (row) => (columns.answeredAt[row] ?? 0) + (columns.talkSeconds[row] ?? 0)).sort()
    let [begun, over] = [0, 0]
    for (const row of [...rows].sort((a, b) => (columns.answeredAt[a] ?? 0) - (columns.answeredAt[b] ?? 0))) {
      const moment = columns.answeredAt[row] ?? 0
      while (begun < starts.length && (starts[begun] ?? 0) <= moment) begun++
      while (over < ends.length && (ends[over] ?? 0) <= moment) over++
      found[row] = Math.min(65_535, begun - over)
    }
  }
  return found
}

/** The conversations of a line that were not stripped, milliseconds, each only until the turn of its key. @param isAsked of a row */
export function conversationSpans(columns: ContactColumns, line: number, isAsked: (row: number) => boolean): readonly Span[] {
  const spans: Span[] = []
  for (let row = 0; row < columns.length; row++) {
    const [from, length] = [columns.answeredAt[row] ?? 0, columns.talkSeconds[row] ?? -1]
    if (columns.line[row] !== line || columns.written[row] !== 0 || from <= 0 || length <= 0 || !isAsked(row)) continue
    spans.push({ from: from * 1000, until: Math.min(from + length, turnAfter(columns, row)) * 1000 })
  }
  return spans.filter(({ from, until }) => from < until)
}

/** When anybody of a line was in conversation, see `conversationSpans`. */
export const talkingSpans = (columns: ContactColumns, line: number, isAsked: (row: number) => boolean): readonly Span[] =>
  merge(conversationSpans(columns, line, isAsked))

export type BusyQuarters = { readonly quarter: Uint32Array; readonly most: Uint16Array }

/** Of each quarter hour with any conversation, the most at once at any moment. */
export function busyQuarters(spans: readonly Span[]): BusyQuarters {
  const most = new Map<number, number>()
  const { at, talking } = talkSteps(spans)
  for (const [step, from] of at.entries()) {
    const people = talking[step] ?? 0
    const until = at[step + 1] ?? from
    for (let quarter = from - (from % quarterSeconds); people > 0 && quarter < until; quarter += quarterSeconds)
      most.set(quarter, Math.max(most.get(quarter) ?? 0, people))
  }
  const sorted = [...most].sort(([a], [b]) => a - b)
  return { quarter: Uint32Array.from(sorted, ([quarter]) => quarter), most: Uint16Array.from(sorted, ([, people]) => people) }
}
const quarterSeconds = 900

/** The next turn after a row's arrival, seconds. */
const turnAfter = ({ turns, at }: ContactColumns, row: number): number => turns.find((turn) => turn > (at[row] ?? 0)) ?? Number.POSITIVE_INFINITY

/** Rows that were not stripped, of one line and one period. */
function rowsTogether(columns: ContactColumns, longestTalkSeconds: number): Iterable<readonly number[]> {
  const together = new Map<number, number[]>()
  let period = 0
  for (let row = 0; row < columns.length; row++) {
    while (period < columns.turns.length && (columns.turns[period] ?? 0) <= (columns.at[row] ?? 0)) period++
    const talked = columns.talkSeconds[row] ?? -1
    if (columns.outcome[row] !== answeredOutcome || columns.written[row] !== 0 || talked <= 0 || talked > longestTalkSeconds) continue
    const key = period * 256 + (columns.line[row] ?? 0)
    const own = together.get(key)
    if (own === undefined) together.set(key, [row])
    else own.push(row)
  }
  return together.values()
}
