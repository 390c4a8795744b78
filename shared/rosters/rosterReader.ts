/**
 * Reading a roster as two steps that may each be done in a thread of their own: the file becomes a parcel, and the parcel what it would change.
 * What goes in and out can be sent between threads.
 */
import { openRoster } from './readRoster.ts'
import { UnreadableRoster } from './rosterFile.ts'
import { packRoster, unpackRoster } from './rosterParcel.ts'
import { type PreviewInput, type RosterPreview, rosterPreview } from './rosterPreview.ts'

export type RosterUpload = { readonly fileName: string; readonly bytes: Uint8Array }
export type RosterReader = {
  /** A parcel, see `packRoster`. @throws UnreadableRoster */
  readonly open: (upload: RosterUpload) => Promise<string>
  /** @throws UnreadableRoster also for what is no parcel of ours */
  readonly preview: (parcel: string, input: PreviewInput) => Promise<RosterPreview>
}

/** In the thread that asks, without a limit on time and memory. */
export const rosterReaderHere: RosterReader = {
  open: async ({ fileName, bytes }) => packRoster({ fileName, opened: await openRoster(bytes) }),
  preview: (parcel, input) => {
    const known = unpackRoster(parcel)
    return known === undefined ? Promise.reject(new UnreadableRoster('not_readable')) : Promise.resolve(rosterPreview(known.opened, input))
  },
}
