/** Is it open, does anybody wait, and do we know? One or two sentences, for every state there is. */
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { isFilling } from '../../components/filling.ts'
import type { View } from '../../view.ts'
import type { LiveLine } from './liveLine.ts'
import { lineTitle, openUntil, opensNext, waitedWords, whenOn } from './liveWords.ts'

/** @param showsFigures false: nothing about how many */
export function liveHeadline(view: View, lines: readonly LiveLine[], showsFigures: boolean): string {
  const [only] = lines
  if (only === undefined) return view.texts.live.headline.noLines
  return lines.length === 1 ? ofOne(view, only, showsFigures) : ofMany(view, lines, showsFigures)
}

function ofOne(view: View, own: LiveLine, showsFigures: boolean): string {
  const words = view.texts.live.headline
  const name = lineTitle(own)
  const [until, next] = [openUntil(view, own), opensNext(view, own)]
  const waiting = showsFigures ? waitingOf(view, own) : undefined
  const also = waiting === undefined ? '' : ` ${words.alsoWaiting(...waiting)}`
  switch (own.state) {
    case 'not_connected':
      return withHours(view, own, neverTold(view, own))
    case 'stale':
      return withHours(view, own, own.feed.lastAt === undefined ? neverTold(view, own) : words.stale(lastWords(view, own, own.feed.lastAt)))
    case 'unreachable':
      return `${words.unreachable(name, own.unreachable === undefined ? '' : whenOn(view, own, own.unreachable))}${also}`
    case 'no_hours':
      return `${words.noHours(name)}${also}`
    case 'unstaffed':
      return showsFigures ? `${isOnBreak(own) ? words.onBreak(name, until) : words.unstaffed(name, until)}${also}` : words.openOnly(name, until)
    case 'open':
      if (!showsFigures) return words.openOnly(name, until)
      return waiting === undefined ? words.openNobody(name, until) : words.openWaiting(name, until, ...waiting)
    case 'closed':
      return waiting === undefined ? words.closed(name, next) : words.closedWaiting(name, next, ...waiting)
  }
}

/** Nothing is connected, or it is invented and still on its way. */
function neverTold(view: View, own: LiveLine): string {
  const { filling, live } = view.texts
  return (isFilling(view, own.line.id) ? filling.live : live.headline.neverTold)(lineTitle(own))
}

/** What is not known of now is known of the plan. */
function withHours(view: View, own: LiveLine, sentence: string): string {
  const words = view.texts.live.headline
  const name = lineTitle(own)
  switch (own.schedule.kind) {
    case 'no_hours':
      return `${sentence} ${words.noHours(name)}`
    case 'open':
      return `${sentence} ${words.byHours(name, openUntil(view, own))}`
    case 'closed':
      return `${sentence} ${words.byHoursClosed(name, opensNext(view, own))}`
  }
}

function ofMany(view: View, lines: readonly LiveLine[], showsFigures: boolean): string {
  const words = view.texts.live.headline
  const { whole } = view.formats
  const known = lines.flatMap(({ figures }) => figures ?? [])
  if (known.length === 0) return lines.some(({ line }) => isFilling(view, line.id)) ? view.texts.filling.liveMany : words.allUnknown
  const open = lines.filter(({ schedule, unreachable }) => schedule.kind === 'open' && unreachable === undefined).length
  const first = words.manyOpen(open, whole(open), lines.length, whole(lines.length))
  if (!showsFigures) return first
  const waiting = known.reduce((sum, figures) => sum + figures.waiting, 0)
  const longest = Math.max(...known.map(({ longestSeconds = 0 }) => longestSeconds))
  const unknown = lines.length - known.length
  const second = waiting > 0 ? words.manyWaiting(waiting, whole(waiting), waitedWords(view, longest)) : unknown > 0 ? '' : words.manyNobody
  return [first, second, unknown > 0 ? words.manyUnknown(unknown, whole(unknown)) : ''].filter((sentence) => sentence !== '').join(' ')
}

/** In the slots of the sentences about waiting; undefined where nobody waits. */
function waitingOf(view: View, { figures }: LiveLine): readonly [count: number, number: string, longest: string] | undefined {
  if (figures?.longestSeconds === undefined) return undefined
  return [figures.waiting, view.formats.whole(figures.waiting), waitedWords(view, figures.longestSeconds)]
}

export const isOnBreak = ({ figures }: Pick<LiveLine, 'figures'>): boolean => (figures?.staff?.signedIn ?? 0) > 0

/** Today the time is enough. */
function lastWords(view: View, own: LiveLine, at: number): string {
  const { dateOf } = localTimeOf(own.line.timeZone)
  return dateOf(at) === dateOf(view.now) ? whenOn(view, own, at) : view.formats.moment(at)
}
