/** The providers that deliver live. Apart from the registry of all providers, so that the door carries no reader of files. */
import { webhook as asterisk } from './asterisk/webhook.ts'
import { webhook as chatwoot } from './chatwoot/webhook.ts'
import { webhook as connect } from './connect/webhook.ts'
import { webhook as generic } from './generic/webhook.ts'
import { webhook as livechat } from './livechat/webhook.ts'
import { webhook as tawk } from './tawk/webhook.ts'
import { webhook as trengo } from './trengo/webhook.ts'
import { webhook as twilio } from './twilio/webhook.ts'
import { webhook as vonage } from './vonage/webhook.ts'
import { webhook as voys } from './voys/webhook.ts'
import { webhook as zendesk } from './zendesk/webhook.ts'
import type { Webhook } from './provider.ts'
import type { ProviderName } from './providerName.ts'

export const webhooks: ReadonlyMap<ProviderName, Webhook> = new Map([
  ['generic', generic],
  ['asterisk', asterisk],
  ['twilio', twilio],
  ['voys', voys],
  ['connect', connect],
  ['vonage', vonage],
  ['chatwoot', chatwoot],
  ['tawk', tawk],
  ['trengo', trengo],
  ['livechat', livechat],
  ['zendesk', zendesk],
])
