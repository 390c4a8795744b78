/** Secrets of sources outlive their stack, and pages make some too: one that is there already cannot be made again. */
import * as z from 'zod'
import type { Machine } from './machine.ts'

const Listed = z.object({ StackResourceSummaries: z.array(z.object({ PhysicalResourceId: z.string().default('') })) })

/** @returns sources whose secret is there and not the stack's */
export async function secretsLeft(stage: string, sources: readonly string[], { aws }: Pick<Machine, 'aws'>): Promise<readonly string[]> {
  const listed = sources.length === 0 ? undefined : await aws(['cloudformation', 'list-stack-resources', '--stack-name', `bereikbaar-${stage}`])
  const own = (listed?.is === 'answer' ? Listed.safeParse(listed.value).data?.StackResourceSummaries : undefined) ?? []
  const found = await Promise.all(
    sources.map(async (source) => {
      const name = `bereikbaar-${stage}/sources/${source}`
      const isOwn = own.some(({ PhysicalResourceId }) => PhysicalResourceId.includes(`:secret:${name}-`))
      const isThere = !isOwn && (await aws(['secretsmanager', 'describe-secret', '--secret-id', name])).is === 'answer'
      return isThere ? [source] : []
    }),
  )
  return found.flat()
}
