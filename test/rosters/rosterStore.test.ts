import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { Instant, type LineId } from '../../shared/contacts/identifiers.ts'
import type { Item } from '../../shared/storage/tables/reading.ts'
import type { Tables } from '../../shared/storage/tables/tables.ts'
import { date } from '../builders/report.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { rosterHoursStore } from '../../shared/storage/decided/rosterHoursStore.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import { takeRoster } from '../../shared/storage/decided/takeRoster.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const telefoon = 'telefoon' as LineId
const settings = Settings.parse({ organisation: { id: 'lijn', name: 'Lijn' }, lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }] })
const at = (text: string) => Instant.parse(Date.parse(text))
const shift = (from: string, until: string, people = 1): Shift => ({ line: telefoon, from: at(from), until: at(until), people, name: 'Avond' })
const march = [shift('2026-03-02T19:00Z', '2026-03-02T21:00Z'), shift('2026-03-09T19:00Z', '2026-03-09T21:00Z', 2)]
const origin = (importId: string) => ({ importId, at: at('2026-03-01T10:00Z'), fileName: 'rooster.csv', refused: 0 })
const rosters = async () => rosterStore((await store.emptyStores()).tables)
const all = async (own: ReturnType<typeof rosterStore>) => (await own.weeks(telefoon, '2026-W01', '2026-W53')).flatMap(({ shifts }) => shifts)

/** Fails at a put of such an item. */
function stoppingAt(tables: Tables, isIt: (item: Item) => boolean): Tables {
  const send = (command: object) =>
    command instanceof PutCommand && isIt(command.input.Item ?? {}) ? Promise.reject(new Error('stopped')) : tables.client.send(command as never)
  return { ...tables, client: new Proxy(tables.client, { get: (client, name) => (name === 'send' ? send : Reflect.get(client, name)) }) }
}

describe('a stored roster', () => {
  it('is what the file says, and the same file again writes nothing', async () => {
    const own = await rosters()
    expect((await takeRoster(own, settings, march, origin('a'))).weeks).toHaveLength(2)
    expect(await all(own)).toEqual(march)
    expect((await takeRoster(own, settings, march, origin('b'))).weeks).toEqual([])
    expect((await own.imports()).map(({ importId }) => importId)).toEqual(['a'])
  })
  it('of a week is replaced by a file about that week only, and undone to what it was', async () => {
    const own = await rosters()
    await takeRoster(own, settings, march, origin('a'))
    await takeRoster(own, settings, [shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')], origin('b'))
    expect(await all(own)).toEqual([march[0], shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')])
    expect(await own.undo('b', at('2026-03-02T10:00Z'))).toEqual([])
    expect(await all(own)).toEqual(march)
    expect(await own.undo('b', at('2026-03-02T11:00Z'))).toEqual([])
    expect(await all(own)).toEqual(march)
  })
  it('says when nobody is rostered, also over the border of a week and after an undo', async () => {
    const { tables } = await store.emptyStores()
    const own = rosterStore(tables)
    const line = { id: telefoon, timeZone: 'Europe/Amsterdam' }
    const hours = async () => {
      const { told, unrostered } = await rosterHoursStore(tables).of(line, date('2026-03-09'), date('2026-03-16'))
      return [told, unrostered].map((spans) => spans.map(({ from, until }) => `${new Date(from).toISOString()}/${new Date(until).toISOString()}`))
    }
    expect(await hours()).toEqual([[], []])
    const overnight = shift('2026-03-08T21:00Z', '2026-03-09T01:20Z')
    await takeRoster(own, settings, march, origin('taken back'))
    expect(await hours()).not.toEqual([[], []])
    await own.undo('taken back', at('2026-03-01T11:00Z'))
    expect(await hours()).toEqual([[], []])
    await takeRoster(own, settings, [...march, overnight], origin('a'))
    const [monday, next] = ['2026-03-08T23:00:00.000Z', '2026-03-15T23:00:00.000Z']
    const free = [`2026-03-09T01:30:00.000Z/2026-03-09T19:00:00.000Z`, `2026-03-09T21:00:00.000Z/${next}`]
    expect(await hours()).toEqual([[`${monday}/${next}`], free])
    await takeRoster(own, settings, [shift('2026-03-10T19:00Z', '2026-03-10T21:00Z', 0)], origin('b'))
    expect((await hours())[1]).toEqual([`2026-03-09T01:30:00.000Z/${next}`])
    await own.undo('b', at('2026-03-02T10:00Z'))
    expect((await hours())[1]).toEqual(free)
  })
  it('that was stopped between a week and its hours is whole once the same file is taken again', async () => {
    const { tables } = await store.emptyStores()
    const stopped = stoppingAt(tables, ({ sk }) => String(sk).startsWith('hours#'))
    await expect(takeRoster(rosterStore(stopped), settings, march, origin('a'))).rejects.toThrow('stopped')
    const told = async () => (await rosterHoursStore(tables).of({ id: telefoon, timeZone: 'UTC' }, date('2026-03-02'), date('2026-03-02'))).told
    expect(await told()).toEqual([])
    await takeRoster(rosterStore(tables), settings, march, origin('a'))
    expect(await told()).toHaveLength(1)
  })
  it('is not undone where somebody changed it since', async () => {
    const own = await rosters()
    await takeRoster(own, settings, march, origin('a'))
    await takeRoster(own, settings, [shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')], origin('b'))
    expect(await own.undo('a', at('2026-03-02T10:00Z'))).toEqual([{ line: telefoon, week: '2026-W11' }])
    expect(await all(own)).toEqual([shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')])
  })
})
