import { describe, expect, it } from 'vitest'
import { isContactEvent } from '../../../shared/contacts/contactEvent.ts'
import { readAgentEvent } from '../../../shared/providers/connect/agentEvent.ts'
import { Source } from '../../../shared/settings/settings.ts'
import { eventsOf, presenceIn, reportsOf } from '../attempts.ts'
import { instanceArn, queueArn } from './connectEvents.ts'

const connect = (more: object = {}) => Source.parse({ id: 'connect', provider: 'connect', instanceArn, lines: { '+999201239999': 'telefoon' }, ...more })
const status = (type: string, clock: string) => ({ ARN: `status-${type}`, Name: type, Type: type, StartTimestamp: `2026-09-21T${clock}Z` })
const snapshot = (own: object, more: object = {}) => ({ AgentStatus: own, Configuration: { Username: 'P. Jansen', RoutingProfile: {} }, Contacts: [], ...more })
const offline = snapshot(status('OFFLINE', '12:59:00.000'))
const available = snapshot(status('ROUTABLE', '13:05:00.000'))
const lunch = snapshot(status('CUSTOM', '14:00:00.000'))
const agentEvent = (EventType: string, clock: string, before: object | null, now: object, more: object = {}) => ({
  AWSAccountId: '111122223333',
  AgentARN: `${instanceArn}/agent/a-1`,
  InstanceARN: instanceArn,
  EventId: `${EventType}-${clock}`,
  EventTimestamp: `2026-09-21T${clock}Z`,
  EventType,
  PreviousAgentSnapshot: before,
  CurrentAgentSnapshot: now,
  Version: '2017-10-01',
  ...more,
})
const shift = [
  agentEvent('LOGIN', '13:00:00.000', null, offline),
  agentEvent('STATE_CHANGE', '13:05:00.100', offline, available),
  agentEvent('HEART_BEAT', '13:07:00.000', available, available),
  agentEvent('STATE_CHANGE', '14:00:00.100', available, lunch),
  agentEvent('STATE_CHANGE', '14:30:00.100', lunch, snapshot(status('ROUTABLE', '14:30:00.000'))),
  agentEvent('LOGOUT', '17:00:00.000', snapshot(status('ROUTABLE', '14:30:00.000')), snapshot(status('OFFLINE', '17:00:00.000'))),
  agentEvent('HEART_BEAT', '17:02:00.000', available, available),
]
const read = (events: readonly object[], source = connect()) => reportsOf(events.map((event) => readAgentEvent(event, source)))
/** Who is available after each moment at which something changed. */
async function availability(events: readonly object[], source = connect()) {
  let [isIn, isPaused] = [false, false]
  const steps = new Map<string, boolean>()
  for (const { type, at } of presenceIn(await eventsOf(source, read(events, source)))) {
    if (type === 'agent.signed_in') [isIn, isPaused] = [true, false]
    if (type === 'agent.signed_out') [isIn, isPaused] = [false, false]
    if (type === 'agent.paused') isPaused = true
    if (type === 'agent.resumed') isPaused = false
    steps.set(new Date(at).toISOString().slice(11, 16), isIn && !isPaused)
  }
  return Object.fromEntries(steps)
}

describe('an agent event stream', () => {
  const expected = { '13:00': false, '13:05': true, '14:00': false, '14:30': true, '17:00': false }

  it('tells who is available: routable is, any other status is not, signed out is not', async () => expect(await availability(shift)).toEqual(expected))
  it('is the same doubled, as whole batches come again', async () => expect(await availability([...shift, ...shift])).toEqual(expected))
  it('is the same without the sign-in, which was before the stream was switched on', async () => {
    expect(await availability(shift.slice(1))).toEqual({ '13:05': true, '14:00': false, '14:30': true, '17:00': false })
  })
  it('takes beats of the heart for signs of life, so that one after signing out signs nobody in', () => {
    expect(read([shift.at(-1)!])).toMatchObject([{ kind: 'heartbeat' }])
    expect(read([agentEvent('STATE_CHANGE', '13:06:00.000', available, available)])).toMatchObject([{ kind: 'heartbeat' }]) // a contact changed, not the agent
  })
  it('leaves no pause behind of somebody who is gone', async () => {
    const late = agentEvent('STATE_CHANGE', '17:00:01.000', available, snapshot(status('OFFLINE', '17:00:00.500')))
    expect(presenceIn(await eventsOf(connect(), read([...shift, late]))).at(-1)?.type).toBe('agent.signed_out')
  })
  it('is about the lines whose queues a person serves', async () => {
    const source = connect({ lines: { 'q-1': 'telefoon', 'q-chat': 'chat' } })
    const serving = (...queues: string[]) => ({ Configuration: { RoutingProfile: { InboundQueues: queues.map((ARN) => ({ ARN })) } } })
    const login = (...queues: string[]) => agentEvent('LOGIN', '13:00:00.000', null, snapshot(status('ROUTABLE', '13:00:00.000'), serving(...queues)))
    const lines = async (event: object) => (await eventsOf(source, read([event], source))).map(({ lineId }) => lineId)
    expect(await lines(login(queueArn))).toEqual(['telefoon'])
    expect(await lines(login(queueArn, `${instanceArn}/queue/q-chat`))).toEqual(['telefoon', 'chat'])
    expect(await lines(login())).toEqual(['telefoon', 'chat'])
    expect(readAgentEvent(login(`${instanceArn}/queue/q-other`), source)).toMatchObject({ understood: false, reason: 'unknown_line' })
  })
  it('tells that a contact was offered, once, which is no missed contact', async () => {
    const ringing = (State: string) => ({
      Contacts: [
        {
          ContactId: 'c-2',
          InitialContactId: 'c-1',
          Channel: 'VOICE',
          InitiationMethod: 'QUEUE_TRANSFER',
          State,
          StateStartTimestamp: '2026-09-21T13:06:00.000Z',
        },
      ],
    })
    const events = ['CONNECTING', 'CONNECTING', 'MISSED'].map((state, n) =>
      agentEvent('STATE_CHANGE', `13:06:0${n}.000`, available, { ...available, ...ringing(state) }),
    )
    const offers = (await eventsOf(connect(), read(events))).filter(isContactEvent)
    expect(new Set(offers.map(({ eventId }) => eventId)).size).toBe(1)
    expect(offers[0]).toMatchObject({ type: 'contact.offered' })
    expect(read(events).find(({ kind }) => kind === 'contact')).toMatchObject({ contact: 'c-1' })
  })
  it.each([
    [agentEvent('LOGIN', '13:00:00.000', null, offline, { InstanceARN: `${instanceArn}-other` }), 'unknown_line'],
    [agentEvent('DANCE', '13:00:00.000', null, offline), 'unknown_type'],
    [agentEvent('LOGIN', '13:00:00.000', null, offline, { EventTimestamp: 'today' }), 'bad_time'],
    [{ ContactId: 'c-1', AWSContactTraceRecordFormatVersion: '2017-03-10' }, 'wrong_shape'],
    [[], 'wrong_shape'],
  ])('counts what it does not understand, with the reason (%#)', (event, reason) => {
    expect(readAgentEvent(event, connect())).toMatchObject({ understood: false, reason })
    expect(JSON.stringify(readAgentEvent(event, connect()))).not.toContain('Jansen')
  })
})
