/**
 * Names for the things the product talks about. A branded value can only be made by parsing it
 * (here, or in `privacy/` for keyed digests), so an identifier of one kind never passes for another.
 */
import * as z from 'zod/mini'

const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'use 1-32 small letters, digits and hyphens'))

export const LineId = slug.brand<'LineId'>()
export type LineId = z.infer<typeof LineId>

export const SourceId = slug.brand<'SourceId'>()
export type SourceId = z.infer<typeof SourceId>

/** A keyed digest (22 characters of base64url, 128 bits): nothing of what it was made from can be read back. */
const digest = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))

/** Digest of a source and the provider's own contact id. */
export const ContactId = digest.brand<'ContactId'>()
export type ContactId = z.infer<typeof ContactId>

/** Digest of a source and the identity of one reported event; equal identity, equal event. */
export const EventId = digest.brand<'EventId'>()
export type EventId = z.infer<typeof EventId>

/** Stands for one caller number or chat visitor, within one link group of lines and one key. */
export const CallerPseudonym = digest.brand<'CallerPseudonym'>()
export type CallerPseudonym = z.infer<typeof CallerPseudonym>

/** Stands for one person on the roster; only ever counted. */
export const AgentPseudonym = digest.brand<'AgentPseudonym'>()
export type AgentPseudonym = z.infer<typeof AgentPseudonym>

/** A moment, in milliseconds since 1970 UTC. */
export const Instant = z.int().check(z.minimum(0), z.maximum(4_102_444_800_000)).brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** A calendar date on the wall of a line's own time zone, `yyyy-MM-dd`. */
export const LocalDate = z.iso.date().brand<'LocalDate'>()
export type LocalDate = z.infer<typeof LocalDate>
