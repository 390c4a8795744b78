/** Requests of Twilio as they come over the wire, made from fixtures of real shape with invented values. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { webhook } from '../../../shared/providers/twilio/webhook.ts'
import { providerDeliveries, delivery } from '../../builders/providerDeliveries.ts'

export const token = '0123456789abcdef0123456789abcdef'
const helpline = '+999201239999'
export const call = 'CA00000000000000000000000000000001'

type Changes = Readonly<Record<string, string | number | undefined>>

/** The body of a fixture with other values; `undefined` leaves a parameter out. */
export function form(name: string, changes: Changes = {}): string {
  const fields = new URLSearchParams(readFileSync(join(import.meta.dirname, `../../fixtures/twilio/${name}.form`), 'utf8'))
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined) fields.delete(field)
    else fields.set(field, String(value))
  }
  return fields.toString()
}

export const account = (more: Record<string, unknown> = {}) =>
  providerDeliveries(webhook, { provider: 'twilio', lines: { [helpline]: 'telefoon', Avond: 'telefoon', chatten: 'chat' }, ...more }, token)

/** On 21 September 2026, UTC, unless a whole moment is given. */
export const on = (time: string) => (time.includes('T') ? time : `2026-09-21T${time}Z`)
const mailTime = (time: string) => new Date(on(time)).toUTCString().replace('GMT', '+0000')

/** Received at this time, which is all that is known of when it was. */
export const asked = (time: string, name: string, changes: Changes = {}) => delivery(form(name, changes), on(time))

/** Status callbacks come some seconds after the moment they tell. */
export const status = (time: string, CallStatus: string, changes: Changes = {}) =>
  delivery(form('inboundStatus', { CallStatus, Timestamp: mailTime(time), CallDuration: undefined, Duration: undefined, ...changes }), laterThan(time))
export const legStatus = (time: string, CallStatus: string, leg: string, changes: Changes = {}) => {
  const CallSid = `CA000000000000000000000000000000${leg}`
  const SequenceNumber = ['initiated', 'ringing', 'in-progress'].indexOf(CallStatus) === -1 ? 3 : ['initiated', 'ringing', 'in-progress'].indexOf(CallStatus)
  const own = { CallSid, CallStatus, SequenceNumber, To: `+9996200000${leg}`, Timestamp: mailTime(time), CallDuration: undefined, Duration: undefined }
  return delivery(form('legStatus', { ...own, ...changes }), laterThan(time))
}
const laterThan = (time: string) => new Date(Date.parse(on(time)) + 4000).toISOString()

type TaskChanges = { readonly attributes?: object; readonly [field: string]: string | number | object | undefined }
/** An event of the workspace, about the call unless the attributes say otherwise. */
export const event = (time: string, EventType: string, { attributes, ...others }: TaskChanges = {}) => {
  const TimestampMs = Date.parse(on(time))
  const own = { EventType, TimestampMs, Timestamp: Math.floor(TimestampMs / 1000), Sid: `EV${EventType}${TimestampMs}${JSON.stringify(others)}` }
  return delivery(form('taskEvent', { ...own, ...(attributes && { TaskAttributes: JSON.stringify(attributes) }), ...(others as Changes) }), laterThan(time))
}
