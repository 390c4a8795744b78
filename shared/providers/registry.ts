import { asterisk } from './asterisk/asterisk.ts'
import { chatwoot } from './chatwoot/chatwoot.ts'
import { connect } from './connect/connect.ts'
import { csv } from './csv/csv.ts'
import { generic } from './generic/generic.ts'
import { livechat } from './livechat/livechat.ts'
import { threecx } from './threecx/threecx.ts'
import { tawk } from './tawk/tawk.ts'
import { trengo } from './trengo/trengo.ts'
import { twilio } from './twilio/twilio.ts'
import { vonage } from './vonage/vonage.ts'
import { voys } from './voys/voys.ts'
import { zendesk } from './zendesk/zendesk.ts'
import type { Provider } from './provider.ts'
import { type ProviderName, providerNames } from './providerName.ts'

const byName: Readonly<Record<ProviderName, Provider>> = {
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

/** Every kind of system we read, by its name. */
export const providers: ReadonlyMap<ProviderName, Provider> = new Map(providerNames.map((name) => [name, byName[name]]))
