/** What a request says, by name. Values are texts on the wire; nothing is read that is not named in this folder. */
import { daySeconds } from '../../calendar/durations.ts'
import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { isBounded } from '../rawText.ts'

export type Fields = ReadonlyMap<string, string>
/** A request, when it came in, and what the source's settings say of it. */
export type Told = { readonly fields: Fields; readonly now: Instant; readonly source: Source }

/** A text of sensible length; undefined where there is none. */
export function textIn(fields: Fields, name: string): string | undefined {
  const value = fields.get(name)
  return value !== undefined && isBounded(value) ? value : undefined
}

/** Whole seconds between 0 and 24 hours; undefined for anything else: unknown is not 0. */
export function secondsIn(fields: Fields, name: string): number | undefined {
  const value = fields.get(name)
  return value !== undefined && /^\d{1,5}$/.test(value) && Number(value) <= daySeconds ? Number(value) : undefined
}

/** Who calls; empty where the number was withheld, absent where the request does not say. */
export function callerIn(fields: Fields): { readonly caller?: string } {
  const caller = fields.get('From') ?? fields.get('Caller')
  return caller === '' || (caller !== undefined && isBounded(caller)) ? { caller } : {}
}

/** An event has a SID of its own, the same on every way by which it is delivered. */
export const eventIdentity = (fields: Fields): string =>
  JSON.stringify(['event', textIn(fields, 'Sid') ?? [fields.get('EventType'), fields.get('ResourceSid'), fields.get('TimestampMs') ?? fields.get('Timestamp')]])
