import { createHash } from 'node:crypto'
import type { Settings } from '../../../../../shared/settings/settings.ts'

/** Settings that somebody only thinks of, under a number that no version ever has: what is kept warm by version must not be taken for theirs. */
export function thought(settings: Settings): { readonly version: number; readonly settings: Settings } {
  const digest = createHash('sha256').update(JSON.stringify(settings)).digest()
  return { version: -1 - digest.readUInt32BE(0), settings }
}
