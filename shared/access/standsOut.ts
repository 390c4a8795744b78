/**
 * Whether what somebody does with keys, erasures and users has to stand out in the audit trail (A2): there is no second admin who could look along, or
 * one person holds the keys and reads the figures.
 */
import type { Role } from './role.ts'
import type { User } from './user.ts'

/** @param people everybody who may sign in */
export function standsOut(actor: { readonly roles: readonly Role[] }, people: readonly User[]): boolean {
  const isBoth = actor.roles.includes('admin') && actor.roles.includes('manager')
  const admins = people.filter(({ roles, removedAt }) => removedAt === undefined && roles.includes('admin'))
  return isBoth || admins.length < 2
}
