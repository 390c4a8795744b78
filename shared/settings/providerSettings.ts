/** The keys that a source has because of its provider. */
import { asteriskSettings } from '../providers/asterisk/settings.ts'
import { chatwootSettings } from '../providers/chatwoot/settings.ts'
import { connectSettings } from '../providers/connect/settings.ts'
import { csvSettings } from '../providers/csv/settings.ts'
import { livechatSettings } from '../providers/livechat/settings.ts'
import type { ProviderName } from '../providers/providerName.ts'
import { tawkSettings } from '../providers/tawk/settings.ts'
import { threecxSettings } from '../providers/threecx/settings.ts'
import { trengoSettings } from '../providers/trengo/settings.ts'
import { twilioSettings } from '../providers/twilio/settings.ts'
import { vonageSettings } from '../providers/vonage/settings.ts'
import { zendeskSettings } from '../providers/zendesk/settings.ts'

const settingsOf = {
  asterisk: asteriskSettings,
  connect: connectSettings,
  csv: csvSettings,
  twilio: twilioSettings,
  vonage: vonageSettings,
  '3cx': threecxSettings,
  chatwoot: chatwootSettings,
  tawk: tawkSettings,
  trengo: trengoSettings,
  livechat: livechatSettings,
  zendesk: zendeskSettings,
} as const satisfies Partial<Record<ProviderName, object>>

/** The keys of all of them. Whoever is named above and left out here does not compile. */
export const providerSettings = {
  ...settingsOf.asterisk,
  ...settingsOf.connect,
  ...settingsOf.csv,
  ...settingsOf.twilio,
  ...settingsOf.vonage,
  ...settingsOf['3cx'],
  ...settingsOf.chatwoot,
  ...settingsOf.tawk,
  ...settingsOf.trengo,
  ...settingsOf.livechat,
  ...settingsOf.zendesk,
} as const satisfies Readonly<Record<KeyOf<(typeof settingsOf)[keyof typeof settingsOf]>, unknown>>
type KeyOf<Each> = Each extends unknown ? keyof Each : never

/** Keys that mean something for this provider alone; empty for one that has none of its own. */
export const keysOf = (provider: ProviderName): readonly string[] => Object.keys(new Map<string, object>(Object.entries(settingsOf)).get(provider) ?? {})
