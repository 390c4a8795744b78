/** Which user somebody is whom an OpenID provider vouches for. */
import type { Role } from './role.ts'
import type { User } from './user.ts'

export type ProvenIdentity = {
  readonly issuer: string
  readonly subject: string /** Checked by the provider. */
  readonly email: string | undefined
  readonly hasSecondFactor: boolean
}
export type Recognition =
  | { readonly user: User /** The invitation is taken up now: from here on only this identity opens it. */; readonly isNew: boolean }
  | 'unknown'
  | 'no_second_factor'

/** Funders see released reports only, and may come without a second factor (A3). */
const needsSecondFactor = (roles: readonly Role[]) => roles.some((role) => role !== 'funder')

/** An invitation has to say so: accounts that are ours to make have it already. */
export const tellsOfSecondStep = ({ roles, account }: { readonly roles: readonly Role[]; readonly account?: User['account'] }) =>
  account === undefined && needsSecondFactor(roles)

export function recognised(users: readonly User[], { issuer, subject, email, hasSecondFactor }: ProvenIdentity): Recognition {
  const here = users.filter(({ removedAt }) => removedAt === undefined)
  const known = here.find(({ identity }) => identity?.issuer === issuer && identity.subject === subject)
  // An address may pass to somebody else; once taken up, an invitation is tied to who took it.
  const user = known ?? here.find((own) => own.identity === undefined && email !== undefined && own.email === email)
  if (user === undefined) return 'unknown'
  if (!hasSecondFactor && needsSecondFactor(user.roles)) return 'no_second_factor'
  return { user, isNew: known === undefined }
}
