/** Which mail somebody gets: what their roles allow and usually want, and what they chose themselves. */
import * as z from 'zod'
import type { Role } from '../access/role.ts'
import { UserId } from '../access/user.ts'
import { Language } from '../text/language.ts'

/** Kinds of mail that people choose. */
export const chosenKinds = ['digest', 'silence', 'presence', 'gap', 'notice'] as const
export type ChosenKind = (typeof chosenKinds)[number]
export const ChosenKind = z.enum(chosenKinds)

export const MailChoices = z.strictObject({
  user: UserId,
  /** Of their mail; absent: Dutch. */
  language: Language.optional(),
  /** Whether they want it; absent: as is usual for their roles. */
  kinds: z.partialRecord(ChosenKind, z.boolean()).default({}),
  /** Of somebody whom no invitation gave an address: who sits at the machine itself. */
  address: z.email().max(200).optional(),
})
export type MailChoices = z.infer<typeof MailChoices>

type KindsOfRole = { readonly may: readonly ChosenKind[]; readonly usually: readonly ChosenKind[] }

/** Nobody is mailed what they could not open on a page: who sees no figures gets none. */
const kindsOfRole: Readonly<Record<Role, KindsOfRole>> = {
  manager: { may: ['digest', 'silence', 'presence', 'gap'], usually: ['digest', 'silence', 'presence', 'gap'] },
  planner: { may: ['digest', 'presence', 'gap'], usually: ['gap'] },
  admin: { may: ['silence'], usually: ['silence'] },
  privacy: { may: ['notice'], usually: ['notice'] },
  funder: { may: [], usually: [] },
}

/** What somebody with these roles may choose, in the order of `chosenKinds`. */
export const kindsFor = (roles: readonly Role[]): readonly ChosenKind[] =>
  chosenKinds.filter((kind) => roles.some((role) => kindsOfRole[role].may.includes(kind)))

export const wants = (roles: readonly Role[], choices: Pick<MailChoices, 'kinds'> | undefined, kind: ChosenKind): boolean =>
  kindsFor(roles).includes(kind) && (choices?.kinds[kind] ?? roles.some((role) => kindsOfRole[role].usually.includes(kind)))
