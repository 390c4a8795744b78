/** A test event goes the whole way: made as the provider would, through the public door of this installation, under a secret that is good for nothing else. */
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { SendTestDelivery } from '../../shared/privacy/sourceSecrets.ts'
import { testHeader, testSecretOf } from '../../shared/privacy/testSecret.ts'
import type { Webhook } from '../../shared/providers/provider.ts'
import type { ProviderName } from '../../shared/providers/providerName.ts'

export type TestDelivering = {
  readonly webhooks: ReadonlyMap<ProviderName, Webhook>
  /** Of this installation; undefined: it has none. */
  readonly testKey: () => Promise<Uint8Array | undefined>
  /** Where this installation's hooks are reached: scheme, host and port. undefined: it is not known. */
  readonly doorAddress: () => string | undefined
  readonly now: () => Instant
  readonly newId: () => string
  readonly fetch?: typeof fetch
}

const longestWaitMs = 5_000

export function testDelivering({ webhooks, testKey, doorAddress, now, newId, fetch: send = fetch }: TestDelivering): SendTestDelivery {
  return async (source) => {
    const webhook = webhooks.get(source.provider)
    const [key, door] = [await testKey(), doorAddress()]
    const secret = webhook && key && testSecretOf(webhook, source.id, key)
    if (webhook === undefined || secret === undefined || door === undefined) return { outcome: 'notPossible' }
    // The door takes it that it was called by the source's own public address, if it has one, and that is what gets signed.
    const calledAs = source.publicUrl?.replace(/\/+$/, '') ?? door
    const startedAt = now()
    const signed = webhook.sign({ url: `${calledAs}/hooks/${source.id}`, body: webhook.testBody, now: startedAt, id: newId() }, secret)
    if (signed === undefined) return { outcome: 'notPossible' }
    const target = signed.url.startsWith(calledAs) ? signed.url.slice(calledAs.length) : `/hooks/${source.id}`
    const address = `${door}/hooks/${source.id}` // shown: without a secret that may stand behind it
    try {
      const answer = await send(`${door}${target}`, {
        method: 'POST',
        headers: { ...Object.fromEntries(signed.headers), [testHeader]: '1' },
        body: signed.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(longestWaitMs),
      })
      await answer.body?.cancel()
      return { outcome: 'answered', status: answer.status, address, milliseconds: now() - startedAt }
    } catch {
      return { outcome: 'unreachable', address }
    }
  }
}
