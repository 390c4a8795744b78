/** Invented callers, told by two telephone systems, each delivery signed by that provider's own package. Every contact is two deliveries: it comes, it goes. */
import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { type Settings, Settings as SettingsSchema } from '../../shared/settings/settings.ts'
import { twilioDelivery } from '../conformance/feeds/twilioVoice.ts'

export type LoadSource = 'centrale' | 'twilio'
export type Delivered = { readonly source: LoadSource /** In the words of the provider. */; readonly contact: string }
export type Delivery = Delivered & { readonly headers: Readonly<Record<string, string>>; readonly body: string }
export type LoadSecrets = Readonly<Record<LoadSource, string>>

export const loadSecrets: LoadSecrets = {
  centrale: `whsec_${Buffer.from('load-generic-secret-00000000000000').toString('base64')}`,
  twilio: '00112233445566778899aabbccddeeff',
}
const number = '+999201239999'

/** @param secretFrom where each source's secret is found */
export const loadSettings = (secretFrom: (source: LoadSource) => string): Settings =>
  SettingsSchema.parse({
    organisation: { id: 'load', name: 'Load' },
    lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', closedRecorded: 'yes', hours: [{ from: '2020-01-01', week: '24/7' }] }],
    sources: [
      { id: 'centrale', provider: 'generic', secretFrom: secretFrom('centrale'), lines: { helplijn: 'telefoon' } },
      { id: 'twilio', provider: 'twilio', secretFrom: secretFrom('twilio'), lines: { [number]: 'telefoon' } },
    ],
  })

/** One contact in five comes by Twilio. @param n the how-manieth delivery @param address of the door, as the provider calls it, without `/hooks` */
export function delivery(n: number, now: number, address: string, secrets: LoadSecrets = loadSecrets): Delivery {
  const contact = Math.floor(n / 2)
  const isArrival = n % 2 === 0
  const caller = `+9990${String(contact % 100_000).padStart(8, '0')}`
  return contact % 5 === 4
    ? { source: 'twilio', ...twilioCall({ contact, isArrival, caller, now, address: `${address}/hooks/twilio`, secret: secrets.twilio }) }
    : { source: 'centrale', ...genericCall({ contact, isArrival, caller, now, secret: secrets.centrale }) }
}

type Told = { readonly contact: number; readonly isArrival: boolean; readonly caller: string; readonly now: number; readonly secret: string }

function genericCall({ contact, isArrival, caller, now, secret }: Told): Omit<Delivery, 'source'> {
  const name = `load-${contact}`
  const told = { contact: name, line: 'helplijn', channel: 'phone', at: new Date(now).toISOString() }
  const body = JSON.stringify(isArrival ? { type: 'contact.arrived', ...told, caller } : { type: 'contact.left', ...told })
  const id = `msg_${randomUUID()}`
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
  }
  return { contact: name, headers, body }
}

function twilioCall({ contact, isArrival, caller, now, address, secret }: Told & { readonly address: string }): Omit<Delivery, 'source'> {
  const sid = `CA${String(contact).padStart(32, '0')}`
  const common = { CallSid: sid, AccountSid: `AC${'0'.repeat(32)}`, ApiVersion: '2010-04-01', From: caller, To: number, Direction: 'inbound' }
  const ended = { CallStatus: 'completed', CallDuration: '0', Timestamp: new Date(now).toUTCString().replace('GMT', '+0000'), SequenceNumber: '0' }
  const fields = { ...common, ...(isArrival ? { CallStatus: 'ringing' } : { ...ended, CallbackSource: 'call-progress-events' }) }
  return { contact: sid, ...twilioDelivery(fields, { address, secret, now, at: now }) }
}
