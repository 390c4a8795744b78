import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../shared/contacts/identifiers.ts'
import type { Delivery } from '../../../shared/storage/facts/eventLog.ts'
import { at, centrale, contactEvent } from '../testEvents.ts'
import { testStore } from '../testStores.ts'

const store = testStore()
const delivery = (token: string, receivedAt = '2026-03-02T10:00:00Z'): Delivery => ({ source: centrale, receivedAt: at(receivedAt), token })
const arrived = contactEvent('c1', 'contact.arrived', '2026-03-02T09:59:58Z')

describe('an event', () => {
  it('is stored once and found by its id', async () => {
    const { events } = await store.emptyStores()
    expect(await events.append(arrived, delivery('r1.0'))).toBe('stored')
    expect(await events.find(arrived.eventId)).toEqual({ event: arrived, source: centrale, receivedAt: at('2026-03-02T10:00:00Z') })
  })
  it('delivered again is a repeat, and stays as it was (W8)', async () => {
    const { events } = await store.emptyStores()
    await events.append(arrived, delivery('r1.0'))
    expect(await events.append(arrived, delivery('r2.0'))).toBe('repeat')
    expect(await events.ledger(centrale, '2026-03-02')).toMatchObject({ accepted: 1, duplicate: 1, conflict: 0 })
  })
  it('with the identity of another and other content is a conflict: the first stays, the conflict is counted (W8)', async () => {
    const { events } = await store.emptyStores()
    await events.append(arrived, delivery('r1.0'))
    expect(await events.append({ ...arrived, type: 'contact.left' }, delivery('r2.0'))).toBe('conflict')
    expect((await events.find(arrived.eventId))?.event).toEqual(arrived)
    expect(await events.ledger(centrale, '2026-03-02')).toMatchObject({ accepted: 1, duplicate: 1, conflict: 1 })
  })
  it('written again under its own token, because the answer was lost, is the same delivery (F2)', async () => {
    const { events } = await store.emptyStores()
    await events.append(arrived, delivery('r1.0'))
    expect(await events.append(arrived, delivery('r1.0'))).toBe('stored')
    expect(await events.ledger(centrale, '2026-03-02')).toMatchObject({ accepted: 1, duplicate: 0 })
  })
  it('counts on the UTC date of its receipt, and not when it was made from the same report as another', async () => {
    const { events } = await store.emptyStores()
    await events.append(arrived, delivery('r1.0', '2026-03-02T23:59:59.999Z'))
    await events.append(contactEvent('c2', 'contact.arrived', '2026-03-02T09:59:58Z'), { ...delivery('r1.0.1', '2026-03-02T23:59:59.999Z'), counts: false })
    await events.append(contactEvent('c3', 'contact.arrived', '2026-03-02T09:59:58Z'), delivery('r2.0', '2026-03-03T00:00:00Z'))
    expect(await events.ledger(centrale, '2026-03-02')).toMatchObject({ accepted: 1 })
    expect(await events.ledger(centrale, '2026-03-03')).toMatchObject({ accepted: 1 })
  })
  it('is given back in order of receipt from a moment on', async () => {
    const { events } = await store.emptyStores()
    for (const second of [3, 1, 2])
      await events.append(contactEvent(`c${second}`, 'contact.arrived', '2026-03-02T09:00:00Z'), delivery(`r${second}.0`, `2026-03-02T10:00:0${second}Z`))
    const found: Instant[] = []
    for await (const page of events.deliveredOn(centrale, '2026-03-02', at('2026-03-02T10:00:02Z'))) found.push(...page.map(({ receivedAt }) => receivedAt))
    expect(found).toEqual([at('2026-03-02T10:00:02Z'), at('2026-03-02T10:00:03Z')])
  })
})

describe('a delivery set aside', () => {
  it('is counted by kind and keeps its reason, safe type name and shape only', async () => {
    const { events } = await store.emptyStores()
    await events.setAside({ kind: 'unrecognised', reason: 'unknown_type', type: 'call.parked', shape: 'type:text(11) +3' }, delivery('r1.0'))
    await events.setAside({ kind: 'quarantined', reason: 'ahead_of_time' }, delivery('r1.1'))
    await events.setAside({ kind: 'quarantined', reason: 'ahead_of_time' }, delivery('r1.1'))
    expect(await events.ledger(centrale, '2026-03-02')).toEqual({ accepted: 0, duplicate: 0, unrecognised: 1, quarantined: 1, conflict: 0 })
  })
})
