/**
 * Secrets of sources that are kept for people: made or pasted on a page, shown once, read by the door alone. The page that writes them cannot read
 * them back; what may still be said about one afterwards is its last four characters, when it was made, and until when the one before it is taken.
 */
import * as z from 'zod/mini'
import { hourMs } from '../calendar/durations.ts'
import { Instant, type SourceId } from '../contacts/identifiers.ts'
import type { Source } from '../settings/settings.ts'

/** How long the secret before stays valid while the telephone system is given the new one. */
export const overlapMs = 24 * hourMs

export type SecretState = {
  readonly lastFour: string
  readonly madeAt: Instant
  /** Present while the previous secret is still accepted: until this moment. */
  readonly oldUntil?: Instant
}

/** What the pages need. Settings say `"secretFrom": "stored"` for such a source; saying so is the page's part. */
export type SourceSecrets = {
  /** Whether this kind of source takes a secret that we make; otherwise its provider makes one and people paste it. */
  readonly canMake: (source: Source) => boolean
  /** A new secret; whatever was there ends at once. undefined: see `canMake`. */
  readonly make: (source: Source) => Promise<{ readonly shownOnce: string } | undefined>
  /** A new secret; the one before stays valid for 24 hours. undefined: see `canMake`. */
  readonly rotate: (source: Source) => Promise<{ readonly shownOnce: string } | undefined>
  /** A secret that somebody pasted; the one before, if any, stays valid for 24 hours. `unusable`: it is not of the form this provider's secrets have, and nothing was kept. */
  readonly keep: (source: Source, pasted: string) => Promise<'kept' | 'unusable'>
  /** Of the newest secret; undefined where we keep none. */
  readonly stateOf: (source: Source) => Promise<SecretState | undefined>
  /** The secret before the newest is no longer taken from now on. */
  readonly endOld: (source: Source) => Promise<void>
  /** Nothing is left of it; the door takes nothing from this source until it has a new one. */
  readonly remove: (source: Source) => Promise<void>
}

/** What a test delivery came to. `notPossible`: this provider's requests cannot be made by us. `unreachable`: nobody answered at our own public address. */
export type TestDelivery =
  | { readonly outcome: 'answered'; readonly status: number; readonly address: string; readonly milliseconds: number }
  | { readonly outcome: 'unreachable'; readonly address: string }
  | { readonly outcome: 'notPossible' }
/** Sends the provider's own signed test body through the public door of this installation; the source's real secret is not needed for it. */
export type SendTestDelivery = (source: Source) => Promise<TestDelivery>

/** One secret as it is kept. */
export const KeptSecret = z.strictObject({
  secret: z.string().check(z.minLength(1)),
  madeAt: Instant,
  /** Until when the one before this stays valid. */ oldUntil: z.optional(Instant),
})
export type KeptSecret = z.infer<typeof KeptSecret>

/** Where secrets are kept: the newest of a source and the one before it. */
export type SecretKeeper = {
  /** Puts a secret in front of what is there; only the one before it is remembered. */
  readonly put: (source: SourceId, kept: KeptSecret) => Promise<void>
  readonly stateOf: (source: SourceId) => Promise<SecretState | undefined>
  readonly endOld: (source: SourceId) => Promise<void>
  readonly remove: (source: SourceId) => Promise<void>
}

/** Which of the two are valid now. @param before the secret that `newest` took the place of */
export const validSecrets = (newest: KeptSecret, before: KeptSecret | undefined, now: number): readonly string[] =>
  before !== undefined && newest.oldUntil !== undefined && now < newest.oldUntil ? [newest.secret, before.secret] : [newest.secret]

export const stateOfKept = ({ secret, madeAt, oldUntil }: KeptSecret): SecretState => ({
  lastFour: secret.slice(-4),
  madeAt,
  ...(oldUntil === undefined ? {} : { oldUntil }),
})
