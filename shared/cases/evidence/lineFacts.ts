/** How long conversations and patience last on this line, and how many try and get through in each of its present hours. */
import { hourSeconds } from '../../calendar/durations.ts'
import { answeredVerdict } from '../../metrics/judgedContacts.ts'
import { categories, categoryOf } from '../../metrics/tally.ts'
import { waitFigures } from '../../metrics/waits.ts'
import { slotsInWeek } from '../caseEvidence.ts'
import { shortestTalkSeconds } from './needs/caseVerdicts.ts'
import type { NeedsFrom } from './needs/closedNeeds.ts'
import { dayVariation } from './weeks/dayVariation.ts'
import { slotOf } from './weeks/weekSlots.ts'

export type LineFacts = {
  /** Hours that one contact keeps somebody busy: mean, and how sure it is. */
  readonly handle: { readonly mean: number; readonly standardError: number }
  /** Leavers an hour of waiting; `events`: on how many leavers it rests, imagined ones among them. */
  readonly abandon: { readonly rate: number; readonly events: number }
  /** Attempts in measured open time by slot of the week, over all weeks of the evidence, and those answered. */
  readonly openAttempts: Float64Array
  readonly openAnswered: Float64Array
  /** Deviation of how busy a day is beside others of its weekday, beyond what chance makes of it. */
  readonly dayVariation: number
  /** Conversations one person may hold at once. */
  readonly atOnce: number
  /** Of people rostered, the share that is not there. */
  readonly absence: number
}

/** Where nothing was ever seen: somebody who leaves after five minutes, and a conversation of twenty. */
const usualAbandonRate = 12
const usualHandleHours = 1 / 3
const missedOpen = categories.indexOf('missed_open')

export function lineFacts({ input, judged, period, line: index, verdict }: NeedsFrom): LineFacts {
  const { columns, clock, settings } = input
  const line = judged.lines[index]?.line
  const [openAttempts, openAnswered] = [new Float64Array(slotsInWeek), new Float64Array(slotsInWeek)]
  const byDay = new Map<number, number>()
  const longest = judged.definitionsOn(judged.selection.lastDay).longestTalkSeconds
  let [talks, sum, squares] = [0, 0, 0]
  for (let row = 0; row < columns.length; row++) {
    if (columns.line[row] !== index || judged.selected[row] === 0 || judged.judged.isMeasured[row] === 0) continue
    const own = verdict[row] ?? 0
    const talked = columns.talkSeconds[row] ?? -1
    if (own === answeredVerdict && talked >= shortestTalkSeconds && talked <= longest) {
      talks++
      sum += talked
      squares += talked * talked
    }
    if (judged.judged.isOpen[row] === 0 || (own !== answeredVerdict && categoryOf(own) !== missedOpen) || period.weekOf(clock.day[row] ?? 0) < 0) continue
    const slot = slotOf(clock.day[row] ?? 0, clock.quarter[row] ?? 0)
    openAttempts[slot] = (openAttempts[slot] ?? 0) + 1
    byDay.set(clock.day[row] ?? 0, (byDay.get(clock.day[row] ?? 0) ?? 0) + 1)
    if (own === answeredVerdict) openAnswered[slot] = (openAnswered[slot] ?? 0) + 1
  }
  const mean = talks === 0 ? usualHandleHours * hourSeconds : sum / talks
  const scatter = talks < 2 ? mean : Math.sqrt(Math.max(0, squares / talks - mean * mean))
  return {
    handle: { mean: (mean + settings.staffing.wrapUpSeconds) / 3600, standardError: scatter / Math.sqrt(Math.max(1, talks)) / 3600 },
    abandon: abandonment(input.columns, judged, clock, line?.channel === 'chat'),
    openAttempts,
    openAnswered,
    dayVariation: dayVariation(byDay),
    atOnce: line?.chatsAtOnce ?? 1,
    absence: settings.staffing.absence,
  }
}

function abandonment(columns: NeedsFrom['input']['columns'], judged: NeedsFrom['judged'], clock: NeedsFrom['input']['clock'], isChat: boolean) {
  const definitions = judged.definitionsOn(judged.selection.lastDay)
  const { value, leavers, assumed } = waitFigures({ selected: judged.selected, columns, clock, judged: judged.judged, definitions, isChat }).patienceMeanSeconds
  const events = leavers + (assumed ? 3 : 0)
  return { rate: value === null || value <= 0 ? usualAbandonRate : 3600 / value, events: Math.max(1, events) }
}
