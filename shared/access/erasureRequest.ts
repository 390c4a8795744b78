/** That somebody was asked to be forgotten: when, by whom, and what became of it. Nothing in it says who, not even as a pseudonym (P9). */
import * as z from 'zod'
import { dayMs } from '../calendar/durations.ts'
import type { Role } from './role.ts'
import type { User } from './user.ts'

const moment = z.int()
const person = z.string().max(32)

export const ErasureRequest = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** UTC milliseconds. */
  at: moment,
  /** Id of who asked. */
  by: person,
  /** Another person has to confirm it (A2). */
  needsAnother: z.boolean(),
  settled: z.strictObject({ as: z.enum(['confirmed', 'withdrawn']), at: moment, by: person }).optional(),
})
export type ErasureRequest = z.infer<typeof ErasureRequest>

/** Not confirmed for this long, it lapses: its pseudonyms wait no longer than a day. */
export const confirmWithinMs = dayMs

export type ErasureState = 'waiting' | 'lapsed' | 'taken' | 'confirmed' | 'withdrawn'

/** @param now UTC milliseconds */
export function stateOf({ at, needsAnother, settled }: ErasureRequest, now: number): ErasureState {
  if (settled !== undefined) return settled.as
  if (!needsAnother) return 'taken'
  return now < at + confirmWithinMs ? 'waiting' : 'lapsed'
}

/** Who may say yes to what somebody else asked for. */
const confirmingRoles = ['admin', 'privacy'] as const satisfies readonly Role[]

/** Those who could confirm what this person asks for. One person is never two. */
export const confirmersFor = (people: readonly User[], asker: string): readonly User[] =>
  people.filter(({ id, roles, removedAt }) => removedAt === undefined && id !== asker && confirmingRoles.some((role) => roles.includes(role)))
