/** "Temporarily unavailable" for callers, for a while that ends by itself. Pure. */
import { hourMs } from '../../../../shared/calendar/durations.ts'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Line, Settings } from '../../../../shared/settings/settings.ts'

export const lengths = ['hour', 'three_hours', 'today', 'tomorrow'] as const
export type Length = (typeof lengths)[number]
export const lengthNamed = (text: string): Length | undefined => lengths.find((own) => own === text)

/** @param now UTC milliseconds. @returns UTC milliseconds */
export function untilOf(length: Length, { timeZone }: Pick<Line, 'timeZone'>, now: number): number {
  const { dateOf, dayStart } = localTimeOf(timeZone)
  switch (length) {
    case 'hour':
      return now + hourMs
    case 'three_hours':
      return now + 3 * hourMs
    case 'today':
      return dayStart(addDays(dateOf(now), 1))
    case 'tomorrow':
      return dayStart(addDays(dateOf(now), 2))
  }
}

/** @param until UTC milliseconds; undefined: it can be reached again */
export function withUnreachable(settings: Settings, id: string, now: number, until: number | undefined): unknown {
  return {
    ...settings,
    lines: settings.lines.map((line) => {
      if (line.id !== id || line.publicPage === undefined) return line
      const { unreachable: _before, ...page } = line.publicPage
      return {
        ...line,
        publicPage: until === undefined ? page : { ...page, unreachable: { from: new Date(now).toISOString(), until: new Date(until).toISOString() } },
      }
    }),
  }
}
