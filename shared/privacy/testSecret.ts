/**
 * The secret under which this installation signs its own test events: one for each source, made from one key of the installation. The door takes it
 * only on requests that say they are a test, so whoever has it can fill a log with tests and nothing else.
 */
import { createHmac } from 'node:crypto'
import type { SourceId } from '../contacts/identifiers.ts'
import type { Webhook } from '../providers/provider.ts'

export const testHeader = 'x-bereikbaar-test'

/** undefined where a provider's secrets are not ours to make in any form. @param key 32 bytes of the installation */
export function testSecretOf(webhook: Webhook, source: SourceId, key: Uint8Array): string | undefined {
  const random = createHmac('sha256', key).update(`v1\u001ftest event\u001f${source}`).digest()
  const candidates = [webhook.newSecret?.(random), random.toString('base64url'), random.toString('hex')]
  return candidates.find((candidate) => candidate !== undefined && webhook.keyOf(candidate) !== undefined)
}
