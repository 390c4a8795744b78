/** How secrets of sources are made, changed and ended, whatever keeps them. */
import type { Instant } from '../contacts/identifiers.ts'
import type { Webhook } from '../providers/provider.ts'
import type { ProviderName } from '../providers/providerName.ts'
import type { Source } from '../settings/settings.ts'
import { overlapMs, type SecretKeeper, type SourceSecrets } from './sourceSecrets.ts'

const secretBytes = 32

export type KeepingSecrets = {
  readonly keeper: SecretKeeper
  readonly webhooks: ReadonlyMap<ProviderName, Webhook>
  readonly now: () => Instant
  /** So many bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array
}

export function keepingSecrets({ keeper, webhooks, now, random }: KeepingSecrets): SourceSecrets {
  const newSecretFor = ({ provider }: Source) => webhooks.get(provider)?.newSecret?.(random(secretBytes))
  const putBesideOld = async ({ id }: Source, secret: string) => {
    const madeAt = now()
    const hasOld = (await keeper.stateOf(id)) !== undefined
    // The sum of two moments, and a moment again.
    await keeper.put(id, { secret, madeAt, ...(hasOld ? { oldUntil: (madeAt + overlapMs) as Instant } : {}) })
  }
  return {
    canMake: ({ provider }) => webhooks.get(provider)?.newSecret !== undefined,
    make: async (source) => {
      const secret = newSecretFor(source)
      if (secret === undefined) return undefined
      await keeper.put(source.id, { secret, madeAt: now() })
      await keeper.endOld(source.id)
      return { shownOnce: secret }
    },
    rotate: async (source) => {
      const secret = newSecretFor(source)
      if (secret === undefined) return undefined
      await putBesideOld(source, secret)
      return { shownOnce: secret }
    },
    keep: async (source, pasted) => {
      const secret = pasted.trim()
      if (webhooks.get(source.provider)?.keyOf(secret) === undefined) return 'unusable'
      await putBesideOld(source, secret)
      return 'kept'
    },
    stateOf: ({ id }) => keeper.stateOf(id),
    endOld: ({ id }) => keeper.endOld(id),
    remove: ({ id }) => keeper.remove(id),
  }
}
