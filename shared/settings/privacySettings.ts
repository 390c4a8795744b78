/** What people decided about privacy: how long one caller can be recognised, and how long stripped figures are kept. */
import * as z from 'zod'
import { LocalDate } from '../contacts/identifiers.ts'
import { timeZone } from './timeZone.ts'

/** Length of the periods in which a caller is recognised, from the first turn on or after a date. */
const KeyPeriodLength = z.strictObject({ from: LocalDate, days: z.int().min(7).max(92).default(28) })

export const PrivacySettings = z.strictObject({
  /** Dated versions, never edited in place: the calendar of the past must stay what it was. 5 January 1970 was a Monday. */
  keyPeriods: z
    .array(KeyPeriodLength)
    .min(1)
    .max(100)
    .prefault([{ from: '1970-01-05' }]),
  /** On whose wall a period turns, at 05:00. */
  timeZone: timeZone.default('Europe/Amsterdam'),
  /** Moments at which another key for the ids of telephone systems comes into use; each decided at least two days before, and a week apart. */
  providerKeyTurns: z
    .array(z.iso.datetime({ offset: true }))
    .max(50)
    .default([]),
  /** Counts below it do not leave the organisation; only ever raised. */
  threshold: z.int().min(5).max(20).default(10),
  /** How long stripped day files stay. */
  keptYears: z.int().min(1).max(20).default(7),
})
export type PrivacySettings = z.infer<typeof PrivacySettings>
