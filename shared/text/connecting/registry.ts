/** How each kind of system is connected, in the order in which the cards stand. A provider's line is all that set-up needs to know of it. */
import { type ProviderName, providerNames } from '../../providers/providerName.ts'
import { asterisk } from './asterisk.ts'
import type { Connecting } from './connecting.ts'
import { chatwoot } from './chatwoot.ts'
import { connect } from './connect.ts'
import { csv } from './csv.ts'
import { generic } from './generic.ts'
import { livechat } from './livechat.ts'
import { tawk } from './tawk.ts'
import { threecx } from './threecx.ts'
import { trengo } from './trengo.ts'
import { twilio } from './twilio.ts'
import { vonage } from './vonage.ts'
import { voys } from './voys.ts'
import { zendesk } from './zendesk.ts'

const byName: Readonly<Record<ProviderName, Connecting>> = {
  generic,
  asterisk,
  twilio,
  voys,
  connect,
  '3cx': threecx,
  vonage,
  chatwoot,
  tawk,
  trengo,
  livechat,
  zendesk,
  csv,
}

export const connecting: ReadonlyMap<ProviderName, Connecting> = new Map(providerNames.map((name) => [name, byName[name]]))
