import { describe, expect, it } from 'vitest'
import type { IngestDependencies } from '../../functions/ingest/app.ts'
import { recentSettings } from '../../functions/ingest/recentSettings.ts'
import { writeRecord } from '../../functions/ingest/spill.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { webhook } from '../../shared/providers/generic/webhook.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { undisturbed } from '../simulation/pipeline/standStill.ts'
import { storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { type World, world } from '../simulation/pipeline/world.ts'
import { centrale } from '../storage/testEvents.ts'
import { type Door, doorOver, event, now, secret, send, signedRequest } from './door.ts'

/** After so many milliseconds the first senders give up. */
const mostMs = 3_000
/** An answer that never comes. */
const never = () => new Promise<never>(() => undefined)
const hanging = { append: never, setAside: never }
const body = (contact: string) => JSON.stringify(event({ contact, id: contact }))

type Told = { readonly status: number; readonly milliseconds: number; readonly code: string | undefined }
type Scene = { readonly own: World; readonly door: Door; readonly tell: (answering: Promise<Response>) => Promise<Told> }

/** With a clock of its own, on which nothing takes time but waiting. */
const inItsOwnTime = (
  otherwise: (stores: Stores, own: World) => { readonly stores?: Stores; readonly door?: Partial<IngestDependencies> },
  play: (scene: Scene) => Promise<void>,
): Promise<void> =>
  undisturbed(async (standStill, use) => {
    const own = world(1, now, standStill)
    use({ random: own.chance('process'), pause: own.pause })
    const stores = storesInMemory()()
    const wanted = otherwise(stores, own)
    const door = await doorOver(wanted.stores ?? stores, {
      sources: recentSettings((wanted.stores ?? stores).settings, own.now),
      now: () => Instant.parse(own.now()),
      webhooks: new Map([['generic', async () => ({ webhook })]]),
      ...wanted.door,
    })
    const tell = async (answering: Promise<Response>): Promise<Told> => {
      const began = own.now()
      const { status } = await answering
      return { status, milliseconds: own.now() - began, code: door.logged.at(-1)?.code }
    }
    const played = play({ own, door, tell })
    await Promise.all([own.run(), Promise.allSettled([Promise.race([played, own.pause(120_000)])])])
    await Promise.race([played, Promise.reject(new Error('it did not come to its end'))])
  })

describe('the door answers in time whatever it waits for (W12)', () => {
  it('a table that says nothing: events go into the spill, and those behind the first wait less', () =>
    inItsOwnTime(
      () => ({ door: { events: hanging } }),
      async ({ own, door, tell }) => {
        const first = await tell(send(door.app, body('a')))
        const second = await tell(send(door.app, body('b')))
        expect([first.status, second.status, door.spilled.length]).toEqual([202, 202, 2])
        expect([first.milliseconds, second.milliseconds]).toEqual([1_000, 250])
        await own.pause(10_000)
        expect((await tell(send(door.app, body('c')))).milliseconds).toBe(1_000)
      },
    ))
  it('a table that takes the event after all: it is stored once and counted once, and comes home from the spill as often as it likes', () =>
    inItsOwnTime(
      ({ events }, own) => ({
        door: {
          events: {
            append: async (...words) => own.pause(5_000).then(() => events.append(...words)),
            setAside: async (...words) => own.pause(5_000).then(() => events.setAside(...words)),
          },
        },
      }),
      async ({ own, door: { app, spilled, stores }, tell }) => {
        expect((await tell(send(app, body('a')))).status).toBe(202)
        expect((await tell(send(app, JSON.stringify(event({ type: 'call.parked', contact: 'b' }))))).status).toBe(202)
        await writeRecord(stores.events, spilled[0]!)
        await own.pause(10_000)
        for (const record of [...spilled, ...spilled]) await writeRecord(stores.events, record)
        expect(await stores.events.ledger(centrale, '2026-03-02')).toMatchObject({ accepted: 1, unrecognised: 1, duplicate: 0 })
      },
    ))
  it('neither table nor spill: 503, so that the sender comes again', () =>
    inItsOwnTime(
      () => ({ door: { events: hanging, spill: never } }),
      async ({ door, tell }) => expect(await tell(send(door.app, body('a')))).toEqual({ status: 503, milliseconds: 2_400, code: 'spill_failed' }),
    ))
  it.each([
    ['a secret', 'secret_missing', { secretsOf: never }],
    ['keys', 'keys_unavailable', { pseudonymiser: { pseudonymise: never, pseudonymiseEach: never, setApart: never, queuesByDigest: never } }],
  ])('%s: 503', (_, code, otherwise) =>
    inItsOwnTime(
      () => ({ door: otherwise as unknown as Partial<IngestDependencies> }),
      async ({ door, tell }) => {
        const told = await tell(send(door.app, body('a')))
        expect(told).toMatchObject({ status: 503, code })
        expect(told.milliseconds).toBeLessThan(mostMs)
      },
    ),
  )
  it('settings that were never read: 503', () =>
    inItsOwnTime(
      (stores) => {
        let asked = 0
        // The first to ask is the test itself.
        const current = () => (asked++ < 1 ? stores.settings.current() : never())
        return { stores: { ...stores, settings: { ...stores.settings, current } } }
      },
      async ({ door, tell }) => expect(await tell(send(door.app, body('a')))).toEqual({ status: 503, milliseconds: 1_200, code: 'store_unavailable' }),
    ))
  it('settings that were read before are used on while newer ones do not come', () =>
    inItsOwnTime(
      (stores) => {
        let asked = 0
        const current = () => (asked++ < 2 ? stores.settings.current() : never())
        return { stores: { ...stores, settings: { ...stores.settings, current } } }
      },
      async ({ own, door, tell }) => {
        expect(await tell(send(door.app, body('a')))).toMatchObject({ status: 202, milliseconds: 0 })
        await own.pause(20_000)
        expect(await tell(send(door.app, body('b')))).toMatchObject({ status: 202, milliseconds: 300 })
        expect(await tell(send(door.app, body('c')))).toMatchObject({ status: 202, milliseconds: 0 })
      },
    ))
  it('counts of what was refused that cannot be written down', () =>
    inItsOwnTime(
      () => ({ door: { turnedAway: { refused: () => undefined, unknownType: () => undefined, write: never } } }),
      async ({ door, tell }) => expect((await tell(send(door.app, body('a')))).milliseconds).toBeLessThan(mostMs),
    ))
  it('everything at once at its slowest', () =>
    inItsOwnTime(
      ({ settings }, own) => ({
        door: {
          sources: recentSettings({ current: () => own.pause(1_100).then(() => settings.current()) }, own.now),
          secretsOf: () => own.pause(500).then(() => [secret]),
          events: hanging,
          spill: never,
          turnedAway: { refused: () => undefined, unknownType: () => undefined, write: never },
        },
      }),
      async ({ door, tell }) => expect((await tell(send(door.app, body('a')))).milliseconds).toBeLessThan(mostMs),
    ))
  it('the time a sender takes to send is not taken from ours', () =>
    inItsOwnTime(
      () => ({ door: { events: hanging } }),
      async ({ own, door, tell }) => {
        const { headers, body: bytes } = signedRequest(body('a'))
        const slowly = new ReadableStream<Uint8Array>({
          start: async (controller) => {
            controller.enqueue(new Uint8Array(bytes.subarray(0, 10)))
            await own.pause(9_000)
            controller.enqueue(new Uint8Array(bytes.subarray(10)))
            controller.close()
          },
        })
        const answering = door.app.request('/hooks/centrale', { method: 'POST', headers, body: slowly, duplex: 'half' } as RequestInit)
        expect(await tell(Promise.resolve(answering))).toMatchObject({ status: 202, milliseconds: 10_000 })
      },
    ))
})
