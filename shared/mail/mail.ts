/** The port of everything that is sent by mail. */
import type { Language } from '../text/language.ts'

/** What a mail is about; each kind is chosen by itself. Invitations are sent once and never chosen. */
export const mailKinds = ['digest', 'silence', 'presence', 'gap', 'notice', 'invitation'] as const
export type MailKind = (typeof mailKinds)[number]

export type Mail = {
  /** Of one event and one person: the same again is the same mail, whoever sends it. */
  readonly id: string
  readonly kind: MailKind
  /** An address and nothing else: no name of ours or theirs stands in a header. */
  readonly to: string
  readonly language: Language
  /** One line; names no line and no person. */
  readonly subject: string
  /** Paragraphs with an empty line between; no line is broken within one. */
  readonly text: string
  /** Where one click ends mail of this kind for this person: a whole address. Absent: of what nobody can choose. */
  readonly stopAddress?: string
}

/** Done: whoever carries mail has taken it. The same mail may be handed over twice, under the same id. @throws where it was not taken */
export type SendMail = (mail: Mail) => Promise<void>
