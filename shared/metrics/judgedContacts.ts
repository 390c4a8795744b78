/**
 * Facts meet decisions: every loaded contact judged with the opening hours, the staffing and the definitions of its moment.
 * One pass; whatever a person changes in hours or definitions changes the next report, backwards too.
 */
import { hourSeconds } from '../calendar/durations.ts'
import type { Span } from '../calendar/spans.ts'
import { type Cause, causes, isWordOfClosing } from '../contacts/cause.ts'
import { type ContactColumns, firstFrom } from '../dayfiles/contactColumns.ts'
import { closedOnIt, nobodyThere, notKnown, outcomes, presenceKnown, reasons, wasInGap, wasMeasured, wasOpen } from '../dayfiles/dayColumns.ts'
import type { Definitions, Line } from '../settings/settings.ts'
import { presenceSteps } from '../staffing/presence.ts'
import { causeTable, flagsInCase, flagStep, inCase, reasonStep } from './causeTable.ts'
import type { ClockColumns } from './clockColumns.ts'
import { never, situationsOf, situationWalker } from './situations.ts'

/** In `verdict`: answered; every other value is 1 + the index of its cause. */
export const answeredVerdict = 0
export const verdictOf = (cause: Cause): number => causes.indexOf(cause) + 1
export const causeOfVerdict = (verdict: number): Cause | 'answered' => (verdict === answeredVerdict ? 'answered' : (causes[verdict - 1] ?? 'unknown'))

export type Judged = {
  readonly verdict: Uint8Array
  /** 1 where the line was open at arrival. */
  readonly isOpen: Uint8Array
  /** 1 where the line closed while the caller waited. */
  readonly atClosing: Uint8Array
  /** 1 where the system itself said "closed" during opening hours. */
  readonly closedBySystem: Uint8Array
  /** 0 where it came through within a gap: it counts, but no rate may rest on it. */
  readonly isMeasured: Uint8Array
}

export type JudgeInput = {
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  /** In the order of `columns.lines`. */
  readonly lines: readonly {
    readonly line: Line
    readonly open: readonly Span[]
    readonly measured: readonly Span[]
    readonly partlyHeard: readonly Span[]
    /** See `RosterHours`. */
    readonly unrostered: readonly Span[]
  }[]
  readonly definitionsOn: (day: number) => Definitions
  readonly short: 'exclude' | 'include'
  /** UTC milliseconds. */
  readonly now: number
}

const answeredOutcome = outcomes.indexOf('answered')
const turnedAway = outcomes.indexOf('turned_away')
const closedVerdict = verdictOf('closed')

/** Without an end after this long a contact is closed as stale. */
const staleAfterSeconds = { phone: 4 * hourSeconds, chat: 24 * hourSeconds } as const

export function judge({ columns, clock, lines, definitionsOn, short, now }: JudgeInput): Judged {
  const { length, at, line, outcome, reason, flags, menuSeconds, waitSeconds, written } = columns
  const [verdict, isOpen, atClosing, closedBySystem] = [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)]
  const walkers = lines.map((own, index) => {
    const presence = presenceSteps(columns.presence[index] ?? nobodyTold)
    const overBy = now / 1000 - staleAfterSeconds[own.line.channel]
    return {
      verdictOf: causeTable(own.line.channel, short),
      situationAt: situationWalker(situationsOf({ open: own.open, measured: own.measured, presence, unrostered: own.unrostered, overBy })),
      open: own.open,
    }
  })
  const isMeasured = new Uint8Array(length).fill(1)
  lines.forEach((own, index) => {
    markRows(isOpen, columns, index, own.open, 1)
    markRows(isMeasured, columns, index, own.partlyHeard, 0)
    // Where hours or gaps cut a quarter hour in two, a stripped row itself says on which side it was.
    markCutQuarters(columns, index, own.open, (row, bits) => {
      isOpen[row] = (bits & wasOpen) === 0 ? 0 : 1
    })
    markCutQuarters(columns, index, own.partlyHeard, (row, bits) => {
      isMeasured[row] = (bits & wasInGap) === 0 ? 1 : 0
    })
  })
  for (let i = 0; i < length; i++) {
    const result = outcome[i] ?? 0
    const own = walkers[line[i] ?? 0]
    if (result === answeredOutcome || own === undefined) continue // answered is verdict 0: nothing to judge
    const second = at[i] ?? 0
    const bits = written[i] ?? 0
    let { inCase: situation, closesAt } = own.situationAt(second)
    if (bits !== 0) {
      // Cut to its quarter hour, within which the line may open: the row itself says what it met.
      closesAt = isOpen[i] === 0 ? never : closesAt === never ? closingOfSpanFrom(own.open, second) : closesAt
      situation = writtenSituation(bits, situation) | (closesAt === never ? 0 : inCase.isOpen)
    }
    const waited = waitSeconds[i] ?? notKnown
    let closedWhileWaiting = false
    if (waited !== notKnown && closesAt !== never) {
      const waitEnds = second + Math.max(0, menuSeconds[i] ?? 0) + waited
      closedWhileWaiting = waitEnds >= closesAt || (bits !== 0 && closedOnStripped(waitEnds, closesAt, bits))
    }
    const isQuick = waited !== notKnown && waited < definitionsOn(clock.day[i] ?? 0).shortSeconds
    const judgedAs = own.verdictOf(
      situation +
        result +
        (reason[i] ?? 0) * reasonStep +
        ((flags[i] ?? 0) & flagsInCase) * flagStep +
        (isQuick ? inCase.isQuick : 0) +
        (closedWhileWaiting ? inCase.closedWhileWaiting : 0),
    )
    verdict[i] = judgedAs
    if (judgedAs === closedVerdict && closesAt !== never) {
      if (closedWhileWaiting) atClosing[i] = 1
      else if (result === turnedAway && isWordOfClosing(reasons[reason[i] ?? 0] ?? 'none')) closedBySystem[i] = 1
    }
  }
  return { verdict, isOpen, atClosing, closedBySystem, isMeasured }
}

/** Sets a mark at every row of a line that arrived within a span. */
function markRows(marks: Uint8Array, { at, line, lines }: ContactColumns, index: number, spans: readonly Span[], mark: 0 | 1): void {
  for (const { from, until } of spans) {
    const [first, end] = [firstFrom(at, from / 1000), firstFrom(at, until / 1000)]
    if (lines.length === 1) marks.fill(mark, first, end)
    else for (let row = first; row < end; row++) if (line[row] === index) marks[row] = mark
  }
}

const quarterSeconds = 900

/** Calls with every stripped row of a line in a quarter hour that an end of a span cuts in two. */
function markCutQuarters({ at, line, written }: ContactColumns, index: number, spans: readonly Span[], mark: (row: number, written: number) => void): void {
  const [first, last] = [(at[0] ?? 0) * 1000, (at.at(-1) ?? 0) * 1000 + quarterSeconds * 1000]
  for (const { from, until } of spans)
    for (const edge of [from, until]) {
      if (edge % (quarterSeconds * 1000) === 0 || edge < first || edge > last) continue
      const quarter = Math.floor(edge / 1000 / quarterSeconds) * quarterSeconds
      for (let row = firstFrom(at, quarter); at[row] === quarter; row++) {
        const bits = written[row] ?? 0
        if (line[row] === index && bits !== 0) mark(row, bits)
      }
    }
}

/** When the span ends that begins within a quarter hour. */
function closingOfSpanFrom(open: readonly Span[], quarter: number): number {
  const span = open.find(({ from }) => quarter * 1000 <= from && from < (quarter + quarterSeconds) * 1000)
  return span === undefined ? never : span.until / 1000
}

/** Clear where the whole quarter hour says the same, so that changed hours still count; else as it was written down. In seconds. */
function closedOnStripped(earliest: number, closes: number, bits: number): boolean {
  return earliest + quarterSeconds - 1 >= closes && (bits & closedOnIt) !== 0
}

/** All that a cause asks is whether anybody was there. Of whom nobody told anything, the roster still speaks. @param ofQuarter what holds in the row's quarter hour */
const writtenSituation = (bits: number, ofQuarter: number): number =>
  ((bits & wasMeasured) === 0 ? 0 : inCase.isOver) |
  ((bits & presenceKnown) === 0 ? ofQuarter & inCase.nobodyThere : (bits & nobodyThere) === 0 ? inCase.somebodyThere : inCase.nobodyThere)

const nobodyTold = { at: new Uint32Array(0), type: new Uint8Array(0), agent: new Uint32Array(0) }
