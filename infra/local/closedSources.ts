/** Sources that deliver live but whose deliveries are refused, because their secret cannot be read. Listed when the host starts, where somebody looks. */
import type { SecretsOf } from '../../functions/ingest/secrets.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import type { Settings } from '../../shared/settings/settings.ts'

export type ClosedSource = {
  readonly id: string /** `env:NAME` or `file:PATH`; undefined where the settings name no place. */
  readonly secretFrom: string | undefined
}

/** Sources whose secret is kept by the product itself are told on their page. */
export async function closedSources({ sources }: Pick<Settings, 'sources'>, secretsOf: SecretsOf, now: number): Promise<readonly ClosedSource[]> {
  const candidates = sources.filter(({ provider, secretFrom }) => webhooks.has(provider) && secretFrom !== undefined && secretFrom !== 'stored')
  const closed = await Promise.all(
    candidates.map(async (source) => {
      const isOpen = await secretsOf(source, now).then(
        () => true,
        () => false,
      )
      return isOpen ? [] : [{ id: source.id, secretFrom: source.secretFrom }]
    }),
  )
  return closed.flat()
}
