/** What other helplines' published rules count, from the same judged contacts as our own figures: one pass, measured time only. */
import { leftInMenu, notKnown, outcomes } from '../../dayfiles/dayColumns.ts'
import { type FiguresInput, type Judgement, judgement } from '../figuresOf.ts'
import { verdictOf } from '../judgedContacts.ts'
import { isOffered } from '../tally.ts'

/** Attempts made while the line was open, unless it says otherwise. */
export type SwitchboardCounts = {
  readonly attempts: number
  readonly answered: number
  /** Hung up in the menu or during the greeting, before there was a queue to wait in. */
  readonly leftInMenu: number
  readonly leftInQueue: number
  readonly leftAfter30: number
  /** Hung up in the queue within the organisation's own service time. */
  readonly leftWithin: number
  /** Turned away, to voicemail, or without a known end: those who had been put in a queue, and those who had not. */
  readonly otherQueued: number
  readonly otherUnqueued: number
  readonly answeredWithin60: number
  readonly answeredWithin: number
  /** By our own rule: without short hang-ups, and without those the closing turned away. */
  readonly offered: number
  readonly answeredOfOffered: number
  readonly missedOfOffered: number
  readonly gaveUp: number
  /** The organisation's own service time. */
  readonly serviceSeconds: number
}

const [answeredOutcome, leftOutcome] = [outcomes.indexOf('answered'), outcomes.indexOf('left')]
const gaveUp = verdictOf('gave_up')

/** @param own where it was worked out already */
export function switchboardCounts(input: FiguresInput, own: Judgement = judgement(input)): SwitchboardCounts {
  const { columns } = input
  const { judged, selected, selection, definitionsOn } = own
  const serviceSeconds = definitionsOn(selection.lastDay).serviceLevelSeconds
  const counts = { ...none, serviceSeconds }
  for (let row = 0; row < columns.length; row++) {
    if (selected[row] === 0 || judged.isMeasured[row] === 0 || judged.isOpen[row] === 0) continue
    const waited = columns.waitSeconds[row] ?? notKnown
    const isAnswered = columns.outcome[row] === answeredOutcome
    counts.attempts++
    if (judged.verdict[row] === gaveUp) counts.gaveUp++
    if (isOffered(judged, row)) {
      counts.offered++
      counts[isAnswered ? 'answeredOfOffered' : 'missedOfOffered']++
    }
    if (isAnswered) {
      counts.answered++
      if (waited !== notKnown && waited <= 60) counts.answeredWithin60++
      if (waited !== notKnown && waited <= serviceSeconds) counts.answeredWithin++
    } else if (columns.outcome[row] !== leftOutcome) counts[waited === notKnown ? 'otherUnqueued' : 'otherQueued']++
    else if (((columns.flags[row] ?? 0) & leftInMenu) !== 0) counts.leftInMenu++
    else {
      counts.leftInQueue++
      if (waited > 30) counts.leftAfter30++
      if (waited !== notKnown && waited <= serviceSeconds) counts.leftWithin++
    }
  }
  return counts
}

const none = {
  attempts: 0,
  answered: 0,
  leftInMenu: 0,
  leftInQueue: 0,
  leftAfter30: 0,
  leftWithin: 0,
  otherQueued: 0,
  otherUnqueued: 0,
  answeredWithin60: 0,
  answeredWithin: 0,
  offered: 0,
  answeredOfOffered: 0,
  missedOfOffered: 0,
  gaveUp: 0,
}
