/** Single fields of a parsed body. Nothing is made what it is not, except that a whole number may serve as a name. */
import * as z from 'zod/mini'
import { Instant } from '../contacts/identifiers.ts'
import { fieldsOf } from './jsonText.ts'
import { isBounded } from './rawText.ts'

export type Fields = ReadonlyMap<string, unknown>

/** Real calendar dates with a zone only. */
const IsoMoment = z.pipe(
  z.pipe(
    z.iso.datetime({ offset: true }),
    z.transform((text) => Date.parse(text)),
  ),
  Instant,
)

/** A text of 1 to 256 well-formed characters. */
export function textIn(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.get(name)
  return typeof value === 'string' && isBounded(value) ? value : undefined
}

/** What something is called: a text, or a whole number as one. */
export function nameIn(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.get(name)
  return Number.isSafeInteger(value) ? String(value) : textIn(fields, name)
}

/** The fields of an object inside; undefined where there is none. */
export const inside = (fields: Fields | undefined, name: string): Fields | undefined => fieldsOf(fields?.get(name))

export function listIn(fields: Fields | undefined, name: string): readonly unknown[] {
  const value = fields?.get(name)
  return Array.isArray(value) ? value : []
}

/** A moment of ISO 8601, also as programs vary it: `2026-03-29 14:30:00 UTC`, `2026-03-29T14:30:00+0200`, `2026-03-29T14:30Z`. Without a zone it is none. */
export const isoMoment = (value: unknown): Instant | undefined =>
  IsoMoment.safeParse(value).data ?? (typeof value === 'string' ? IsoMoment.safeParse(evenly(value)).data : undefined)

const varied = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))? ?(?:Z|UTC|GMT|([+-]\d\d):?(\d\d)?)$/i

function evenly(text: string): string {
  const [, date, minute, second = ':00', part, hours, minutes = '00'] = varied.exec(text) ?? []
  return date === undefined ? text : `${date}T${minute}${second}${part === undefined ? '' : `.${part}`}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`
}

/** Seconds since 1970, with decimals or without; 0 is how many systems write that there is none. */
export function epochMoment(value: unknown): Instant | undefined {
  return typeof value === 'number' && value > 0 ? Instant.safeParse(Math.round(value * 1000)).data : undefined
}

/** The moment of receipt, cut to the second: all that is known of an event that does not say when it was. */
export const receivedMoment = (now: Instant): Instant => Instant.parse(now - (now % 1000))
