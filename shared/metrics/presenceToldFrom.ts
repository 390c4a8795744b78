/** From which date on a question must read to know who is signed in. */
import { dayMs } from '../calendar/durations.ts'
import { dateOfDayNumber } from '../calendar/localDate.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import { keyPeriods } from '../privacy/keyPeriods.ts'
import type { PrivacySettings } from '../settings/privacySettings.ts'

/**
 * Some sign in once and stay: a queue with fixed members tells nothing of them for months. When a period is stripped, everybody who is there is told again
 * at its end, so from the end of the last one that was stripped nobody is missing. A day earlier, as a line may lie west of the organisation.
 * @param date the first that is asked about
 */
export const presenceToldFrom = (privacy: PrivacySettings, date: LocalDate): LocalDate =>
  dateOfDayNumber(Math.floor(keyPeriods(privacy).overUntil(Date.parse(date)) / dayMs) - 1)
