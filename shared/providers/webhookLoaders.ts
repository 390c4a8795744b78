/**
 * The providers that deliver live, each read when it is first needed: the door of a helpline knows one or two of them, and starts sooner without the others.
 * Apart from the registry of all providers, so that the door carries no reader of files.
 */
import type { Webhook } from './provider.ts'
import type { ProviderName } from './providerName.ts'

export type WebhookLoaders = ReadonlyMap<ProviderName, () => Promise<{ readonly webhook: Webhook }>>

export const webhookLoaders: WebhookLoaders = new Map([
  ['generic', () => import('./generic/webhook.ts')],
  ['asterisk', () => import('./asterisk/webhook.ts')],
  ['twilio', () => import('./twilio/webhook.ts')],
  ['voys', () => import('./voys/webhook.ts')],
  ['connect', () => import('./connect/webhook.ts')],
  ['vonage', () => import('./vonage/webhook.ts')],
  ['chatwoot', () => import('./chatwoot/webhook.ts')],
  ['tawk', () => import('./tawk/webhook.ts')],
  ['trengo', () => import('./trengo/webhook.ts')],
  ['livechat', () => import('./livechat/webhook.ts')],
  ['zendesk', () => import('./zendesk/webhook.ts')],
])
