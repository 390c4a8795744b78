/** On one machine too figures say what was given up of them, until it is folded after all (F5). */
import { expect, it } from 'vitest'
import { foldApp } from '../../../functions/fold/app.ts'
import { handOverCursor } from '../../../infra/local/handOver/handOverCursor.ts'
import { parkingMarks } from '../../../infra/local/handOver/parkingMarks.ts'
import { streamHandOver } from '../../../infra/local/handOver/streamHandOver.ts'
import type { LineId } from '../../../shared/contacts/identifiers.ts'
import { uncountedReader } from '../../../shared/storage/contacts/uncountedReader.ts'
import { at, centrale, contactEvent, settings } from '../../storage/testEvents.ts'
import { testStore } from '../../storage/testStores.ts'
import { redriving } from '../redriving.ts'

const store = testStore()
const now = at('2026-03-02T12:00:00Z')

it('one machine marks what its hand-over gives up, and redrive takes the mark away (F5)', async () => {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const cursor = handOverCursor(stores.tables)
  const event = contactEvent('bad', 'contact.arrived', '2026-03-02T11:58:00Z')
  const receivedAt = at('2026-03-02T11:58:00Z')
  await stores.events.append(event, { source: centrale, receivedAt, token: 't.0' })
  const broken = { ...stores, contacts: { ...stores.contacts, add: () => Promise.reject(new Error('a fault of ours')) } }
  const handOver = streamHandOver({
    fold: foldApp({ ...broken, now: () => now, log: () => undefined }),
    events: stores.events,
    cursor,
    marking: parkingMarks(stores),
    isStoreThere: async () => true,
    now: () => now,
    log: () => undefined,
  })
  handOver.push({ event, source: centrale, receivedAt })
  await handOver.settled()
  await handOver.stop()
  // Read anew each time, as somebody does who comes later.
  const known = () => uncountedReader(stores.tables, stores.folding)(settings, ['telefoon' as LineId, 'chat' as LineId], receivedAt + 60_000)
  expect(await known()).toEqual([expect.objectContaining({ line: 'telefoon', reason: 'parked', from: '2026-03-02', to: '2026-03-02' })])
  expect(await redriving(stores, ['--apply'])).toMatchObject({ code: 0 })
  expect(await known()).toEqual([])
})
