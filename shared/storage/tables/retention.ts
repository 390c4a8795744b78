/** How long items are kept that are not facts. The table drops them some time after; until then every reader looks away. */
import { daySeconds } from '../../calendar/durations.ts'

/** Of deliveries that brought no new fact (the log of a source, what was set aside). */
export const deliveryDays = 30
/** Of an event once its period is stripped: as long as the same delivery may still come again. */
export const eventRetentionDays = 14
/**
 * How long after it was received a delivery may still be stored: it waits in the spill for up to fourteen days. Shorter than its event is kept once that is
 * stripped, so what was received within this time and is not there was never taken away on purpose.
 */
export const mostSpillDays = 13
/** Of the list of what was deleted: longer than any backup. */
export const deletionDays = 40
/** Of every backup: what was deleted is promised to be gone from all of them then (R3). */
export const backupDays = 35
/** Of counts by day: 13 months. */
export const countDays = 396
/** Of rosters as they were imported; from then on only how many people a shift had. */
export const rosterMonths = 13
/** Of the audit trail. */
export const trailYears = 5

/** What `expiresAt` of an item is: seconds since 1970, as DynamoDB wants it. */
export const expiresAt = (from: number, days: number): number => Math.floor(from / 1000) + days * daySeconds

export const isExpired = (item: Readonly<Record<string, unknown>>, now: number): boolean => {
  const moment = item['expiresAt']
  return typeof moment === 'number' && moment * 1000 <= now
}
