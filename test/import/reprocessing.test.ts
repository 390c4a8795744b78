import { describe, expect, it } from 'vitest'
import { reprocess } from '../../functions/import/reprocessing.ts'
import { Instant, LineId } from '../../shared/contacts/identifiers.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { deliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import type { EventLog } from '../../shared/storage/facts/eventLog.ts'
import { readEvent } from '../../shared/storage/facts/storedEvents.ts'
import { doorOver, event, now, send, testVault } from '../ingest/door.ts'
import { centrale, settings } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'

const store = testStore()
const clock = (milliseconds: number) => Instant.parse(milliseconds)
const withQueue = (queue: string, line: string): Settings => ({
  ...settings,
  sources: settings.sources.map((source) => (source.id === centrale ? { ...source, lines: { ...source.lines, [queue]: LineId.parse(line) } } : source)),
})
async function waiting(...bodies: object[]) {
  const own = await doorOver(await store.emptyStores())
  for (const body of bodies) expect((await send(own.app, JSON.stringify(body))).status).toBe(202)
  const judge = (changed: Settings = settings, later = 0, events: EventLog = own.stores.events) => {
    const moment = clock(now + later)
    return reprocess(changed.sources.find(({ id }) => id === centrale)!, changed, { events, pseudonymiser: pseudonymiser(testVault), now: () => moment })
  }
  const ledger = () => own.stores.events.ledger(centrale, '2026-03-02')
  const events = async () => (await itemsOf(own.stores, 'events')).filter(({ kind }) => kind === 'accepted').map(({ event: text }) => readEvent(text))
  return { ...own, judge, ledger, events, log: deliveryLog(own.stores.tables) }
}
const nothing = { accepted: 0, duplicate: 0, unrecognised: 0, quarantined: 0, conflict: 0 }

describe('a delivery of a queue that was not set up', () => {
  const nightline = event({ line: 'nachtlijn', id: 'e1' })
  it('waits without the name of its queue, and is used on the line that the queue turns out to be', async () => {
    const own = await waiting(nightline, event({ line: 'nachtlijn', type: 'contact.left', at: '2026-03-02T09:59:59Z', id: 'e2' }))
    expect(JSON.stringify(await itemsOf(own.stores, 'events'))).not.toMatch(/nachtlijn|999123|8812/)
    expect(await own.log.waiting(centrale, now)).toEqual(new Map([['unknown_line', 2]]))
    expect(await own.judge()).toEqual({ accepted: 0, duplicate: 0, left: 2 })
    expect(await own.judge(withQueue('nachtlijn', 'telefoon'))).toEqual({ accepted: 2, duplicate: 0, left: 0 })
    const events = await own.events()
    expect(events.map((one) => one.lineId)).toEqual(['telefoon', 'telefoon'])
    expect(events[0]).toMatchObject({ caller: 'unlinked' })
    expect(new Set(events.map((one) => 'contactId' in one && one.contactId)).size).toBe(1)
    expect(await own.log.waiting(centrale, now)).toEqual(new Map())
  })
  it('may also become a line by "everything else"', async () => {
    const own = await waiting(nightline)
    expect(await own.judge(withQueue('*', 'telefoon'))).toEqual({ accepted: 1, duplicate: 0, left: 0 })
  })
  it('has the fields of its event in their usual order, so that the same event from the wire is a repeat', async () => {
    const withheld = { ...nightline, caller: 'anonymous' }
    const own = await waiting(withheld)
    const changed = withQueue('nachtlijn', 'telefoon')
    await own.judge(changed)
    await own.stores.settings.save(changed, 1)
    own.clock.now += 20_000
    await send(own.app, JSON.stringify(withheld), { at: own.clock.now })
    expect(await own.ledger()).toEqual({ ...nothing, unrecognised: 1, duplicate: 1 })
  })
  it('is a duplicate where the sender had sent it again by then', async () => {
    const own = await waiting(nightline)
    const changed = withQueue('nachtlijn', 'telefoon')
    await own.stores.settings.save(changed, 1)
    own.clock.now += 20_000
    await send(own.app, JSON.stringify(nightline), { at: own.clock.now })
    expect(await own.judge(changed)).toEqual({ accepted: 0, duplicate: 1, left: 0 })
    expect(await own.events()).toHaveLength(1)
  })
})

describe('a delivery that was quarantined (W9)', () => {
  it('because it was ahead of its time is used when that has come, not before', async () => {
    const own = await waiting(event({ at: new Date(now + 3_600_000).toISOString() }))
    expect(await own.judge(settings, 54 * 60_000)).toEqual({ accepted: 0, duplicate: 0, left: 1 })
    expect(await own.judge(settings, 55 * 60_000)).toEqual({ accepted: 1, duplicate: 0, left: 0 })
    expect((await own.events())[0]).toMatchObject({ at: now + 3_600_000, lineId: 'telefoon' })
  })
  it('is gone after 30 days', async () => {
    const own = await waiting(event({ at: new Date(now + 3_600_000).toISOString() }))
    expect(await own.judge(settings, 31 * 86_400_000)).toEqual({ accepted: 0, duplicate: 0, left: 0 })
  })
})

describe('the ledger (W2)', () => {
  it('goes on telling what came in that day: nothing is counted a second time, however often it is judged', async () => {
    const own = await waiting(event({ line: 'nachtlijn' }), event({ at: new Date(now + 3_600_000).toISOString() }), event())
    const before = await own.ledger()
    expect(before).toEqual({ ...nothing, accepted: 1, unrecognised: 1, quarantined: 1 })
    for (let n = 0; n < 3; n++) await own.judge(withQueue('nachtlijn', 'telefoon'), 3_600_000)
    expect(await own.ledger()).toEqual(before)
    expect(await own.events()).toHaveLength(3)
  })
  it('and the log says of each delivery that it was used later', async () => {
    const own = await waiting(event({ line: 'nachtlijn' }))
    await own.judge(withQueue('nachtlijn', 'telefoon'), 60_000)
    const { entries } = await own.log.page(centrale, clock(now + 60_000))
    expect(entries.map(({ outcome, usedLater, again }) => [outcome, usedLater, again])).toEqual([
      ['accepted', undefined, true],
      ['unrecognised', 'accepted', undefined],
    ])
  })
})

describe('judging again', () => {
  it('may be stopped anywhere and is right in the end', async () => {
    const changed = withQueue('nachtlijn', 'telefoon')
    for (let stopAt = 1; stopAt <= 4; stopAt++) {
      const own = await waiting(event({ line: 'nachtlijn', id: 'e1' }), event({ line: 'nachtlijn', id: 'e2', type: 'contact.left' }))
      let steps = 0
      const killed = <Words extends unknown[], Answer>(work: (...words: Words) => Promise<Answer>) => {
        return async (...words: Words) => {
          steps += 1
          if (steps === stopAt) throw new Error('killed')
          return work(...words)
        }
      }
      const { append, noteUsed } = own.stores.events
      const failing = { ...own.stores.events, append: killed(append), noteUsed: killed(noteUsed) }
      await own.judge(changed, 0, failing).catch(() => undefined)
      await own.judge(changed)
      expect(await own.events()).toHaveLength(2)
      expect(await own.ledger()).toEqual({ ...nothing, unrecognised: 2 })
      expect(await own.log.waiting(centrale, now)).toEqual(new Map())
    }
  })
})
