/**
 * The port to the function that can make pseudonyms and erase a caller. A number goes in, and no answer tells whether it is known (P9). The pages hold
 * no key and never see what is kept.
 */

export type AskedErasure = {
  readonly id: string
  /** As it was typed. It is held by nobody after the answer. */
  readonly number: string
  /** Id of who asks. */
  readonly by: string
  /** Nothing is done before somebody else confirms it. */
  readonly needsAnother: boolean
}
export type ErasureAnswer = 'accepted' | 'no_number' | 'too_many'

export type ErasureDoor = {
  readonly ask: (asked: AskedErasure) => Promise<ErasureAnswer>
  /** @returns false where nothing waits under this id any more, or where this person asked for it. */
  readonly confirm: (id: string, by: string) => Promise<boolean>
  /** Forgets what was asked for. @returns false where nothing waits under this id any more. */
  readonly withdraw: (id: string) => Promise<boolean>
}
