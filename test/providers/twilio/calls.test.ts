import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { webhook } from '../../../shared/providers/twilio/webhook.ts'
import { delivery } from '../../builders/providerDeliveries.ts'
import { reasonsIn } from '../reasonsIn.ts'
import { account, asked, call, form, legStatus, on, status } from './twilioRequests.ts'

const twilio = account()
const { attemptsOf, contactsOf } = twilio
const at = (time: string) => new Date(on(time)).toISOString()
const waiting = (time: string, changes = {}) => asked(time, 'waiting', changes)
const result = (time: string, QueueResult: string, QueueTime?: number, changes = {}) =>
  asked(time, 'queueResult', { QueueResult, QueueTime, CallStatus: QueueResult === 'hangup' ? 'completed' : 'in-progress', ...changes })
const rings = asked('14:00:00', 'voiceRequest')
const ended = (time: string, CallDuration: number) => status(time, 'completed', { CallDuration, Duration: Math.ceil(CallDuration / 60) })
const reasonOf = (given: ReturnType<typeof delivery>) => reasonsIn(twilio.readingsOf(given))

describe('a call in a Twilio queue', () => {
  it('that the caller leaves waited until then, and is not answered for having been picked up', async () =>
    expect(await attemptsOf(rings, waiting('14:00:05'), result('14:00:42', 'hangup', 37), ended('14:00:42', 42))).toEqual([
      { at: at('14:00:00'), outcome: 'left', wait: 37 },
    ]))
  it('that is left after three seconds waited three seconds', async () =>
    expect(await attemptsOf(rings, result('14:00:03', 'hangup', 3), ended('14:00:03', 3))).toEqual([{ at: at('14:00:00'), outcome: 'left', wait: 3 }]))
  it('is answered when it is about to be joined, and the talk ends with the call', async () =>
    expect(await attemptsOf(rings, waiting('14:00:05'), asked('14:00:42', 'bridging'), result('14:05:42', 'bridged', 37), ended('14:05:42', 342))).toEqual([
      { at: at('14:00:00'), outcome: 'answered', wait: 37, talk: 300 },
    ]))
  it('of which only the result is told was answered, after a known wait and for an unknown time', async () =>
    expect(await attemptsOf(result('14:05:42', 'bridged', 37), ended('14:05:42', 342))).toEqual([{ at: at('14:00:00'), outcome: 'answered', wait: 37 }]))
  it('of which only the hang-up is told began when the waiting did', async () =>
    expect(await attemptsOf(result('14:00:42', 'hangup', 37))).toEqual([{ at: at('14:00:05'), outcome: 'left', wait: 37 }]))
  it.each([
    ['leave', 'turned_away', 'timeout'],
    ['queue-full', 'turned_away', 'full'],
    ['error', 'turned_away', 'error'],
    ['system-error', 'turned_away', 'error'],
    ['redirected', 'unknown', undefined],
    ['redirected-from-bridged', 'answered', undefined],
    ['bridging-in-process', 'answered', undefined],
  ])('that comes out of it by %s is %s', async (QueueResult, outcome, reason) =>
    expect(await contactsOf([rings, result('14:01:00', QueueResult, 50)])).toMatchObject([{ outcome, reason }]),
  )
  it('that hangs up while joining has left', async () =>
    expect(await contactsOf([rings, result('14:00:02', 'system-error', undefined, { CallStatus: 'completed' })])).toMatchObject([{ outcome: 'left' }]))
  it('that times out and joins another goes on waiting', async () => {
    const second = { QueueSid: 'QU2' }
    const timedOut = [rings, waiting('14:00:00'), result('14:00:30.200', 'leave', 30)]
    expect(await attemptsOf(...timedOut, waiting('14:00:30.400', second), result('14:00:50', 'hangup', 19, second))).toEqual([
      { at: at('14:00:00'), outcome: 'left', wait: 50 },
    ])
    expect(await contactsOf([...timedOut, result('14:00:50.500', 'hangup', 20, second)])).toMatchObject([{ outcome: 'left', waitSeconds: 50 }])
    expect(await attemptsOf(...timedOut, waiting('14:00:30.400', second), asked('14:00:45', 'bridging', { ...second, QueueTime: 15 }))).toEqual([
      { at: at('14:00:00'), outcome: 'answered', wait: 45 },
    ])
  })
  it('leaves a voicemail instead: its message begins when the waiting ends', async () => {
    const left = [rings, waiting('14:00:00'), result('14:01:00', 'leave', 60)]
    expect(await attemptsOf(...left, asked('14:01:32', 'recordResult'), ended('14:01:32', 92))).toEqual([
      { at: at('14:00:00'), outcome: 'voicemail', wait: 80 },
    ])
    expect(await contactsOf([...left, asked('14:03:00', 'recordingStatus')])).toMatchObject([{ outcome: 'voicemail', waitSeconds: 60 }])
    expect(await contactsOf([...left, asked('14:01:32', 'recordResult', { RecordingDuration: 0 })])).toMatchObject([
      { outcome: 'turned_away', reason: 'timeout' },
    ])
  })
  it('is one attempt when everything comes again an hour later', async () => {
    const once = [rings, waiting('14:00:05'), result('14:00:42', 'hangup', 37)]
    const again = once.map((one) => ({ ...one, now: (one.now + 3_600_000) as typeof one.now }))
    const identities = (given: typeof once) => given.flatMap(twilio.readingsOf).map((reading) => reading.understood && reading.report.identity)
    expect(identities(again)).toEqual(identities(once))
  })
  it('asked over and over by the queue is queued once', () =>
    expect(
      new Set([waiting('14:00:05'), waiting('14:00:35', { QueueTime: 30 })].flatMap(twilio.readingsOf).map((one) => one.understood && one.report.identity))
        .size,
    ).toBe(1))
})

describe('requests that were held up, and then come all in one second in any order', () => {
  const inOneSecond = (...given: readonly ReturnType<typeof asked>[]) =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...given], { minLength: given.length }), async (shuffled) => {
        const held = shuffled.map((one, n) => ({ ...one, now: (Date.parse(on('15:00:00')) + n * 7) as typeof one.now }))
        const [contact, ...others] = await contactsOf(held)
        expect(others).toEqual([])
        outcomes.add(`${contact?.outcome} ${contact?.waitSeconds}`)
      }),
      { seed: 1, numRuns: 24 },
    )
  let outcomes = new Set<string>()
  beforeEach(() => {
    outcomes = new Set()
  })
  it('tell of a caller who left', async () => {
    await inOneSecond(rings, waiting('14:00:05'), result('14:00:42', 'hangup', 37))
    expect([...outcomes]).toEqual(['left 37'])
  })
  it('tell of one who was answered', async () => {
    await inOneSecond(rings, waiting('14:00:05'), asked('14:00:42', 'bridging'), result('14:05:42', 'bridged', 37))
    expect([...outcomes]).toEqual(['answered 37'])
  })
})

describe('a call that rings several telephones', () => {
  const ring = ['11', '12', '13'].map((leg) => legStatus('14:00:02', 'ringing', leg))
  it('is one attempt, answered by whoever picks up; the others were only asked', async () => {
    const picked = [
      legStatus('14:00:12', 'in-progress', '12'),
      legStatus('14:00:12', 'canceled', '11', { SipResponseCode: 487 }),
      legStatus('14:00:12', 'canceled', '13'),
    ]
    const over = [legStatus('14:05:12', 'completed', '12', { CallDuration: 300, Duration: 5 }), ended('14:05:12', 312)]
    expect(await attemptsOf(rings, ...ring, ...picked, ...over)).toEqual([{ at: at('14:00:00'), outcome: 'answered', wait: 12, talk: 300 }])
  })
  it('is answered also where only the end of the conversation is told', async () =>
    expect(await attemptsOf(rings, legStatus('14:05:12', 'completed', '12', { CallDuration: 300 }))).toEqual([
      { at: at('14:00:00'), outcome: 'answered', wait: 12, talk: 300 },
    ]))
  it('that nobody took is missed once, not three times', async () =>
    expect(await attemptsOf(rings, ...ring, ...['11', '12', '13'].map((leg) => legStatus('14:00:22', 'no-answer', leg)), ended('14:00:25', 25))).toEqual([
      { at: at('14:00:00'), outcome: 'left', wait: 25 },
    ]))
  it('whose end never comes is unknown, however many telephones were not answered', async () =>
    expect(await attemptsOf(rings, ...ring, legStatus('14:00:22', 'no-answer', '11'))).toEqual([{ at: at('14:00:00'), outcome: 'unknown' }]))
  it('is not answered by a machine', async () =>
    expect(
      await attemptsOf(
        rings,
        legStatus('14:00:12', 'in-progress', '11', { AnsweredBy: 'machine_start' }),
        legStatus('14:00:40', 'completed', '11', { AnsweredBy: 'machine_start', CallDuration: 28 }),
        ended('14:00:40', 40),
      ),
    ).toEqual([{ at: at('14:00:00'), outcome: 'left', wait: 40 }]))
  it('is passed on to a second person: still one attempt, talking until the end', async () =>
    expect(
      await attemptsOf(
        rings,
        legStatus('14:00:10', 'in-progress', '11'),
        legStatus('14:02:10', 'completed', '11', { CallDuration: 120 }),
        legStatus('14:02:30', 'in-progress', '12'),
        legStatus('14:06:30', 'completed', '12', { CallDuration: 240 }),
        ended('14:06:30', 390),
      ),
    ).toEqual([{ at: at('14:00:00'), outcome: 'answered', wait: 10, talk: 380 }]))
  it('names who was asked and who answered, and never reads minutes for seconds', () => {
    const [reading] = twilio.readingsOf(legStatus('14:05:12', 'completed', '12', { CallDuration: 300, Duration: 5 }))
    expect(reading).toMatchObject({ report: { type: 'contact.ended', contact: call, agent: '+999620000012', talkSeconds: 300, undecided: true } })
  })
})

describe('the result of <Dial>', () => {
  const dial = (time: string, changes = {}) => asked(time, 'dialResult', changes)
  it('tells who was joined, for how long', async () =>
    expect(await attemptsOf(rings, dial('14:02:10'))).toEqual([{ at: at('14:00:00'), outcome: 'answered', wait: 10, talk: 120 }]))
  it('of a pick-up that was never joined is no answer', async () => {
    expect(await contactsOf([rings, dial('14:02:10', { DialBridged: 'false' })])).toMatchObject([{ outcome: 'unknown', wasOffered: true }])
    expect(await attemptsOf(rings, dial('14:00:30', { DialBridged: 'false', CallStatus: 'completed' }), ended('14:00:30', 30))).toEqual([
      { at: at('14:00:00'), outcome: 'left', wait: 30 },
    ])
  })
  it.each(['no-answer', 'busy', 'canceled', 'failed'])('%s, with the caller gone, is a caller who left', async (DialCallStatus) =>
    expect(await attemptsOf(rings, dial('14:00:30', { DialCallStatus, DialBridged: undefined, CallStatus: 'completed' }))).toEqual([
      { at: at('14:00:00'), outcome: 'left', wait: 30 },
    ]),
  )
  it('alone is believed where whoever picks up still has to accept', async () => {
    const careful = account({ joinedOnly: true })
    const pickedUp = [rings, legStatus('14:00:10', 'in-progress', '11'), legStatus('14:00:20', 'completed', '11', { CallDuration: 10 })]
    expect(await careful.attemptsOf(...pickedUp, dial('14:00:20', { DialBridged: 'false', CallStatus: 'completed' }), ended('14:00:20', 20))).toEqual([
      { at: at('14:00:00'), outcome: 'left', wait: 20 },
    ])
    expect(await careful.attemptsOf(...pickedUp, dial('14:02:20'))).toEqual([{ at: at('14:00:00'), outcome: 'answered', wait: 20, talk: 120 }])
  })
})

describe('the inbound call itself', () => {
  it('completed says nothing about having been reached, and its length tells when it began', async () =>
    expect(await attemptsOf(ended('14:05:00', 300))).toEqual([{ at: at('14:00:00'), outcome: 'left', wait: 300 }]))
  it('completed without a length has an unknown wait, never 0', async () =>
    expect(await attemptsOf(status('14:05:00', 'completed'))).toEqual([{ at: at('14:05:00'), outcome: 'left' }]))
  it('that our own application let nobody in with was not admitted', async () =>
    expect(await contactsOf([rings, status('14:00:01', 'busy')])).toMatchObject([{ outcome: 'turned_away', reason: 'not_admitted' }]))
  it('withheld is nobody, and two of them are not one person', async () => {
    const hidden = (CallSid: string) => asked('14:00:00', 'voiceRequest', { CallSid, From: '+266696687', Caller: '+266696687' })
    expect((await contactsOf([hidden('CA1'), hidden('CA2')])).map(({ caller }) => caller)).toEqual(['withheld', 'withheld'])
  })
  it('in the doubled hour of 25 October 2026 is when it says it is', async () => {
    const first = [
      status('2026-10-25T00:30:00Z', 'ringing', { CallSid: 'CA1', SequenceNumber: 0 }),
      status('2026-10-25T00:30:20Z', 'completed', { CallSid: 'CA1', SequenceNumber: 1, CallDuration: 20 }),
    ]
    const second = status('2026-10-25T01:30:20Z', 'completed', { CallSid: 'CA2', SequenceNumber: 1, CallDuration: 20 })
    expect(await attemptsOf(...first, second)).toEqual([
      { at: '2026-10-25T00:30:00.000Z', outcome: 'left', wait: 20 },
      { at: '2026-10-25T01:30:00.000Z', outcome: 'left', wait: 20 },
    ])
  })
})

describe('what is no attempt', () => {
  it('is a call that the platform made', () => {
    expect(reasonOf(status('14:00:00', 'completed', { Direction: 'outbound-api' }))).toEqual(['not_a_contact'])
    expect(reasonOf(result('14:00:00', 'bridged', 4, { Direction: 'outbound-api' }))).toEqual(['not_a_contact'])
  })
  it('is the dialling of a telephone, and the recording of a conversation', () => {
    expect(reasonOf(legStatus('14:00:00', 'initiated', '11'))).toEqual(['not_a_contact'])
    expect(reasonOf(asked('14:00:00', 'recordingStatus', { RecordingSource: 'DialVerb' }))).toEqual(['not_a_contact'])
  })
})

describe('what is not understood', () => {
  it('is a name given twice, though its signature is right (W6)', () =>
    expect(reasonOf(delivery(`${form('voiceRequest')}&CallStatus=ringing`, on('14:00:00')))).toEqual(['wrong_shape']))
  it('is an unknown status or result, a time on no calendar, a call without a name', () => {
    expect(reasonOf(asked('14:00:00', 'voiceRequest', { CallStatus: 'pondering' }))).toEqual(['unknown_type'])
    expect(reasonOf(result('14:00:00', 'evaporated', 3))).toEqual(['unknown_type'])
    expect(reasonOf(status('14:00:00', 'completed', { Timestamp: 'Tue, 30 Feb 2027 00:30:00 +0000' }))).toEqual(['bad_time'])
    expect(reasonOf(asked('14:00:00', 'voiceRequest', { CallSid: undefined }))).toEqual(['wrong_shape'])
  })
  it('tells its shape, and never a number', () => {
    const [reading] = twilio.readingsOf(asked('14:00:00', 'voiceRequest', { CallStatus: 'pondering' }))
    expect(reading).toMatchObject({ understood: false, type: 'pondering', shape: expect.stringContaining('From:string') })
    expect(JSON.stringify(reading)).not.toContain('999')
  })
  it('is a number that is not set up: it is told, so that somebody sees it', () =>
    expect(twilio.readingsOf(asked('14:00:00', 'voiceRequest', { To: '+999209999999' }))).toMatchObject([{ report: { queue: '+999209999999' } }]))
  it('is not a number that is written another way', () =>
    expect(account({ lines: { '00999 20 1239999': 'telefoon' } }).readingsOf(rings)).toMatchObject([{ report: { queue: '00999 20 1239999' } }]))
})

it('a source that names no numbers has one line, and needs none', () =>
  expect(account({ lines: {} }).readingsOf(rings)).toMatchObject([{ report: { type: 'contact.arrived', contact: call } }]))
it('a request that asks what to do next is told nothing, in the form it expects', () =>
  expect(webhook.answer).toEqual({ contentType: 'text/xml; charset=utf-8', body: '<Response/>' }))
