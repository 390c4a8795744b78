import { describe, expect, it } from 'vitest'
import { webhook } from '../../../shared/providers/twilio/webhook.ts'
import { delivery, fixture } from '../../builders/providerDeliveries.ts'
import { reasonsIn } from '../reasonsIn.ts'
import { account, asked, call, event, form, on, status } from './twilioRequests.ts'

const twilio = account()
const { attemptsOf, contactsOf } = twilio
const at = (time: string) => new Date(on(time)).toISOString()
const reasonOf = (given: ReturnType<typeof delivery>) => reasonsIn(twilio.readingsOf(given))

const waits = [
  event('14:00:00.100', 'task.created', { TaskVersion: 0, TaskQueueSid: undefined, TaskQueueName: undefined }),
  event('14:00:00.300', 'task-queue.entered', { TaskVersion: 0 }),
]
const answered = event('14:00:31.300', 'reservation.accepted', { TaskVersion: 3 })
const wrapsUp = event('14:10:31.300', 'task.wrapup', { TaskVersion: 4 })

describe('a task that somebody waits with', () => {
  it('is answered by the first worker who accepts it, and over when the talk is, not the work after it', async () =>
    expect(
      await attemptsOf(
        ...waits,
        event('14:00:05', 'reservation.created', { TaskVersion: 1 }),
        answered,
        wrapsUp,
        event('14:14:00', 'task.completed'),
        event('14:14:00', 'reservation.completed'),
      ),
    ).toEqual([{ at: at('14:00:00.100'), outcome: 'answered', wait: 31, talk: 600 }]))
  it('is not missed by one worker who lets it pass', async () => {
    const passed = [
      event('14:00:05', 'reservation.created'),
      event('14:00:20', 'reservation.timeout'),
      event('14:00:21', 'reservation.rejected', { WorkerSid: 'WK2' }),
    ]
    expect(await attemptsOf(...waits, ...passed)).toEqual([{ at: at('14:00:00.100'), outcome: 'unknown' }])
    expect(await contactsOf([...waits, ...passed, answered])).toMatchObject([{ outcome: 'answered', wasOffered: true }])
  })
  it('is left by who hangs up', async () =>
    expect(
      await attemptsOf(...waits, event('14:00:03.300', 'reservation.canceled'), event('14:00:03.300', 'task.canceled', { TaskCanceledReason: 'hangup' })),
    ).toEqual([{ at: at('14:00:00.100'), outcome: 'left', wait: 3 }]))
  it('is ended by the system when its workflow times out, whatever is written beside it', async () => {
    const timedOut = [
      event('14:05:00.300', 'workflow.timeout', { TaskVersion: 2 }),
      event('14:05:00.400', 'task.canceled', { TaskCanceledReason: 'hangup', TaskVersion: 3 }),
    ]
    expect(await attemptsOf(...waits, ...timedOut)).toEqual([{ at: at('14:00:00.100'), outcome: 'turned_away', wait: 300 }])
    expect(await contactsOf([...waits, event('14:05:00', 'task.canceled', { TaskCanceledReason: 'Opted to leave voicemail' })])).toMatchObject([
      { outcome: 'turned_away', reason: 'timeout' },
    ])
  })
  it('that moves through queues goes on waiting', async () =>
    expect(
      await attemptsOf(
        ...waits,
        event('14:00:10', 'task-queue.timeout'),
        event('14:00:10.300', 'task-queue.moved', { TaskQueueName: 'Nacht' }),
        event('14:00:40.300', 'reservation.accepted'),
      ),
    ).toEqual([{ at: at('14:00:00.100'), outcome: 'answered', wait: 40 }]))
  it('that is passed on is one attempt, answered once', async () =>
    expect(
      await attemptsOf(
        ...waits,
        answered,
        event('14:03:00', 'task.transfer-initiated'),
        event('14:03:10', 'reservation.created', { WorkerSid: 'WK2' }),
        event('14:03:20', 'reservation.accepted', { WorkerSid: 'WK2' }),
        event('14:03:25', 'reservation.wrapup'),
        event('14:03:26', 'task.transfer-completed'),
        wrapsUp,
      ),
    ).toEqual([{ at: at('14:00:00.100'), outcome: 'answered', wait: 31, talk: 600 }]))
  it('is the same attempt as its call', async () =>
    expect(
      await attemptsOf(
        asked('14:00:00', 'voiceRequest'),
        ...waits,
        event('14:00:42.300', 'task.canceled', { TaskCanceledReason: 'hangup' }),
        asked('14:00:42', 'queueResult', { QueueTime: 42 }),
        status('14:00:42', 'completed', { CallDuration: 42 }),
      ),
    ).toMatchObject([{ outcome: 'left', wait: 42 }]))
  it('whose talk is told to be over, and not that it began, was answered, nobody knows when', async () => {
    const over = status('14:10:40', 'completed', { CallDuration: 640 })
    expect(await attemptsOf(...waits, wrapsUp, over)).toEqual([{ at: at('14:00:00'), outcome: 'answered' }])
  })
})

describe('a chat', () => {
  const chat = { conversationSid: 'CH8', customerAddress: 'whatsapp:+999612345678', from: 'Zwaluw' }
  const inChat = (time: string, name: string, changes = {}) =>
    event(time, name, { attributes: chat, TaskQueueName: 'chatten', TaskChannelUniqueName: 'chat', ...changes })
  it('that is passed on as a second task is one conversation', async () =>
    expect(
      await attemptsOf(
        inChat('14:00:00', 'task.created'),
        inChat('14:00:00.500', 'task-queue.entered'),
        inChat('14:01:00.500', 'reservation.accepted'),
        inChat('14:05:00', 'task.created', { TaskSid: 'WT2' }),
        inChat('14:05:00.500', 'task-queue.entered', { TaskSid: 'WT2' }),
        inChat('14:05:10', 'task.wrapup'),
        inChat('14:06:00', 'reservation.accepted', { TaskSid: 'WT2' }),
        inChat('14:20:00.500', 'task.wrapup', { TaskSid: 'WT2' }),
      ),
    ).toEqual([{ at: at('14:00:00'), outcome: 'answered', wait: 60, talk: 1140 }]))
  it('from a number is of the person who calls from it', async () => {
    const [called] = await contactsOf(waits)
    const [wrote] = await contactsOf([inChat('15:00:00', 'task.created')])
    const [phoned] = await contactsOf([inChat('15:00:00', 'task-queue.entered')])
    expect(phoned!.caller).toBe(called!.caller)
    expect(wrote!.caller).not.toBe('withheld')
  })
  it('under a name that anybody may type is of nobody', () => {
    const [reading] = twilio.readingsOf(event('14:00:00', 'task.created', { attributes: { conversationSid: 'CH9', from: 'Zwaluw' } }))
    expect(reading).not.toHaveProperty('report.caller')
  })
})

describe('a promise to call back', () => {
  const back = (time: string, name: string) =>
    event(time, name, { attributes: { call_sid: call, taskType: 'callback', callBackData: { numberToCall: '+999612345678' } } })
  it('stays a missed attempt, and is reached later when somebody takes it up', async () => {
    const asks = [...waits, event('14:02:00', 'workflow.timeout'), back('14:02:20', 'task.created'), back('14:02:20.500', 'task-queue.entered')]
    expect(await contactsOf(asks)).toMatchObject([{ outcome: 'turned_away', calledBackAt: undefined }])
    const [contact, ...others] = await contactsOf([...asks, back('16:00:00', 'reservation.created'), back('16:00:10', 'reservation.accepted')])
    expect(others).toEqual([])
    expect(contact).toMatchObject({ outcome: 'turned_away', calledBackAt: Date.parse(on('16:00:10')) })
    await attemptsOf(...asks, back('16:00:10', 'reservation.accepted'), back('16:10:10', 'task.wrapup'))
  })
})

describe('tasks that nobody waits with', () => {
  it('are calls that staff makes', () =>
    expect(
      ['task.created', 'reservation.accepted', 'task.wrapup'].flatMap((name) =>
        reasonOf(event('14:00:00', name, { attributes: { direction: 'outbound', outbound_to: '+999612345678' } })),
      ),
    ).toEqual(['not_a_contact', 'not_a_contact', 'not_a_contact']))
  it.each([
    ['a contact of elsewhere that is written down', { channelType: 'default', isContactlessTask: true, isInMyBehalf: true, helpline: 'Nacht' }],
    ['the questions after a chat', { isSurveyTask: true, isChatCaptureControl: true, channelSid: 'CH7', conversationSid: 'CH7', contactTaskId: 'WT7' }],
    ['a bot that holds on to a chat', { isChatCaptureControl: true, channelSid: 'CH7', conversationSid: 'CH7' }],
  ])('are those of Aselo for %s', async (_, attributes) => {
    const chat = { conversationSid: 'CH7', channelSid: 'CH7', channelType: 'web' }
    const talk = [
      event('14:01:00', 'task.created', { attributes: chat }),
      event('14:01:00.500', 'task-queue.entered', { attributes: chat, TaskQueueName: 'chatten' }),
      event('14:02:00.500', 'reservation.accepted', { attributes: chat }),
      event('14:12:00.500', 'task.wrapup', { attributes: chat }),
    ]
    const besides = [
      event('14:00:00', 'task.created', { attributes, TaskSid: 'WT8' }),
      event('14:12:01', 'task-queue.entered', { attributes, TaskSid: 'WT8', TaskQueueName: 'Survey' }),
      event('14:12:02', 'reservation.accepted', { attributes, TaskSid: 'WT8' }),
      event('15:12:01', 'task.canceled', { attributes, TaskSid: 'WT8', TaskCanceledReason: 'Task TTL Exceeded' }),
    ]
    expect(besides.flatMap((one) => reasonOf(one))).toEqual(Array.from({ length: 4 }, () => 'not_a_contact'))
    expect(await attemptsOf(...besides, ...talk)).toEqual([{ at: at('14:01:00'), outcome: 'answered', wait: 60, talk: 600 }])
  })
  it('are messages to listen to: who does has answered nobody', async () => {
    const message = (time: string, name: string) => event(time, name, { attributes: { call_sid: call, taskType: 'voicemail' } })
    expect(await contactsOf([...waits, message('14:02:00', 'task.created'), message('16:00:00', 'reservation.accepted')])).toMatchObject([
      { outcome: 'voicemail' },
    ])
  })
})

describe('presence', () => {
  const worker = (time: string, now: string, before: string, changes = {}) =>
    delivery(
      form('workerEvent', { WorkerActivityName: now, WorkerPreviousActivityName: before, TimestampMs: Date.parse(on(time)), Sid: `EV${time}`, ...changes }),
      on(time),
    )
  const types = async (...given: readonly ReturnType<typeof worker>[]) =>
    (await twilio.presenceOf(...given)).filter(({ lineId }) => lineId === 'telefoon').map(({ type }) => type)
  it('is told of every line that the source has', async () =>
    expect(await twilio.presenceOf(worker('14:00:00', 'Available', 'Offline'))).toEqual(
      ['chat', 'telefoon'].map((lineId) => ({ type: 'agent.signed_in', at: at('14:00:00'), lineId })),
    ))
  it('goes on while somebody is occupied by a call, and stops at a break', async () =>
    expect(
      await types(
        worker('14:00:00', 'Available', 'Offline'),
        worker('14:01:00', 'Reserved', 'Available'),
        worker('14:02:00', 'Busy', 'Reserved'),
        worker('14:10:00', 'Break', 'Busy'),
        worker('14:20:00', 'Available', 'Break'),
        worker('15:00:00', 'Offline', 'Available'),
        worker('15:10:00', 'Break', 'Offline'),
      ),
    ).toEqual(['agent.signed_in', 'agent.signed_in', 'agent.signed_in', 'agent.paused', 'agent.signed_in', 'agent.signed_out', 'agent.signed_out']))
  it('is what the settings say it is, by name or by SID', async () => {
    const own = account({ availableActivities: ['Ik ben er', 'WA7'] })
    const told = async (given: ReturnType<typeof worker>) => (await own.presenceOf(given))[0]?.type
    expect(await told(worker('14:00:00', 'Ik ben er', 'Offline'))).toBe('agent.signed_in')
    expect(await told(worker('14:00:00', 'Iets', 'Offline', { WorkerActivitySid: 'WA7' }))).toBe('agent.signed_in')
    expect(await told(worker('14:00:00', 'Available', 'Ik ben er'))).toBe('agent.paused')
  })
  it('of other news of a worker is none', () =>
    expect(reasonOf(worker('14:00:00', 'Available', 'Offline', { EventType: 'worker.capacity.update' }))).toEqual(['not_a_contact']))
})

describe('an event', () => {
  it('is the same event on every way it is delivered, once for each SID', () => {
    const accepted = event('14:13:51.250', 'reservation.accepted', { Sid: 'EV33333333333333333333333333333301', TaskVersion: 3 })
    const stream = JSON.stringify(fixture('twilio/eventStream.json'))
    const request = { headers: new Map([['content-type', 'application/json']]), body: Buffer.from(stream), now: accepted.now, url: accepted.url }
    expect(webhook.read(request, stream, twilio.source)).toEqual(twilio.readingsOf(accepted))
  })
  it('that we do not know is counted by its name', () =>
    expect(twilio.readingsOf(event('14:00:00', 'task.levitated'))).toMatchObject([{ understood: false, reason: 'unknown_type', type: 'task.levitated' }]))
  it('without a contact, or without a time, is set aside', () => {
    expect(reasonOf(event('14:00:00', 'task.created', { TaskSid: undefined, attributes: {} }))).toEqual(['wrong_shape'])
    expect(reasonOf(event('14:00:00', 'task.created', { TimestampMs: '12', Timestamp: 'soon' }))).toEqual(['bad_time'])
  })
  it('whose attributes are no JSON is about its task', () =>
    expect(twilio.readingsOf(event('14:00:00', 'task.created', { TaskAttributes: '{' }))).toMatchObject([
      { report: { contact: 'WT66666666666666666666666666666666' } },
    ]))
  it('of a queue that is not set up asks for its name once, when it is entered', () => {
    const strange = { TaskQueueSid: 'WQ1', TaskQueueName: 'Nergens', attributes: { call_sid: call } }
    expect(twilio.readingsOf(event('14:00:00', 'task-queue.entered', strange))).toMatchObject([{ report: { queue: 'Nergens' } }])
    expect(twilio.readingsOf(event('14:00:00', 'reservation.accepted', strange))[0]).not.toHaveProperty('report.queue')
    expect(account({ lines: { '+999201239999': 'telefoon' } }).readingsOf(event('14:00:00', 'task-queue.entered', strange))[0]).not.toHaveProperty(
      'report.queue',
    )
  })
})
