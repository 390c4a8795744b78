import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import type { ContactEvent } from '../../../shared/contacts/contactEvent.ts'
import { factsOfDay } from '../../../shared/dayfiles/dayOfEvents.ts'
import { packDay } from '../../../shared/dayfiles/pack.ts'
import { dayFileStore } from '../../../shared/storage/days/dayFiles.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { storesOf } from '../../../shared/storage/stores.ts'
import { inTurns } from '../../../shared/storage/tables/turns.ts'
import { at, caller, centrale, contactEvent, contactId, day, settings, telefoon, telefoonLine } from '../testEvents.ts'
import { itemsOf, testStore } from '../testStores.ts'

const store = testStore()
const date = day('2026-03-02')
const span = { from: at('2026-03-01T23:00:00Z'), until: at('2026-03-02T23:00:00Z') }
const packed = (events: readonly ContactEvent[]) => hex(packDay(factsOfDay(events, telefoon, span)))
const hex = (file: Uint8Array | undefined) => file && Buffer.from(file).toString('hex')
const stored = async ({ dayFiles }: Stores) => hex(await dayFiles.storedFile(telefoon, date))

async function putContact({ contacts, dayFiles }: Stores, name: string, events: readonly ContactEvent[], on = date) {
  await contacts.add(contactId(name), events)
  await contacts.putRow(contactId(name), { line: telefoon, date: on }, events)
  await dayFiles.bump(telefoon, [on])
}
const arrival = (name: string, when = '2026-03-02T10:00:00Z') => contactEvent(name, 'contact.arrived', when, { caller: caller(name) })
/** Random callers do not compress: enough of them need more than the 300 kB of one part. */
const largeDay = Array.from({ length: 30_000 }, (_, n) => arrival(`c${n}`, new Date(at('2026-03-02T06:00:00Z') + n * 1000).toISOString()))

describe('reading days', () => {
  it('builds a day that is behind its version, and gives nothing for a day nobody touched', async () => {
    const stores = await store.emptyStores()
    await putContact(stores, 'c1', [arrival('c1')])
    const days = await stores.dayFiles.readDays(telefoonLine, day('2026-02-20'), day('2026-03-10'))
    expect(days.map((one) => [one.date, one.columns.length])).toEqual([[date, 1]])
    expect(await stored(stores)).toBe(packed([arrival('c1')]))
  })
  it('sees every change, also with a warm cache', async () => {
    const stores = await store.emptyStores()
    for (const count of [1, 2, 3]) {
      await putContact(stores, `c${count}`, [arrival(`c${count}`)])
      expect((await stores.dayFiles.readDays(telefoonLine, date, date))[0]?.columns.length).toBe(count)
    }
  })
  it('leaves out a day whose facts are gone', async () => {
    const stores = await store.emptyStores()
    await putContact(stores, 'c1', [arrival('c1')])
    await stores.dayFiles.readDays(telefoonLine, date, date)
    await stores.contacts.removeRow(contactId('c1'), { line: telefoon, date }, 1)
    await stores.dayFiles.bump(telefoon, [date])
    expect(await stores.dayFiles.readDays(telefoonLine, date, date)).toEqual([])
  })
  it('reads all months of a year, each day once, whatever the cache can hold', async () => {
    const stores = await store.emptyStores({ cacheBytes: 3_000 })
    const dates = Array.from({ length: 12 }, (_, n) => day(`2026-${String(n + 1).padStart(2, '0')}-05`))
    await inTurns(dates, 4, (on) => putContact(stores, `c${on}`, [arrival(`c${on}`, `${on}T10:00:00Z`)], on))
    for (let reading = 0; reading < 2; reading++)
      expect((await stores.dayFiles.readDays(telefoonLine, day('2026-01-01'), day('2026-12-31'))).map((one) => one.date)).toEqual(dates)
  })
  it('asks for the files of a month once, however many look at once', async () => {
    const stores = await store.emptyStores()
    await putContact(stores, 'c1', [arrival('c1')])
    await stores.dayFiles.build(telefoonLine, date)
    let asked = 0
    stores.tables.client.middlewareStack.add(
      (next) => (call) => {
        if (JSON.stringify(call.input).includes('FILES#telefoon#2026-03')) asked++
        return next(call)
      },
      { step: 'initialize' },
    )
    const looks = ['2026-03-01', '2026-02-01', '2026-01-01'].map((from) => stores.dayFiles.readDays(telefoonLine, day(from), day('2026-03-20')))
    expect((await Promise.all(looks)).map((days) => days.map((one) => one.date))).toEqual([[date], [date], [date]])
    expect(asked).toBe(1)
  })
  it('knows without reading them whether anything in some days changed: live, stripped, or taken away', async () => {
    const stores = await store.emptyStores()
    const version = async () => JSON.stringify(await stores.dayFiles.factsVersion([telefoon], day('2026-02-20'), day('2026-03-10')))
    const seen = [await version()]
    const change = async (make: () => Promise<unknown>) => {
      await make()
      seen.push(await version())
      await stores.dayFiles.readDays(telefoonLine, day('2026-02-20'), day('2026-03-10'))
      expect(await version()).toBe(seen.at(-1))
    }
    await change(() => putContact(stores, 'c1', [arrival('c1')]))
    await putContact(stores, 'elsewhere', [arrival('elsewhere', '2026-05-02T10:00:00Z')], day('2026-05-02'))
    expect(await version()).toBe(seen.at(-1))
    const [read] = await stores.dayFiles.readDays(telefoonLine, date, date)
    const until = at('2026-03-02T23:00:00Z')
    await change(() => stores.history.setState({ until, cleanedUntil: until, from: until, at: until }))
    const stripped = {
      written: new Uint16Array([1]),
      sinceFirst: new Int32Array([0]),
      atOnce: new Uint16Array(1),
      busy: { quarter: new Uint32Array(), most: new Uint16Array() },
    }
    const part = { line: telefoon, date, period: '2026-02', origin: 'own', importId: 'one', columns: { ...read!.columns, stripped } }
    await change(() => stores.history.put(part, { years: 7, from: Date.now() }))
    await change(() => stores.history.removeImport('one'))
    expect(new Set(seen).size).toBe(seen.length)
  })
  it('says the same data version for the same facts, whoever built them and however often', async () => {
    const versions = await Promise.all(
      [1, 3].map(async (times) => {
        const stores = await store.emptyStores()
        for (let n = 0; n < times; n++) await putContact(stores, 'c1', [arrival('c1')])
        return stores.dayFiles.dataVersion([telefoonLine], date, date)
      }),
    )
    expect(versions[0]).toBe(versions[1])
  })
})

describe('a build', () => {
  it('that began before a change never hides it: the day stays behind', async () => {
    const stores = await store.emptyStores()
    await putContact(stores, 'c1', [arrival('c1')])
    const { contacts, dayFiles, parcels } = stores
    // Between the builder's reading of the rows and its writing of the file, another contact comes in.
    const slow = storesOf(stores.tables)
    const interrupted = dayFileStore(
      stores.tables,
      {
        eventsOfDay: async (place) => {
          const events = await contacts.eventsOfDay(place)
          await putContact(stores, 'c2', [arrival('c2')])
          await dayFiles.build(telefoonLine, date)
          return events
        },
      },
      parcels,
      stores.history,
    )
    await interrupted.build(telefoonLine, date)
    expect((await slow.dayFiles.readDays(telefoonLine, date, date))[0]?.columns.length).toBe(2)
    expect(await stored(stores)).toBe(packed([arrival('c1'), arrival('c2')]))
  })
  it('by many at once gives the bytes of the facts (O2)', async () => {
    const stores = await store.emptyStores()
    const names = Array.from({ length: 12 }, (_, n) => `c${n}`)
    await inTurns(names, 6, async (name) => {
      await putContact(stores, name, [arrival(name)])
      await stores.dayFiles.build(telefoonLine, date)
    })
    await stores.dayFiles.readDays(telefoonLine, date, date)
    expect(await stored(stores)).toBe(packed(names.map((name) => arrival(name))))
  })
  it('writes a large day in parts, and a reader who meets parts of two builds builds it again', async () => {
    const stores = await store.emptyStores()
    await stores.parcels.put(centrale, '2026-03-02', largeDay, 'import-1')
    await stores.dayFiles.bump(telefoon, [date])
    await stores.dayFiles.build(telefoonLine, date)
    const files = (await itemsOf(stores, 'contacts')).filter(({ pk }) => String(pk).startsWith('FILES#'))
    expect(
      files
        .map(({ sk }) => sk)
        .sort()
        .slice(0, 2),
    ).toEqual(['02', '02#1'])
    const expected = packed(largeDay)
    expect((await stored(stores)) === expected).toBe(true)
    await stores.tables.client.send(
      new PutCommand({ TableName: stores.tables.contacts, Item: { ...files.find(({ sk }) => sk === '02#1'), digest: 'of another build' } }),
    )
    expect(await stored(stores)).toBeUndefined()
    expect((await stores.dayFiles.readDays(telefoonLine, date, date))[0]?.columns.length).toBe(30_000)
    expect((await stored(stores)) === expected).toBe(true)
  })
  it('that a strip overtook leaves nothing of what was stripped, also when it is stopped and comes again', async () => {
    const stores = await store.emptyStores()
    await stores.parcels.put(centrale, '2026-03-02', largeDay, 'import-1')
    await stores.dayFiles.bump(telefoon, [date])
    const until = at('2026-03-30T00:00:00Z')
    const overtaken = dayFileStore(
      stores.tables,
      stores.contacts,
      {
        eventsOn: async (utcDate) => {
          const events = await stores.parcels.eventsOn(utcDate)
          await stores.history.setState({ until, cleanedUntil: until, from: until, at: until })
          await stores.dayFiles.dropBefore(settings.lines, until)
          return events
        },
      },
      stores.history,
    )
    expect((await overtaken.build(telefoonLine, date)).file).toBeDefined()
    const left = async () => (await itemsOf(stores, 'contacts')).filter(({ pk, file }) => String(pk).startsWith('FILES#') && file !== undefined)
    expect(await left()).toEqual([])
    const { contacts: TableName, client } = stores.tables
    const file = Buffer.from('stopped before it looked again')
    for (const sk of ['02', '02#1'])
      await client.send(new PutCommand({ TableName, Item: { pk: 'FILES#telefoon#2026-03', sk, builtFrom: 1, digest: '', file, parts: 2 } }))
    expect(await left()).toHaveLength(2)
    expect((await stores.dayFiles.build(telefoonLine, date)).file).toBeUndefined()
    expect(await left()).toEqual([])
  })
})

describe('history and live events together', () => {
  it('fold a contact known partly from each from the union of its events, on the day it arrived', async () => {
    const stores = await store.emptyStores()
    const beforeMidnight = arrival('c1', '2026-03-02T22:59:00Z')
    const afterMidnight = contactEvent('c1', 'contact.left', '2026-03-02T23:01:00Z')
    await stores.parcels.put(centrale, '2026-03-02', [beforeMidnight], 'import-1')
    await putContact(stores, 'c1', [afterMidnight], day('2026-03-03'))
    await stores.dayFiles.bump(telefoon, [date])
    const days = await stores.dayFiles.readDays(telefoonLine, day('2026-03-01'), day('2026-03-04'))
    expect(days.map((one) => [one.date, one.columns.length, one.columns.waitSeconds[0]])).toEqual([[date, 1, 120]])
  })
})

describe('the first date of a line', () => {
  it('is one on which there is something, whether or not anybody looked at the days before it that were touched', async () => {
    const stores = await store.emptyStores()
    expect(await stores.dayFiles.firstDate(telefoonLine)).toBeUndefined()
    // An erasure that rewrites a list touches days of lines of which the list says nothing; a contact may have been moved.
    await stores.dayFiles.bump(telefoon, [day('2026-01-29'), day('2026-02-20')])
    expect(await stores.dayFiles.firstDate(telefoonLine)).toBeUndefined()
    await stores.dayFiles.bump(telefoon, [day('2026-02-20'), day('2026-03-01')])
    await putContact(stores, 'c1', [arrival('c1')])
    expect(await stores.dayFiles.firstDate(telefoonLine)).toBe(date)
    await stores.dayFiles.readDays(telefoonLine, day('2026-01-01'), day('2026-03-10'))
    expect(await stores.dayFiles.firstDate(telefoonLine)).toBe(date)
  })
  it('is found anew when something comes in before it', async () => {
    const stores = await store.emptyStores()
    await putContact(stores, 'c1', [arrival('c1')])
    await stores.dayFiles.bump(telefoon, [day('2026-02-20')])
    expect(await stores.dayFiles.firstDate(telefoonLine)).toBe(date)
    await putContact(stores, 'c2', [arrival('c2', '2026-02-20T10:00:00Z')], day('2026-02-20'))
    expect(await stores.dayFiles.firstDate(telefoonLine)).toBe('2026-02-20')
  })
})
