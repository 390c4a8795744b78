import type { Webhook } from '../../shared/providers/provider.ts'
import type { ProviderName } from '../../shared/providers/providerName.ts'
import type { WebhookLoaders } from '../../shared/providers/webhookLoaders.ts'

/** Reads a provider the first time it is asked for. */
export function webhookOf(loaders: WebhookLoaders): (name: ProviderName) => Promise<Webhook | undefined> | Webhook | undefined {
  const known = new Map<ProviderName, Webhook>()
  const load = async (name: ProviderName) => {
    const loaded = await loaders.get(name)?.()
    if (loaded !== undefined) known.set(name, loaded.webhook)
    return loaded?.webhook
  }
  return (name) => known.get(name) ?? load(name)
}
