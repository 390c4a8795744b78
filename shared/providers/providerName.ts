import * as z from 'zod'

/** The kinds of system we read. Adding one touches this line, the registries' lines and a folder of its own. */
const names = ['generic', 'asterisk', 'twilio', 'connect', 'voys', 'vonage', '3cx', 'chatwoot', 'tawk', 'trengo', 'livechat', 'zendesk', 'csv'] as const

/** What people call them otherwise. */
const otherNames: ReadonlyMap<string, (typeof names)[number]> = new Map([
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

export const ProviderName = z.preprocess((name) => (typeof name === 'string' ? (otherNames.get(name.toLowerCase()) ?? name) : name), z.enum(names))
export type ProviderName = z.infer<typeof ProviderName>
