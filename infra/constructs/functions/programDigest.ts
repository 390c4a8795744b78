import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const shared = join(import.meta.dirname, '..', '..', '..', 'shared')

/** Differs between programs that may work figures out differently: what one of them kept, another does not show. */
export function programDigest(): string {
  const hash = createHash('sha256')
  for (const file of globSync('**/*.ts', { cwd: shared, exclude: ['text/**'] }).sort()) hash.update(`${file}\n`).update(readFileSync(join(shared, file)))
  return hash.digest('base64url').slice(0, 16)
}
