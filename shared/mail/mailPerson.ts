/** Somebody as mail knows them. */
import type { User, UserId } from '../access/user.ts'
import type { LineId } from '../contacts/identifiers.ts'
import type { Language } from '../text/language.ts'
import type { MailKind } from './mail.ts'
import { kindsFor, type MailChoices, wants } from './mailChoices.ts'

export type MailPerson = {
  readonly user: UserId
  readonly to: string
  readonly language: Language
  readonly kinds: ReadonlySet<MailKind>
  /** undefined: every line. */
  readonly lines: ReadonlySet<LineId> | undefined
}

/** Until somebody took up an invitation nobody knows whose address it is: it gets that invitation and nothing else. undefined: removed. */
export function mailPerson(user: User, choices: MailChoices | undefined): MailPerson | undefined {
  if (user.removedAt !== undefined) return undefined
  const about = { user: user.id, language: choices?.language ?? 'nl', lines: user.lines === undefined ? undefined : new Set(user.lines) } as const
  if (user.identity === undefined) return { ...about, to: user.email, kinds: new Set(['invitation']) }
  return { ...about, to: user.email, kinds: new Set(kindsFor(user.roles).filter((kind) => wants(user.roles, choices, kind))) }
}

/** Who sits at the machine itself needs no invitation, and says where mail should go. undefined: nowhere. */
export function ownerAsPerson(owner: User, choices: MailChoices | undefined): MailPerson | undefined {
  if (choices?.address === undefined) return undefined
  return mailPerson({ ...owner, email: choices.address, identity: { issuer: 'this machine', subject: owner.id } }, choices)
}
