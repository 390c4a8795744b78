/** What callers are told of a line at this moment: open, closed or disturbed, and when next. Never how many (D9). Pure. */
import { scheduleNow } from '../../../../shared/calendar/scheduleNow.ts'
import type { Instant } from '../../../../shared/contacts/identifiers.ts'
import { unreachableUntil } from '../../../../shared/settings/publicPage.ts'
import type { Line, Settings } from '../../../../shared/settings/settings.ts'
import { linesOfSource } from '../../../../shared/settings/sourceLines.ts'
import type { PublicSettings } from './publicSettings.ts'

/** Moments in UTC milliseconds. */
export type PublicNow =
  | { readonly state: 'open'; readonly until: number | undefined; readonly isByPlan: boolean }
  | { readonly state: 'closed'; readonly next: number | undefined; readonly isByPlan: boolean }
  | { readonly state: 'disturbed'; readonly until: number }
  | { readonly state: 'no_hours' }

/** The line of an address, where it has a page and that is switched on; undefined alike for all else. */
export const publicLine = ({ settings }: PublicSettings, id: string): Line | undefined =>
  new Map(settings.lines.map((line) => [String(line.id), line])).get(id)?.publicPage?.isOn === true ? settings.lines.find((line) => line.id === id) : undefined

export const publicName = ({ publicPage, publicName: known, name }: Line): string => publicPage?.name ?? known ?? name

export function publicNow(line: Line, { settings, isSilent }: PublicSettings, now: Instant): PublicNow {
  const until = line.publicPage && unreachableUntil(line.publicPage, now)
  const schedule = scheduleNow(line, now)
  const isByPlan = isSilent(line.id) || !isReported(line, settings)
  if (until !== undefined) return { state: 'disturbed', until }
  switch (schedule.kind) {
    case 'no_hours':
      return { state: 'no_hours' }
    case 'open':
      return { state: 'open', until: schedule.until, isByPlan }
    case 'closed':
      return { state: 'closed', next: schedule.next, isByPlan }
  }
}

/** Something is meant to report of it as it happens. */
const isReported = ({ id }: Line, settings: Settings): boolean =>
  settings.sources.some((source) => source.provider !== 'csv' && source.usedUntil === undefined && linesOfSource(source, settings).includes(id))
