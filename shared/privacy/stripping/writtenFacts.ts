/** What figures need of the exact moment of a row, written down before it is cut: what the page would have said of it, and how far it lies from its person's first. */
import { daySeconds } from '../../calendar/durations.ts'
import { coverWalker, intersect } from '../../calendar/spans.ts'
import {
  againWithinDay,
  besideLoneTalk,
  closedOnIt,
  nobodyThere,
  notKnown,
  presenceKnown,
  wasInGap,
  wasMeasured,
  wasOpen,
  wasStripped,
} from '../../dayfiles/dayColumns.ts'
import { talkingSpans } from '../../metrics/conversations.ts'
import type { FiguresInput, Judgement } from '../../metrics/figuresOf.ts'
import { answeredVerdict } from '../../metrics/judgedContacts.ts'
import { spansWith } from '../../metrics/staffing/singlePerson.ts'
import { presenceAt, presenceSteps } from '../../staffing/presence.ts'

/** Presence of a line of which no source tells any. */
export const nobodyTold = { at: new Uint32Array(0), type: new Uint8Array(0), agent: new Uint32Array(0) }

/** Seconds of each recognised row since its person's first in the period. */
export function sinceFirstOf({ columns: { byPerson, person, at, length, people } }: FiguresInput, from: number, until: number): Int32Array {
  const since = new Int32Array(length).fill(notKnown)
  const firstOf = new Float64Array(people).fill(-1)
  for (let place = 0; place < byPerson.row.length; place++) {
    const row = byPerson.row[place] ?? 0
    const who = person[row] ?? notKnown
    if (who < 0 || (at[row] ?? 0) < from || (at[row] ?? 0) >= until) continue
    const moment = byPerson.at[place] ?? 0
    if ((firstOf[who] ?? -1) < 0) firstOf[who] = moment
    since[row] = moment - (firstOf[who] ?? moment)
  }
  return since
}

/** For each row: open or not, whether the line closed on it, whether anybody was there, measured, in a gap, beside a lone conversation, called again. */
export function writtenFacts({ columns, now }: FiguresInput, exclude: Judgement, include: Judgement, turn: number): Uint16Array {
  const { length, at, line } = columns
  const { isOpen, isMeasured, atClosing } = exclude.judged
  const again = againAfter(columns, turn)
  const walkers = exclude.lines.map((own, index) => {
    const told = columns.presence[index] ?? nobodyTold
    const steps = presenceSteps(told)
    const alone = intersect(
      intersect(own.open, own.measured),
      spansWith(steps, (people) => people === 1, now),
    )
    return {
      measured: coverWalker(own.measured),
      present: presenceAt(steps),
      alone: coverWalker(alone),
      talking: coverWalker(talkingSpans(columns, index, (row) => exclude.judged.verdict[row] === answeredVerdict)),
    }
  })
  const written = new Uint16Array(length)
  for (let row = 0; row < length; row++) {
    const own = walkers[line[row] ?? 0]
    const second = at[row] ?? 0
    if (own === undefined || columns.written[row] !== 0) continue
    const present = own.present(second)
    const [isAlone, isTalking] = [own.alone(second * 1000) !== undefined, own.talking(second * 1000) !== undefined]
    written[row] =
      wasStripped |
      (isOpen[row] === 1 ? wasOpen : 0) |
      (atClosing[row] === 1 || include.judged.atClosing[row] === 1 ? closedOnIt : 0) |
      (present === undefined ? 0 : presenceKnown | (present === 0 ? nobodyThere : 0)) |
      (own.measured(second * 1000) === undefined ? 0 : wasMeasured) |
      (isMeasured[row] === 0 ? wasInGap : 0) |
      (isAlone && isTalking ? besideLoneTalk : 0) |
      (again.has(row) ? againWithinDay : 0)
  }
  return written
}

/** Rows before the turn whose caller's next attempt came after it, within a day. */
function againAfter({ byPerson, at }: FiguresInput['columns'], turn: number): ReadonlySet<number> {
  const found = new Set<number>()
  for (let who = 0; who + 1 < byPerson.first.length; who++)
    for (let place = byPerson.first[who] ?? 0; place + 1 < (byPerson.first[who + 1] ?? 0); place++) {
      const [row, next] = [byPerson.row[place] ?? 0, byPerson.row[place + 1] ?? 0]
      const isOver = (at[row] ?? 0) < turn && (at[next] ?? 0) >= turn
      if (isOver && (byPerson.at[place + 1] ?? 0) - (byPerson.at[place] ?? 0) <= daySeconds) found.add(row)
    }
  return found
}
