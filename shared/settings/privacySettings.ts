/** What people decided about privacy: how long one caller can be recognised, and how long stripped figures are kept. */
import * as z from 'zod/mini'
import { LocalDate } from '../contacts/identifiers.ts'
import { timeZone } from './timeZone.ts'

/** Length of the periods in which a caller is recognised, from the first turn on or after a date. */
const KeyPeriodLength = z.strictObject({ from: LocalDate, days: z._default(z.int().check(z.minimum(7), z.maximum(92)), 28) })

export const PrivacySettings = z.strictObject({
  /** Dated versions, never edited in place: the calendar of the past must stay what it was. 5 January 1970 was a Monday. */
  keyPeriods: z.prefault(z.array(KeyPeriodLength).check(z.minLength(1), z.maxLength(100)), [{ from: '1970-01-05' }]),
  /** On whose wall a period turns, at 05:00. */
  timeZone: z._default(timeZone, 'Europe/Amsterdam'),
  /** Moments at which another key for the ids of telephone systems comes into use; each decided at least two days before, and a week apart. */
  providerKeyTurns: z._default(z.array(z.iso.datetime({ offset: true })).check(z.maxLength(50)), []),
  /** Counts below it do not leave the organisation; only ever raised. */
  threshold: z._default(z.int().check(z.minimum(5), z.maximum(20)), 10),
  /** How long stripped day files stay. */
  keptYears: z._default(z.int().check(z.minimum(1), z.maximum(20)), 7),
})
export type PrivacySettings = z.infer<typeof PrivacySettings>
