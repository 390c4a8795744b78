import { describe, expect, it } from 'vitest'
import { mendedWords } from '../../functions/import/record/mendedWords.ts'
import { LocalDate, SourceId } from '../../shared/contacts/identifiers.ts'
import { type Stores, storesOf } from '../../shared/storage/stores.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { bankRows, dayFilesIn, fixture, importerOver, importFiles, settingsOf } from './importing.ts'

const store = testStore()
async function storesFor(name: 'bank' | 'asterisk', options?: Parameters<typeof store.emptyStores>[0]): Promise<Stores> {
  const stores = await store.emptyStores(options)
  await stores.settings.save(settingsOf(name), 0)
  return stores
}
/** The bank's first days, over the clock change, with callers who ring around midnight. */
const table = bankRows(1500)
const bank = { name: 'bank.csv', content: table }
const queueLog = { name: 'queue_log', content: fixture('asterisk/queue_log') }
const callRecords = { name: 'Master.csv', content: fixture('asterisk/Master.csv') }
const afterBank = async (options: { partBytes?: number } = {}, content = table) => {
  const stores = await storesFor('bank')
  const result = await importFiles(importerOver(stores), 'bank', [{ name: 'bank.csv', content }], options)
  return { files: await dayFilesIn(stores), result }
}

describe('however history comes in, the day files are the same to the byte', () => {
  it('in one part, three parts or fifty, and with its rows shuffled', async () => {
    const one = await afterBank()
    const three = await afterBank({ partBytes: Math.ceil(table.length / 3) + 100 })
    const fifty = await afterBank({ partBytes: Math.ceil(table.length / 50) + 100 })
    const [header = '', ...rows] = table.trimEnd().split('\n')
    const shuffled = await afterBank(
      { partBytes: 40_000 },
      `${[
        header,
        ...rows
          .map((row, n) => [(n * 7919) % rows.length, row] as const)
          .sort(([a], [b]) => a - b)
          .map(([, row]) => row),
      ].join('\n')}\n`,
    )
    expect([one.result.parts, three.result.parts, fifty.result.parts]).toEqual([1, 3, 50])
    expect(Object.keys(one.files).length).toBeGreaterThan(2)
    for (const other of [three, fifty, shuffled]) {
      expect(other.files).toEqual(one.files)
      expect(other.result.counts).toEqual(one.result.counts)
    }
  })
  it('files in either order, at once or one after the other, and their lines shuffled', async () => {
    const reversed = Buffer.from(`${queueLog.content.toString().trimEnd().split('\n').toReversed().join('\n')}\n`)
    const ways = [[[queueLog, callRecords]], [[callRecords, queueLog]], [[callRecords], [queueLog]], [[{ ...queueLog, content: reversed }], [callRecords]]]
    const outcomes = await Promise.all(
      ways.map(async (imports) => {
        const stores = await storesFor('asterisk')
        for (const files of imports) await importFiles(importerOver(stores), 'centrale', files, { partBytes: 20_000 })
        return dayFilesIn(stores)
      }),
    )
    expect(Object.keys(outcomes[0] ?? {})).toEqual(['telefoon 2026-11-22'])
    for (const files of outcomes) expect(files).toEqual(outcomes[0])
  })
  it('in halves that part a contact, the later half first', async () => {
    const lines = queueLog.content.toString().trimEnd().split('\n')
    const half = (from: number, until: number, name: string) => ({ name, content: `${lines.slice(from, until).join('\n')}\n` })
    const [whole, halves] = [await storesFor('asterisk'), await storesFor('asterisk')]
    await importFiles(importerOver(whole), 'centrale', [queueLog])
    await importFiles(importerOver(halves), 'centrale', [half(200, lines.length, 'b')])
    await importFiles(importerOver(halves), 'centrale', [half(0, 210, 'a')])
    expect(await dayFilesIn(halves)).toEqual(await dayFilesIn(whole))
  })
})

describe('the same files again', () => {
  it('change nothing and say so', async () => {
    const stores = await storesFor('bank')
    const first = await importFiles(importerOver(stores), 'bank', [bank])
    const [events, contacts] = [await itemsOf(stores, 'events'), await itemsOf(stores, 'contacts')]
    const again = await importFiles(importerOver(stores), 'bank', [bank], { partBytes: 50_000 })
    expect(first.counts).toMatchObject({ rows: 1500, duplicate: 0, refused: 0 })
    expect(again.counts).toEqual({ ...first.counts, stored: 0, duplicate: first.counts.stored })
    expect(await itemsOf(stores, 'events')).toEqual(events)
    expect(await itemsOf(stores, 'contacts')).toEqual(contacts)
  })
  it('with one more row store that row alone', async () => {
    const stores = await storesFor('bank')
    await importFiles(importerOver(stores), 'bank', [bank])
    const row = bankRows(1501).trimEnd().split('\n').at(-1) ?? ''
    const more = await importFiles(importerOver(stores), 'bank', [{ name: 'bank.csv', content: `${table}${row}\n` }])
    expect(more.counts).toMatchObject({ rows: 1501, stored: 1 })
  })
})

describe('rows = stored + known + refused + left out', () => {
  it('also with rows that cannot be used, which are told and stored nowhere', async () => {
    const stores = await storesFor('bank')
    const broken = table
      .split('\n')
      .map((row, n) => (n % 100 === 50 ? row.replace(/HANG|AGENT/, 'GEHEIM-WOORD') : row))
      .join('\n')
    const { counts, refused, refusedBecause } = await importFiles(importerOver(stores), 'bank', [{ name: 'bank.csv', content: broken }], { partBytes: 60_000 })
    expect(counts.rows).toBe(counts.stored + counts.duplicate + counts.refused + counts.skipped)
    expect(counts.refused).toBeGreaterThan(10)
    expect(refused[0]).toEqual({ line: 51, column: 'outcome', value: 'GEHEIM-WOORD', reason: 'unknown_outcome' })
    expect(refusedBecause).toEqual({ unknown_outcome: counts.refused })
    for (const kind of ['events', 'contacts', 'settings'] as const) expect(JSON.stringify(await itemsOf(stores, kind))).not.toContain('GEHEIM-WOORD')
  })
})

it('a row of a line that was taken out of the settings says which line that is', async () => {
  const stores = await store.emptyStores()
  const own = settingsOf('bank')
  const source = own.sources.find(({ id }) => id === 'bank')
  const name = Object.keys(source?.lines ?? {})[0] ?? ''
  const elsewhere = Object.fromEntries(Object.keys(source?.lines ?? {}).map((queue) => [queue, 'weggehaald']))
  await stores.settings.save({ ...own, sources: own.sources.map((each) => (each.id === 'bank' ? { ...each, lines: elsewhere } : each)) } as typeof own, 0)
  const { counts, refused } = await importFiles(importerOver(stores), 'bank', [{ name: 'bank.csv', content: bankRows(3) }])
  expect(counts).toMatchObject({ rows: 3, stored: 0, refused: 3 })
  expect(refused[0]).toEqual({ line: 2, value: name, reason: 'unknown_queue' })
})

it.each(['%PDF-1.4\n1 0 obj\n', '<!DOCTYPE html><table><tr><td>call_id</td></tr></table>'])('a page by another name is no table: %s', async (content) => {
  await expect(importFiles(importerOver(await storesFor('bank')), 'bank', [{ name: 'bank.csv', content }])).rejects.toMatchObject({ reason: 'not_text' })
})

it('times that are still to come are said before anything is stored', async () => {
  const door = importerOver(await storesFor('bank'))
  const trial = (content: string) => importFiles(door, 'bank', [{ name: 'bank.csv', content }], { dryRun: true })
  expect(await trial(bankRows(20))).toMatchObject({ isAhead: false })
  const ahead = await trial(bankRows(20).replaceAll('1999-04', '2027-04'))
  expect([ahead.isAhead, mendedWords('en', ahead)[0]]).toEqual([true, expect.stringContaining('still to come')])
})

it('ids that stand on rows of different callers are said before anything is stored: two people cannot be one attempt', async () => {
  const door = importerOver(await storesFor('bank'))
  const trial = (content: string) => importFiles(door, 'bank', [{ name: 'bank.csv', content }], { dryRun: true })
  const [header = '', ...rows] = bankRows(400).trimEnd().split('\n')
  const caller = header.split(',').indexOf('caller')
  const named = rows.filter((row) => /[1-9]/.test(row.split(',')[caller] ?? ''))
  const withIds = (ids: readonly string[]) => [header, ...named.slice(0, ids.length).map((row, n) => [ids[n], ...row.split(',').slice(1)].join(','))].join('\n')
  expect(new Set(named.slice(0, 4).map((row) => row.split(',')[caller])).size).toBe(4)
  const said = async (ids: readonly string[]) => mendedWords('en', await trial(withIds(ids)))
  expect(await said(['1', '2', '3', '4'])).toEqual([])
  expect((await said(['1', '1', '3', '4']))[0]).toContain('one id stands on rows of different people')
  expect((await said(['1', '1', '2', '2']))[0]).toContain('2 ids stand on rows of different people')
  // The same row twice, or one conversation in two rows, is no mistake.
  expect(mendedWords('en', await trial([header, named[0], named[0]].join('\n')))).toEqual([])
})

it('lengths of which most are hours are said before anything is stored: they may be milliseconds', async () => {
  const stores = await store.emptyStores()
  const own = settingsOf('bank')
  const columns = {
    id: 'call_id',
    arrival: 'arrived_local',
    wait: 'wait',
    outcome: { column: 'outcome', values: { HANG: 'left' } },
    dateFormat: 'iso',
    timeZone: 'Asia/Jerusalem',
  }
  await stores.settings.save({ ...own, sources: own.sources.map((source) => ({ ...source, columns })) } as typeof own, 0)
  const said = async (waits: readonly number[]) => {
    const rows = waits.map((wait, n) => `C${n},1999-04-01T12:00:${String(n).padStart(2, '0')},${wait},HANG`)
    const content = ['call_id,arrived_local,wait,outcome', ...rows].join('\n')
    return mendedWords('en', await importFiles(importerOver(stores), 'bank', [{ name: 'bank.csv', content }], { dryRun: true }))
  }
  const seconds = [2, 4, 9, 15, 20, 31, 44, 52, 60, 75, 80, 85]
  expect(await said(seconds)).toEqual([])
  expect(await said(seconds.map((wait) => wait * 1000))).toEqual([expect.stringContaining('milliseconds')])
  // One who was forgotten in the queue, and a handful of which nothing can be said.
  expect(await said([...seconds, 20_000, 30_000])).toEqual([])
  expect(await said([20_000, 30_000, 40_000])).toEqual([])
})

describe('nothing of a file is kept but its events', () => {
  it('no number, name or row stands in any table', async () => {
    const stores = await storesFor('asterisk')
    await importFiles(importerOver(stores), 'centrale', [queueLog, callRecords])
    const { parcels } = stores
    const everything = JSON.stringify([
      await parcels.eventsOn('2026-11-22'),
      await itemsOf(stores, 'contacts'),
      (await itemsOf(stores, 'settings')).filter(({ pk }) => pk !== 'SETTINGS'),
    ])
    expect(/0999\d{8}|volunteer|1795309512\.|Local\//.exec(everything)?.[0]).toBeUndefined()
  })
})

describe('a dry run', () => {
  it('counts like a real one, also what is twice in the file, and stores nothing', async () => {
    const stores = await storesFor('bank')
    const twice = `${table}${table.split('\n').slice(1).join('\n')}`
    const dry = await importFiles(importerOver(stores), 'bank', [{ name: 'b.csv', content: twice }], { dryRun: true, partBytes: 60_000 })
    expect(await itemsOf(stores, 'events')).toEqual([])
    expect(await itemsOf(stores, 'contacts')).toEqual([])
    const real = await importFiles(importerOver(stores), 'bank', [{ name: 'b.csv', content: twice }], { partBytes: 60_000 })
    expect({ ...real, dryRun: true, importId: dry.importId }).toEqual(dry)
    expect(dry.counts.duplicate).toBe(dry.counts.stored)
    expect(dry.dates).toEqual({ from: '1999-04-01', until: '1999-04-04' })
  })
  it('leaves a real import that follows it in the same process everything to store', async () => {
    const stores = await storesFor('bank')
    const door = importerOver(stores)
    const dry = await importFiles(door, 'bank', [bank], { dryRun: true })
    expect((await importFiles(door, 'bank', [bank])).counts).toEqual(dry.counts)
  })
})

describe('an import that was stopped', () => {
  it('goes on at the part where it was, and ends as if nothing had happened', async () => {
    const [whole, stopped] = [await storesFor('bank'), await storesFor('bank')]
    const expected = await importFiles(importerOver(whole), 'bank', [bank], { partBytes: 50_000 })
    const request = { source: SourceId.parse('bank'), files: [{ name: 'bank.csv', size: Buffer.byteLength(table) }] }
    const door = importerOver(stopped)
    const { importId } = await door.start(request)
    const first = await door.takePart({ importId, file: 0, number: 1, bytes: Buffer.from(table).subarray(0, 50_000), isLast: false })
    const later = await importerOver(stopped).start(request)
    expect(later).toMatchObject({ importId, nextPart: 2, files: [{ nextByte: first.usedBytes }] })
    const done = await importFiles(importerOver(stopped), 'bank', [bank], { partBytes: 50_000 })
    expect(done).toEqual(expected)
    expect(await dayFilesIn(stopped)).toEqual(await dayFilesIn(whole))
  })
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('by a failure of the store at its write %d, ends the same when it is repeated', async (failing) => {
    const stores = await storesFor('asterisk')
    await importFiles(importerOver(failingAt(stores, failing)), 'centrale', [queueLog, callRecords], { partBytes: 30_000 }).catch(() => undefined)
    await importFiles(importerOver(stores), 'centrale', [queueLog, callRecords], { partBytes: 30_000 })
    const whole = await storesFor('asterisk')
    await importFiles(importerOver(whole), 'centrale', [queueLog, callRecords])
    expect(await dayFilesIn(stores)).toEqual(await dayFilesIn(whole))
  })
  it('leaves every reader with days that hold all that is stored', async () => {
    const stores = await storesFor('bank')
    const door = importerOver(stores)
    const { importId } = await door.start({ source: SourceId.parse('bank'), files: [{ name: 'b.csv' }] })
    const { counts } = await door.takePart({ importId, file: 0, number: 1, bytes: Buffer.from(table), isLast: true })
    const [line = undefined as never] = settingsOf('bank').lines
    const days = await stores.dayFiles.readDays(line, LocalDate.parse('1999-03-01'), LocalDate.parse('1999-05-01'))
    expect(days.reduce((sum, { columns }) => sum + columns.length, 0)).toBe(counts.stored)
  })
})

describe('parts that do not fit', () => {
  it('are refused: out of order, too large, without an end, unknown', async () => {
    const stores = await storesFor('bank')
    const door = importerOver(stores)
    const { importId } = await door.start({ source: SourceId.parse('bank'), files: [{ name: 'b.csv' }] })
    const part = { importId, file: 0, number: 1, bytes: Buffer.from(table), isLast: true }
    await expect(door.takePart({ ...part, number: 2 })).rejects.toMatchObject({ reason: 'part_out_of_order', detail: '1' })
    await expect(door.takePart({ ...part, bytes: Buffer.alloc(4 * 1024 * 1024 + 1) })).rejects.toMatchObject({ reason: 'part_too_large' })
    await expect(door.takePart({ ...part, importId: 'x' })).rejects.toMatchObject({ reason: 'unknown_import' })
    await expect(door.takePart({ ...part, bytes: Buffer.from(table.slice(0, 30)), isLast: false })).rejects.toMatchObject({ reason: 'missing_column' })
    await expect(door.finish(importId)).rejects.toMatchObject({ reason: 'not_all_read' })
    await expect(door.start({ source: SourceId.parse('niemand'), files: [{ name: 'b' }] })).rejects.toMatchObject({ reason: 'unknown_source' })
  })
})

/** A store whose client refuses one write, and every one after it: as if the process had been killed there. */
function failingAt(stores: Stores, nth: number): Stores {
  let writes = 0
  const guarded = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    writes += 1
    if (writes >= nth) throw new Error('killed')
    return work()
  }
  const { client } = stores.tables
  const send: typeof client.send = (command: never) =>
    /Put|Update|Delete/.test((command as object).constructor.name) ? guarded(() => client.send(command)) : client.send(command)
  return storesOf({ ...stores.tables, client: Object.assign(Object.create(client), { send }) })
}
