/** What the live page says of one line, with the times on that line's own wall. */
import { hourMs } from '../../../../shared/calendar/durations.ts'
import { whenWords } from '../../../../shared/text/live/whenWords.ts'
import type { View } from '../../view.ts'
import type { LiveLine } from './liveLine.ts'

export const lineTitle = ({ line }: Pick<LiveLine, 'line'>): string => line.name

/** As it is said after "until"; `at`: as the moment itself. */
export const whenOn = (view: View, { line }: Pick<LiveLine, 'line'>, instant: number, as: 'until' | 'at' = 'until'): string =>
  whenWords(instant, { as, texts: view.texts, formats: view.formats, timeZone: line.timeZone, now: view.now })

/** Until when a line is open; undefined: day and night. */
export const openUntil = (view: View, own: LiveLine): string | undefined =>
  own.schedule.kind === 'open' && own.schedule.until !== undefined ? whenOn(view, own, own.schedule.until) : undefined

export const opensNext = (view: View, own: LiveLine, as: 'until' | 'at' = 'at'): string | undefined =>
  own.schedule.kind === 'closed' && own.schedule.next !== undefined ? whenOn(view, own, own.schedule.next, as) : undefined

/** "40 seconden", "3 minuten": whole minutes from a hundred seconds on. */
export const waitedWords = ({ formats }: Pick<View, 'formats'>, seconds: number): string =>
  formats.length(seconds < 100 ? seconds : Math.max(2, Math.floor(seconds / 60)) * 60)

const recentMs = 2 * hourMs

/** "3 minuten geleden", from two hours on the moment itself. */
export const agoWords = (view: View, at: number): string =>
  view.now - at < recentMs ? view.texts.live.ago(waitedWords(view, Math.max(1, Math.round((view.now - at) / 1000)))) : view.formats.moment(at)
