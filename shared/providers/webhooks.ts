/** All providers that deliver live, for whoever shows or tries them. */
import type { Webhook } from './provider.ts'
import type { ProviderName } from './providerName.ts'
import { webhookLoaders } from './webhookLoaders.ts'

export const webhooks: ReadonlyMap<ProviderName, Webhook> = new Map(
  await Promise.all([...webhookLoaders].map(async ([name, load]) => [name, (await load()).webhook] as const)),
)
