/**
 * Events of Sunshine Conversations. A conversation never ends: a visitor who writes after its ticket was closed, or after a day of silence, seeks contact anew.
 * People answer in the Agent Workspace, and are named there; everything else that writes for the organisation is a machine.
 */
import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { chatNumber } from '../chatNumber.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { queueNamed } from '../queueNamed.ts'
import { type Fields, inside, isoMoment, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { sunshineNotUsed as notUsed } from './notUsed.ts'

export type Known = { readonly app: string | undefined; readonly source: Source }

export function readSunshineEvent(fields: Fields, known: Known): Reading {
  const type = fields.get('type')
  if (typeof type !== 'string') return notUsed('wrong_shape', fields)
  if (!/^(conversation|switchboard|client|user|participant):/.test(type)) return notUsed('unknown_type', fields)
  const step = stepOf(type, fields, known)
  if (step === 'not_a_contact') return notUsed(step, fields)
  const payload = inside(fields, 'payload')
  const contact = textIn(inside(payload, 'conversation'), 'id')
  const id = textIn(fields, 'id')
  if (contact === undefined || id === undefined) return notUsed('wrong_shape', fields)
  const at = momentOf(fields)
  if (at === undefined) return notUsed('bad_time', fields)
  return understood({ kind: 'contact', identity: JSON.stringify(['sunshine', id]), at, contact, ...step })
}

/** When the message was received, else when the event was made. */
function momentOf(fields: Fields): Instant | undefined {
  return isoMoment(inside(inside(fields, 'payload'), 'message')?.get('received')) ?? isoMoment(fields.get('createdAt'))
}

type Step = Pick<ContactReport, 'type' | 'queue' | 'caller' | 'agent' | 'needsVisitor'>

function stepOf(type: string, fields: Fields, known: Known): Step | 'not_a_contact' {
  const payload = inside(fields, 'payload')
  switch (type) {
    case 'conversation:create':
      return begun(payload, known)
    case 'conversation:message':
      return message(payload, known)
    case 'switchboard:passControl':
    case 'switchboard:acceptControl':
      return handedOver(payload, 'activeSwitchboardIntegration')
    case 'switchboard:offerControl':
      return handedOver(payload, 'pendingSwitchboardIntegration')
    case 'switchboard:releaseControl':
      return isTicketClosed(payload) ? { type: 'contact.ended', needsVisitor: true } : 'not_a_contact'
    default:
      return 'not_a_contact'
  }
}

/** Begun by the visitor, with a message or with the form before it; other reasons are those of programs and campaigns. */
const visitorsReasons: ReadonlySet<unknown> = new Set(['message', 'prechatCapture'])

function begun(payload: Fields | undefined, known: Known): Step | 'not_a_contact' {
  if (!visitorsReasons.has(payload?.get('creationReason'))) return 'not_a_contact'
  const source = inside(payload, 'source')
  return { type: 'contact.arrived', ...queueOf(source, known), ...visitorOf(source, textIn(inside(payload, 'user'), 'id')) }
}

const agentWorkspace = /^zd[:-]agentworkspace$/i

function message(payload: Fields | undefined, known: Known): Step | 'not_a_contact' {
  const said = inside(payload, 'message')
  const [author, source] = [inside(said, 'author'), inside(said, 'source')]
  if (author?.get('type') === 'user') {
    if (isRating(said)) return 'not_a_contact'
    const user = textIn(author, 'userId') ?? textIn(inside(author, 'user'), 'id')
    return { type: 'contact.wrote', ...queueOf(source, known), ...visitorOf(source, user) }
  }
  const agent = textIn(inside(said, 'metadata'), '__zendesk_msg.agent.id')
  const isOfWorkspace = author?.get('type') === 'business' && agentWorkspace.test(textIn(source, 'type') ?? '')
  if (!isOfWorkspace || agent === undefined || agent === '__trigger' || known.source.machineAgents?.includes(agent)) return 'not_a_contact'
  return { type: 'contact.answered', agent, needsVisitor: true }
}

/** What the visitor thought of the answer; asked once the ticket is closed, it is no new question. */
function isRating(said: Fields | undefined): boolean {
  const metadata = inside(said, 'metadata')
  return metadata?.get('type') === 'csat' || metadata?.get('rated') === true
}

function handedOver(payload: Fields | undefined, to: string): Step | 'not_a_contact' {
  const integrations = [inside(inside(payload, 'conversation'), to), inside(payload, to), inside(payload, 'switchboardIntegration')]
  const isToPeople = integrations.some((one) => ['integrationType', 'name'].some((name) => agentWorkspace.test(textIn(one, name) ?? '')))
  if (isToPeople) return { type: 'contact.queued' }
  return isTicketClosed(payload) ? { type: 'contact.ended', needsVisitor: true } : 'not_a_contact'
}

/** Why the people's side gave the conversation away. */
const isTicketClosed = (payload: Fields | undefined): boolean => [payload, inside(payload, 'metadata')].some((place) => place?.get('reason') === 'ticketClosed')

/** The integration the visitor wrote through, else the kind of channel, else the app: whichever the settings know. */
function queueOf(from: Fields | undefined, { app, source }: Known): { readonly queue?: string } {
  const queue = queueNamed(source, [textIn(from, 'integrationId'), textIn(from, 'type'), app])
  return queue === undefined ? {} : { queue }
}

/** On WhatsApp and SMS the number, where the webhook includes the full source; else Sunshine's own id. */
function visitorOf(source: Fields | undefined, user: string | undefined): { readonly caller?: string } {
  const client = inside(source, 'client')
  const caller = chatNumber(textIn(client, 'externalId') ?? textIn(client, 'id')) ?? user
  return caller === undefined ? {} : { caller }
}
