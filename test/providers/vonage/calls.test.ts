import { describe, expect, it } from 'vitest'
import { webhook } from '../../../shared/providers/vonage/webhook.ts'
import { providerDeliveries, delivery, fixture } from '../../builders/providerDeliveries.ts'
import { reasonsIn } from '../reasonsIn.ts'

const secret = 'doc-signature-secret-0123456789abcdef'
const vonage = providerDeliveries(webhook, { provider: 'vonage', lines: { '+999201239999': 'telefoon', chat: 'chat' } }, secret)
const { attemptsOf, contactsOf } = vonage
const moment = (time: string) => (time.includes('T') ? time : `2026-09-21T${time}.000Z`)
type Fields = Record<string, unknown>
const sent = (name: string, time: string, more: Fields) => delivery({ ...fixture(`vonage/${name}.json`), timestamp: moment(time), ...more }, moment(time))
const inbound = (time: string, status: string, more: Fields = {}) => sent('inbound', time, { status, ...more })
const helper = (time: string, status: string, n = 1, more: Fields = {}) =>
  sent('helper', time, { status, uuid: `aaaaaaaa-0000-4000-8000-00000000000${n}`, to: `99962000000${n}`, ...more })
const over = { start_time: null, end_time: null, rate: '0.01', price: '0.02', network: '99901' }
const begins = [inbound('14:00:00', 'ringing'), inbound('14:00:00', 'started'), inbound('14:00:01', 'answered')]
const ends = (time: string, duration: string) => inbound(time, 'completed', { ...over, duration })

describe('a call to a Vonage application', () => {
  it('is answered by a person only on a leg to one', async () =>
    expect(
      await attemptsOf(
        ...begins,
        helper('14:00:02', 'started'),
        helper('14:00:03', 'ringing'),
        helper('14:00:21', 'answered'),
        helper('14:05:21', 'completed', 1, { ...over, duration: '300' }),
        ends('14:05:21', '320'),
      ),
    ).toEqual([{ at: moment('14:00:00'), outcome: 'answered', wait: 20, talk: 300 }]))
  it('that the application alone picked up was not helped', async () =>
    expect(await attemptsOf(...begins, ends('14:00:31', '30'))).toEqual([{ at: moment('14:00:00'), outcome: 'left', wait: 30 }]))
  it('left after three seconds waited three seconds', async () =>
    expect(await attemptsOf(...begins, ends('14:00:04', '3'))).toEqual([{ at: moment('14:00:00'), outcome: 'left', wait: 3 }]))
  it.each(['timeout', 'unanswered', 'busy', 'rejected', 'cancelled', 'failed'])('is not missed by one helper whose leg ends as %s', async (status) => {
    const first = [...begins, helper('14:00:03', 'ringing'), helper('14:00:20', status, 1, { detail: 'x' })]
    expect(await attemptsOf(...first)).toEqual([{ at: moment('14:00:00'), outcome: 'unknown' }])
    expect(await attemptsOf(...first, helper('14:00:31', 'answered', 2))).toEqual([{ at: moment('14:00:00'), outcome: 'answered', wait: 30 }])
  })
  it('whose answer got lost is answered all the same when the conversation is told to be over', async () =>
    expect(await attemptsOf(...begins, helper('14:05:21', 'completed', 1, { ...over, duration: '300' }))).toEqual([
      { at: moment('14:00:00'), outcome: 'answered', wait: 20, talk: 300 },
    ]))
  it('that is passed on stays one attempt, also where it goes on in another conversation', async () => {
    const elsewhere = { conversation_uuid: 'CON-99999999-2222-4333-8444-555555555555' }
    expect(
      await attemptsOf(
        ...begins,
        helper('14:00:21', 'answered'),
        sent('transfer', '14:03:00', {}),
        helper('14:03:01', 'completed', 1, { ...over, duration: '160' }),
        helper('14:03:10', 'ringing', 2, elsewhere),
        helper('14:03:20', 'answered', 2, elsewhere),
        helper('14:08:20', 'completed', 2, { ...over, ...elsewhere, duration: '300' }),
        inbound('14:08:20', 'completed', { ...over, ...elsewhere, duration: '500' }),
      ),
    ).toEqual([{ at: moment('14:00:00'), outcome: 'answered', wait: 20, talk: 160 }])
  })
  it('that nobody let in, or that broke, is turned away', async () => {
    expect(await contactsOf([...begins.slice(0, 2), inbound('14:00:02', 'rejected')])).toMatchObject([{ outcome: 'turned_away', reason: 'not_admitted' }])
    expect(await contactsOf([...begins.slice(0, 2), inbound('14:00:02', 'failed')])).toMatchObject([{ outcome: 'turned_away', reason: 'error' }])
  })
  it('is not answered by a machine, where calls to helpers are listened to', async () => {
    const careful = providerDeliveries(webhook, { provider: 'vonage', lines: { '999201239999': 'telefoon' }, humanOnly: true }, secret)
    const pickedUp = [
      ...begins,
      helper('14:00:21', 'answered'),
      helper('14:00:23', 'machine', 1, { call_uuid: 'aaaaaaaa-0000-4000-8000-000000000001', uuid: undefined }),
    ]
    expect(await careful.attemptsOf(...pickedUp, helper('14:00:40', 'completed', 1, { ...over, duration: '19' }), ends('14:00:41', '40'))).toEqual([
      { at: moment('14:00:00'), outcome: 'left', wait: 39 },
    ])
    expect(await careful.attemptsOf(...begins, helper('14:00:23', 'human'))).toMatchObject([{ outcome: 'answered', wait: 22 }])
  })
  it('that a bot picks up first is answered by the person it is passed on to, and by nobody where it is not', async () => {
    const bot = { to: `wss://bot.example/socket?${'talk'.repeat(80)}`, from: '999201239999' }
    const talks = [helper('14:00:02', 'started', 1, bot), helper('14:00:02', 'answered', 1, bot)]
    const dropped = sent('helper', '14:00:40', { status: 'disconnected', direction: undefined, uuid: 'aaaaaaaa-0000-4000-8000-000000000001', ...bot })
    const over40 = helper('14:00:40', 'completed', 1, { ...over, ...bot, duration: '38' })
    expect(await attemptsOf(...begins, ...talks, dropped, over40, ends('14:00:41', '40'))).toEqual([{ at: moment('14:00:00'), outcome: 'left', wait: 40 }])
    expect(await attemptsOf(...begins, ...talks, over40, helper('14:01:01', 'answered', 2))).toEqual([
      { at: moment('14:00:00'), outcome: 'answered', wait: 60 },
    ])
    expect(reasonsIn(vonage.readingsOf(talks[1]!))).toEqual(['not_a_contact'])
  })
  it('in the doubled hour of 25 October 2026 waits as long as it waited', async () =>
    expect(
      await attemptsOf(
        inbound('2026-10-25T00:59:50.000Z', 'started'),
        inbound('2026-10-25T00:59:50.000Z', 'answered'),
        helper('2026-10-25T01:00:20.000Z', 'answered'),
      ),
    ).toEqual([{ at: '2026-10-25T00:59:50.000Z', outcome: 'answered', wait: 30 }]))
  it('from a withheld number is from nobody, and a number is the same with and without its plus', async () => {
    expect(await contactsOf([inbound('14:00:00', 'started', { from: 'anonymous' })])).toMatchObject([{ caller: 'withheld' }])
    const [bare] = await contactsOf([inbound('14:00:00', 'started')])
    const [plus] = await contactsOf([inbound('14:00:00', 'started', { from: '+999612345678' })])
    expect(bare!.caller).toBe(plus!.caller)
  })
})

it('a call that staff makes is no attempt', async () =>
  expect(
    await attemptsOf(helper('14:00:00', 'started'), helper('14:00:10', 'answered'), helper('14:02:10', 'completed', 1, { ...over, duration: '120' })),
  ).toEqual([]))

describe('what is not an event of a call', () => {
  const reasonOf = (given: ReturnType<typeof delivery>) => reasonsIn(vonage.readingsOf(given))
  it('is an error, keys that were pressed, a recording', () => {
    expect(reasonOf(sent('error', '14:00:00', {}))).toEqual(['not_a_contact'])
    expect(reasonOf(sent('error', '14:00:00', { reason: undefined, dtmf: { digits: '1' } }))).toEqual(['not_a_contact'])
    expect(reasonOf(sent('error', '14:00:00', { reason: undefined }))).toEqual(['wrong_shape'])
  })
  it('is a status we do not know, a time without a zone, no conversation', () => {
    expect(reasonOf(inbound('14:00:00', 'levitating'))).toEqual(['unknown_type'])
    expect(reasonOf(inbound('14:00:00', 'started', { timestamp: '2026-09-21 14:00:00' }))).toEqual(['bad_time'])
    expect(reasonOf(inbound('14:00:00', 'started', { conversation_uuid: 7 }))).toEqual(['wrong_shape'])
  })
  it('tells its shape, and never a number', () => {
    const [reading] = vonage.readingsOf(inbound('14:00:00', 'levitating'))
    expect(reading).toMatchObject({ type: 'levitating', shape: expect.stringContaining('from:string') })
    expect(JSON.stringify(reading)).not.toContain('999')
  })
})
