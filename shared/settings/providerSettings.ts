/** The keys that a source has because of its provider. */
import { asteriskSettings } from '../providers/asterisk/settings.ts'
import { connectSettings } from '../providers/connect/settings.ts'
import { csvSettings } from '../providers/csv/settings.ts'
import type { ProviderName } from '../providers/providerName.ts'
import { twilioSettings } from '../providers/twilio/settings.ts'

const settingsOf = {
  asterisk: asteriskSettings,
  connect: connectSettings,
  csv: csvSettings,
  twilio: twilioSettings,
} as const satisfies Partial<Record<ProviderName, object>>

export const providerSettings = {
  ...settingsOf.asterisk,
  ...settingsOf.connect,
  ...settingsOf.csv,
  ...settingsOf.twilio,
} as const

/** Keys that mean something for this provider alone; empty for one that has none of its own. */
export const keysOf = (provider: ProviderName): readonly string[] => Object.keys(new Map<string, object>(Object.entries(settingsOf)).get(provider) ?? {})
