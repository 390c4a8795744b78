/** How one kind of system is connected, told to the person who does it: in the words of that system's own console. */
import type { Language } from '../language.ts'

export type ConnectingText = {
  readonly title: string
  /** One line for the card. */
  readonly short: string
  /** What we learn from this system. */
  readonly tells: readonly string[]
  /** What it never tells, so that nobody waits for it in a figure. */
  readonly doesNotTell: readonly string[]
  /** To have at hand before starting. What is typed letter by letter stands between backticks, here and in `steps`. */
  readonly needs: readonly string[]
  /** In order: where to click, which address, which secret, which events, how to see that it works. */
  readonly steps: readonly string[]
  /** What people take from here to their own system: its address on this site, and the words of the link. */
  readonly download?: { readonly path: string; readonly words: string }
  /** Why the source is marked weak, where its requests do not prove when they were made. */
  readonly weak?: string
  /** Keys of the source that this kind of system knows, in the words of a form. */
  readonly settings?: readonly { readonly key: string; readonly label: string; readonly help: string }[]
}
export type Connecting = Readonly<Record<Language, ConnectingText>>
