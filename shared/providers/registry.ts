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
import type { ProviderName } from './providerName.ts'

/** Every kind of system we read. Adding one: its folder, its line here, its name in `providerName.ts`. */
export const providers: ReadonlyMap<ProviderName, Provider> = new Map(
  [generic, asterisk, twilio, voys, connect, vonage, threecx, chatwoot, tawk, trengo, livechat, zendesk, csv].map((provider) => [provider.name, provider]),
)
