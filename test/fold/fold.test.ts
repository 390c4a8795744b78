import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { outcomes } from '../../shared/dayfiles/dayColumns.ts'
import { inTurns } from '../../shared/storage/tables/turns.ts'
import { caller, centrale, contactEvent, contactId, day, heartbeat, settings, signedIn, telefoon, telefoonLine } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { derivedFrom, fold } from './foldedStore.ts'

const store = testStore()
const read = async (stores: Awaited<ReturnType<typeof store.emptyStores>>, from = '2026-03-01', to = '2026-03-04') =>
  (await stores.dayFiles.readDays(telefoonLine, day(from), day(to))).map(({ date, columns }) => [date, columns.length])

/** Two days of a line: answered and missed, over midnight, presence and signs of life. Midnight in Amsterdam is 23:00Z. */
const facts: readonly SourceEvent[] = [
  contactEvent('c1', 'contact.arrived', '2026-03-02T10:00:00Z', { caller: caller('ann') }),
  contactEvent('c1', 'contact.queued', '2026-03-02T10:00:05Z'),
  contactEvent('c1', 'contact.answered', '2026-03-02T10:00:45Z'),
  contactEvent('c1', 'contact.ended', '2026-03-02T10:10:00Z'),
  contactEvent('c2', 'contact.arrived', '2026-03-02T22:59:50Z', { caller: 'withheld' }),
  contactEvent('c2', 'contact.left', '2026-03-02T23:02:00Z'),
  contactEvent('c3', 'contact.arrived', '2026-03-02T23:00:00Z', { caller: caller('bob') }),
  contactEvent('c3', 'contact.refused', '2026-03-02T23:00:00Z', { reason: 'closed' }),
  signedIn('ann', '2026-03-02T09:00:00Z'),
  heartbeat('2026-03-02T09:15:00Z'),
]

describe('the fold', () => {
  it('puts each contact on the local day it arrived', async () => {
    const stores = await store.emptyStores()
    expect((await fold(stores, facts)).failed.size).toBe(0)
    expect(await read(stores)).toEqual([
      ['2026-03-02', 2],
      ['2026-03-03', 1],
    ])
  })
  it('moves a contact whose first event comes late to the day before, and both days say so', async () => {
    const stores = await store.emptyStores()
    const [arrived, left] = [facts[4]!, facts[5]!]
    await fold(stores, [left])
    expect(await read(stores)).toEqual([['2026-03-03', 1]])
    await fold(stores, [arrived])
    expect(await read(stores)).toEqual([['2026-03-02', 1]])
    expect((await itemsOf(stores, 'contacts')).filter(({ pk }) => String(pk).startsWith('DAY#')).map(({ pk }) => pk)).toEqual(['DAY#telefoon#2026-03-02'])
  })
  it('puts a conversation that was taken up again on both its days, once each', async () => {
    const stores = await store.emptyStores()
    const [first, over, again] = [
      contactEvent('c1', 'contact.wrote', '2026-03-02T10:00:00Z'),
      contactEvent('c1', 'contact.ended', '2026-03-02T10:20:00Z'),
      contactEvent('c1', 'contact.wrote', '2026-03-03T09:00:00Z'),
    ]
    await fold(stores, [again])
    await fold(stores, [first])
    expect(await read(stores)).toEqual([['2026-03-02', 1]])
    await fold(stores, [over])
    expect(await read(stores)).toEqual([
      ['2026-03-02', 1],
      ['2026-03-03', 1],
    ])
  })
  it('keeps a contact without a line as a fact, until an event tells its line', async () => {
    const stores = await store.emptyStores()
    const { lineId: _, ...somewhere } = contactEvent('c9', 'contact.arrived', '2026-03-02T10:00:00Z')
    await fold(stores, [somewhere])
    expect(await read(stores)).toEqual([])
    await fold(stores, [contactEvent('c9', 'contact.queued', '2026-03-02T10:00:05Z')])
    expect(await read(stores)).toEqual([['2026-03-02', 1]])
  })
  it('joins what names no line with the file that does, whichever comes first', async () => {
    const { lineId: _, ...answered } = contactEvent('c9', 'contact.answered', '2026-03-02T23:00:10Z')
    const arrived = contactEvent('c9', 'contact.arrived', '2026-03-02T22:59:50Z')
    for (const isFileFirst of [true, false]) {
      const stores = await store.emptyStores()
      const steps = [
        async () => {
          await stores.parcels.put(centrale, '2026-03-02', [arrived], 'i1')
          await stores.dayFiles.bump(telefoon, [day('2026-03-02')])
        },
        () => fold(stores, [answered]),
      ]
      for (const step of isFileFirst ? steps : steps.toReversed()) await step()
      const days = await stores.dayFiles.readDays(telefoonLine, day('2026-03-01'), day('2026-03-04'))
      expect(days.map(({ date, columns }) => [date, ...[...columns.outcome].map((outcome) => outcomes[outcome])])).toEqual([['2026-03-02', 'answered']])
      expect(await stores.dayFiles.readDays(settings.lines[1]!, day('2026-03-01'), day('2026-03-04'))).toEqual([])
    }
  })
  it('leaves events of a line that is not set up for later', async () => {
    const stores = await store.emptyStores()
    expect((await foldEvents(stores, [], facts)).failed.size).toBe(0)
    expect(await read(stores)).toEqual([])
    await fold(stores, facts)
    expect(await read(stores)).toHaveLength(2)
  })
  it('says which events failed, and folds the others', async () => {
    const stores = await store.emptyStores()
    const poisoned = facts[6]!
    const contacts: typeof stores.contacts = {
      ...stores.contacts,
      add: async (contactId, events) => {
        if ('contactId' in poisoned && contactId === poisoned.contactId) throw new Error('poison')
        return stores.contacts.add(contactId, events)
      },
    }
    const { failed } = await foldEvents({ ...stores, contacts }, settings.lines, facts)
    expect(failed).toEqual(new Set([facts[6]!.eventId, facts[7]!.eventId]))
    expect(await read(stores)).toEqual([['2026-03-02', 2]])
  })
})

/** Somebody rings just before midnight and is moved; the conversation to which they are moved answers, the next day. Midnight is 23:00Z. */
const moved: readonly SourceEvent[] = [
  contactEvent('m1', 'contact.arrived', '2026-03-02T22:58:00Z', { caller: caller('fin') }),
  contactEvent('m1', 'contact.queued', '2026-03-02T22:58:01Z'),
  contactEvent('m1', 'contact.transferred', '2026-03-02T22:59:00Z', { joins: contactId('m2'), needsVisitor: true }),
  contactEvent('m2', 'contact.transferred', '2026-03-02T22:59:00Z', { joins: contactId('m1'), needsVisitor: true }),
  contactEvent('m2', 'contact.answered', '2026-03-02T23:01:00Z', { needsVisitor: true }),
  contactEvent('m2', 'contact.ended', '2026-03-02T23:20:00Z', { needsVisitor: true }),
]

describe('a caller who is moved to another conversation', () => {
  it('is one contact, answered there, whichever event comes last', async () => {
    for (const last of moved) {
      const stores = await store.emptyStores()
      await fold(
        stores,
        moved.filter((event) => event !== last),
      )
      await fold(stores, [last])
      const [one, ...others] = await stores.dayFiles.readDays(telefoonLine, day('2026-03-01'), day('2026-03-04'))
      expect([one?.date, one?.columns.length, [...(one?.columns.outcome ?? [])], [...(one?.columns.waitSeconds ?? [])], others.length]).toEqual([
        '2026-03-02',
        1,
        [1],
        [179],
        0,
      ])
    }
  })
})

/** Also a conversation that was taken up again the next day, and a caller who was moved. */
const everything: readonly SourceEvent[] = [
  ...facts,
  contactEvent('c9', 'contact.wrote', '2026-03-02T11:00:00Z', { caller: caller('eva') }),
  contactEvent('c9', 'contact.ended', '2026-03-02T11:05:00Z'),
  contactEvent('c9', 'contact.wrote', '2026-03-03T11:00:00Z'),
  ...moved,
]

describe('order, repetition and division mean nothing (O1, T3)', () => {
  it('the same events give the same bytes, in any order, with any repeats, in any batches, by writers at the same time', async () => {
    const reference = await store.emptyStores()
    await fold(reference, everything)
    const expected = await derivedFrom(reference)
    const shuffled = fc.shuffledSubarray([...everything, ...everything, ...everything], { minLength: everything.length * 3 })
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 30, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(shuffled, sizes, fc.integer({ min: 1, max: 4 }), async (events, batchSizes, writers) => {
        const stores = await store.emptyStores()
        const batches = batchesOf(events, batchSizes)
        await inTurns(batches, writers, async (batch) => expect((await fold(stores, batch)).failed).toEqual(new Set()))
        await read(stores)
        expect(await derivedFrom(stores)).toEqual(expected)
      }),
      { seed: 1, numRuns: 12 },
    )
  })
  it('also when a fold is cut off after any of its writes and done again', async () => {
    const reference = await store.emptyStores()
    await fold(reference, everything)
    const expected = await derivedFrom(reference)
    for (let writes = 0; writes < 40; writes += 3) {
      const stores = await store.emptyStores()
      await fold(cutOffAfter(stores, writes), everything.toReversed()).catch(() => undefined)
      await fold(stores, everything)
      await read(stores)
      expect(await derivedFrom(stores)).toEqual(expected)
    }
  })
})

describe('two writers of one contact', () => {
  it('leave one row, on the right day, also when the one who knows less writes last', async () => {
    const stores = await store.emptyStores()
    const [arrived, left] = [facts[4]!, facts[5]!]
    let isFirst = true
    const contacts: typeof stores.contacts = {
      ...stores.contacts,
      putRow: async (...row) => {
        // Between this writer's reading and its writing the other one does everything.
        if (isFirst) {
          isFirst = false
          await fold(stores, [arrived])
        }
        await stores.contacts.putRow(...row)
      },
    }
    await foldEvents({ ...stores, contacts }, settings.lines, [left])
    expect((await itemsOf(stores, 'contacts')).flatMap(({ pk }) => (String(pk).startsWith('DAY#') ? [pk] : []))).toEqual(['DAY#telefoon#2026-03-02'])
    expect(await read(stores)).toEqual([['2026-03-02', 1]])
  })
})

describe('the days of a fold', () => {
  it('are those of the line’s zone, also in the night the clock goes back', async () => {
    const stores = await store.emptyStores()
    await fold(stores, [
      contactEvent('c1', 'contact.arrived', '2026-10-24T21:59:59Z'),
      contactEvent('c2', 'contact.arrived', '2026-10-24T22:00:00Z'),
      contactEvent('c3', 'contact.arrived', '2026-10-25T22:59:59Z'),
      contactEvent('c4', 'contact.arrived', '2026-10-25T23:00:00Z'),
    ])
    expect(await read(stores, '2026-10-23', '2026-10-27')).toEqual([
      ['2026-10-24', 1],
      ['2026-10-25', 2],
      ['2026-10-26', 1],
    ])
  })
  it('are built once a batch', async () => {
    const stores = await store.emptyStores()
    const built: string[] = []
    const dayFiles: typeof stores.dayFiles = {
      ...stores.dayFiles,
      build: async (line, date) => {
        built.push(date)
        return stores.dayFiles.build(line, date)
      },
    }
    await foldEvents({ contacts: stores.contacts, dayFiles }, settings.lines, facts)
    expect(built.sort()).toEqual(['2026-03-02', '2026-03-03'])
    expect(await stores.dayFiles.versions(telefoon, [day('2026-03-02')]).then((versionOf) => versionOf(day('2026-03-02')))).toBe(1)
  })
})

function batchesOf<Item>(items: readonly Item[], sizes: readonly number[]): readonly (readonly Item[])[] {
  const batches: Item[][] = []
  for (let from = 0, n = 0; from < items.length; from += sizes[n]!, n++) batches.push(items.slice(from, from + (sizes[n] ?? 1)))
  return batches
}

/** Every write after so many fails, as if the function had been killed. */
function cutOffAfter<Store extends Parameters<typeof fold>[0]>(stores: Store, writes: number): Store {
  let left = writes
  const cut =
    <Arguments extends readonly unknown[], Answer>(write: (...words: Arguments) => Promise<Answer>) =>
    async (...words: Arguments): Promise<Answer> => {
      if (left-- <= 0) throw new Error('killed')
      return write(...words)
    }
  const { contacts, dayFiles } = stores
  return {
    ...stores,
    contacts: {
      ...contacts,
      add: cut(contacts.add),
      notePlacement: cut(contacts.notePlacement),
      putRow: cut(contacts.putRow),
      removeRow: cut(contacts.removeRow),
      putPresence: cut(contacts.putPresence),
    },
    dayFiles: { ...dayFiles, bump: cut(dayFiles.bump), build: cut(dayFiles.build) },
  }
}
