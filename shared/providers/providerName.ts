import * as z from 'zod/mini'

/**
 * The kinds of system we read, in the order in which set-up shows them. A name that is added here does not compile until it stands in
 * `registry.ts` and in `shared/text/connecting/registry.ts`; what else there is to do stands in the README, "Add a provider".
 */
export const providerNames = [
  'generic',
  'asterisk',
  'twilio',
  'voys',
  'connect',
  '3cx',
  'vonage',
  'chatwoot',
  'tawk',
  'trengo',
  'livechat',
  'zendesk',
  'csv',
] as const

/** What people call them otherwise. */
const otherNames: ReadonlyMap<string, (typeof providerNames)[number]> = new Map([
  ['freepbx', 'asterisk'],
  ['taskrouter', 'twilio'],
  ['twilio-flex', 'twilio'],
  ['amazon-connect', 'connect'],
  ['voipgrid', 'voys'],
  ['threecx', '3cx'],
  ['tawk.to', 'tawk'],
  ['tawkto', 'tawk'],
  ['sunshine', 'zendesk'],
  ['zendesk-messaging', 'zendesk'],
])

export const ProviderName = z.pipe(
  z.transform((name: unknown) => (typeof name === 'string' ? (otherNames.get(name.toLowerCase()) ?? name) : name)),
  z.enum(providerNames),
)
export type ProviderName = z.infer<typeof ProviderName>
