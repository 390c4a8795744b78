/** Where a provider delivers to: the address of this installation and of this source. */
import type { Webhook } from '../../../../../shared/providers/provider.ts'
import type { Source } from '../../../../../shared/settings/settings.ts'

/** @param door scheme, host and port of this installation; the source's own public address goes before it */
export const addressOf = ({ id, publicUrl }: Pick<Source, 'id' | 'publicUrl'>, door: string): string => `${publicUrl?.replace(/\/+$/, '') ?? door}/hooks/${id}`

/** Of providers that have nothing but an address to keep secret. */
export function isSecretInAddress(webhook: Webhook): boolean {
  const secret = webhook.newSecret?.(new Uint8Array(32))
  return secret !== undefined && (addressWith(webhook, 'https://door.example/hooks/source', secret)?.includes(secret) ?? false)
}

/** The address as the provider must call it, with the secret where that belongs; undefined for a text that is no secret of this provider. */
export const addressWith = (webhook: Webhook, url: string, secret: string): string | undefined =>
  webhook.sign({ url, body: webhook.testBody, now: aMoment, id: 'address' }, secret)?.url

const aMoment = 0 as Parameters<Webhook['sign']>[0]['now'] // any moment does: the address does not hang on it

/** Reached from this machine only: a system elsewhere cannot deliver to it. */
export const isOnlyHere = (address: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/i.test(address)
