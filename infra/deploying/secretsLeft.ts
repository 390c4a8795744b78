/** Secrets of sources outlive their stack, and pages make some too: one that is there already cannot be made again. */
import type { Machine } from './machine.ts'
import { ownNames } from './stackState.ts'

/** @returns sources whose secret is there and not the stack's */
export async function secretsLeft(stage: string, sources: readonly string[], { aws }: Pick<Machine, 'aws'>): Promise<readonly string[]> {
  const own = sources.length === 0 ? [] : await ownNames(stage, { aws })
  const found = await Promise.all(
    sources.map(async (source) => {
      const name = `bereikbaar-${stage}/sources/${source}`
      const isOwn = own.some((one) => one.includes(`:secret:${name}-`))
      const isThere = !isOwn && (await aws(['secretsmanager', 'describe-secret', '--secret-id', name])).is === 'answer'
      return isThere ? [source] : []
    }),
  )
  return found.flat()
}
