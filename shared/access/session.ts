/** How long somebody stays signed in (A4): half an hour without a request, eight hours in all. */
import { createHash } from 'node:crypto'
import { minuteMs } from '../calendar/durations.ts'
import type { Role } from './role.ts'
import type { UserId } from './user.ts'

const idleMs = 30 * minuteMs
const longestMs = 8 * 60 * minuteMs
/** Being seen is written down no more often than this. */
export const seenAgainMs = minuteMs

export type Session = {
  /** Digest of the token that the browser holds; the token itself is kept nowhere. */
  readonly id: string
  readonly user: UserId
  /** Revision of the user at sign-in: a change of roles ends it. */
  readonly revision: number
  /** UTC milliseconds. */
  readonly startedAt: number
  readonly seenAt: number
  /** From where it began, cut to its network; so that people know their own sessions apart. */
  readonly network?: string
}
/** How a session is spoken of on pages and in forms: neither its token nor the digest that it is found by. */
export const shownSessionId = (id: string): string => createHash('sha256').update(`shown\n${id}`).digest('hex').slice(0, 16)

export const endsAt = ({ startedAt, seenAt }: Pick<Session, 'startedAt' | 'seenAt'>): number => Math.min(startedAt + longestMs, seenAt + idleMs)

/** @param token 256 random bits, base64url */
export const sessionIdOf = (token: string): string => createHash('sha256').update(`session\n${token}`).digest('base64url')
/** What a form of this session carries, so that no other site can send one (A5). It tells nothing of the session's token. */
export const formTokenOf = (token: string): string => createHash('sha256').update(`form\n${token}`).digest('base64url')

/** Whoever asks, once it is known who it is. */
export type SignedIn = {
  readonly user: UserId
  readonly name: string
  readonly roles: readonly Role[]
  /** Of a funder; undefined: every line. */
  readonly lines: readonly string[] | undefined
  /** Digest of the session; undefined for a command on the machine itself, which no other site can make a browser send. */
  readonly session: string | undefined
  /** What every form must carry, see `formTokenOf`. */
  readonly formToken: string | undefined
}

/** Name of the field, and of the header of a script, that carry the form token. */
export const formTokenField = 'form_token'
export const formTokenHeader = 'x-form-token'

/**
 * The form token as a page carries it: another text every time, because pages leave compressed, and lengths of one text beside what somebody put in
 * an address would tell it letter by letter (BREACH). A mask, and the token under it.
 * @param mask random, as many bytes as the token has
 */
export function maskedFormToken(formToken: string, mask: Uint8Array): string {
  return Buffer.concat([mask, under(mask, Buffer.from(formToken, 'base64url'))]).toString('base64url')
}
export const formTokenBytes = 32

/** Whether what came with a form, or with a script's request, is of this session. */
export function isOwnForm({ formToken }: Pick<SignedIn, 'formToken'>, carried: string | null | undefined): boolean {
  if (formToken === undefined || formToken === carried) return true
  const bytes = Buffer.from(carried ?? '', 'base64url')
  return bytes.length === 2 * formTokenBytes && under(bytes.subarray(0, formTokenBytes), bytes.subarray(formTokenBytes)).toString('base64url') === formToken
}

const under = (mask: Uint8Array, bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte, n) => byte ^ (mask[n] ?? 0)))
