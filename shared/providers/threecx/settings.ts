/** The keys of a source that is a 3CX exchange. */
import * as z from 'zod/mini'
import { timeZone } from '../../settings/timeZone.ts'

/** Every field 3CX can write into a record, by its own name. */
export const cdrFieldNames = [
  'historyid',
  'callid',
  'duration',
  'time-start',
  'time-answered',
  'time-end',
  'reason-terminated',
  'from-no',
  'to-no',
  'from-dn',
  'to-dn',
  'dial-no',
  'reason-changed',
  'final-number',
  'final-dn',
  'bill-code',
  'bill-rate',
  'bill-cost',
  'bill-name',
  'chain',
  'from-type',
  'to-type',
  'final-type',
  'from-dispname',
  'to-dispname',
  'final-dispname',
  'missed-queue-calls',
] as const
export type CdrField = (typeof cdrFieldNames)[number]

export const threecxSettings = {
  /** The fields of a record in the order in which the exchange writes them; absent: all of them, as its console lists them, with the four of billing or without. */
  cdrFields: z.optional(z.array(z.enum(cdrFieldNames)).check(z.minLength(1), z.maxLength(60))),
  /** Zone of the file's times; absent: Europe/Amsterdam. */
  cdrTimeZone: z.optional(timeZone),
} as const
