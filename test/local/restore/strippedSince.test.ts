import { describe, expect, it } from 'vitest'
import { eraseApp } from '../../../functions/erase/app.ts'
import { foldEvents } from '../../../functions/fold/fold.ts'
import { stripApp } from '../../../functions/watch/strip.ts'
import { copiedTables } from '../../../infra/local/restore/backupFile.ts'
import { type Copy, restoreTables } from '../../../infra/local/restore/restoreTables.ts'
import { outcomes } from '../../../shared/dayfiles/dayColumns.ts'
import { Settings } from '../../../shared/settings/settings.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { erasures } from '../../../shared/storage/forgotten/erasures.ts'
import { type Item, scanPages } from '../../../shared/storage/tables/reading.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { putMany } from '../../../shared/storage/tables/writing.ts'
import { storesInMemory } from '../../simulation/pipeline/store/storesInMemory.ts'
import { caller, centrale, contactEvent, day, settings as usual } from '../../storage/testEvents.ts'

const settings = Settings.parse({ ...usual, privacy: { keyPeriods: [{ from: '2026-03-02', days: 7 }] } })
const [line] = settings.lines
/** In the middle of a period, and after it and its bridge are over. */
const [copiedAt, later] = [Date.parse('2026-03-04T12:00:00Z'), Date.parse('2026-03-16T08:00:00Z')]
const options = { dryRun: false, withSettings: false, onlyCopy: false, withoutLedger: false, now: () => later, tell: () => undefined }

/** @param receivedAt moments of the days that follow, UTC */
async function taken(stores: Stores, calls: readonly (readonly [name: string, at: string, receivedAt: string])[]): Promise<void> {
  for (const [name, at, receivedAt] of calls) {
    const event = contactEvent(name, 'contact.arrived', at, { caller: caller(name) })
    await stores.events.append(event, { source: centrale, receivedAt: Date.parse(receivedAt) as never, token: `t ${name}` })
    await foldEvents(stores, settings.lines, [event])
  }
}

async function copied({ tables }: Stores): Promise<Copy> {
  const held = new Map<string, Item[]>()
  for (const table of copiedTables)
    for await (const page of scanPages(tables.client, { TableName: tables[table] })) held.set(table, [...(held.get(table) ?? []), ...page])
  return {
    at: copiedAt,
    check: async () => 'a copy',
    fill: async (into) => {
      await ensureTables(into)
      for (const table of copiedTables) await putMany(into.client, into[table], held.get(table) ?? [])
    },
  }
}

async function attempts({ dayFiles }: Stores): Promise<readonly string[]> {
  const days = await dayFiles.readDays(line!, day('2026-02-23'), day('2026-03-14'))
  return days.map(({ date, columns }) => `${date} ${columns.length}`)
}

const before = [
  ['a', '2026-03-02T10:00:00Z', '2026-03-02T10:00:01Z'],
  ['b', '2026-03-03T10:00:00Z', '2026-03-03T10:00:01Z'],
] as const
const since = [
  ['late', '2026-03-03T11:00:00Z', '2026-03-07T10:00:00Z'],
  ['c', '2026-03-05T10:00:00Z', '2026-03-05T10:00:01Z'],
] as const
const all = ['2026-03-02 1', '2026-03-03 2', '2026-03-05 1']

describe('a copy of the middle of a contact whose caller was forgotten since', () => {
  it('leaves the contact as it was told in the end: moments that were moved fit together', async () => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    const told = (type: 'contact.arrived' | 'contact.queued' | 'contact.refused', at: string, more: object) => contactEvent('x', type, at, more)
    const events = [
      told('contact.arrived', '2026-03-03T10:50:00Z', { caller: caller('x') }),
      told('contact.queued', '2026-03-03T10:50:01Z', {}),
      told('contact.refused', '2026-03-03T10:50:01Z', { reason: 'full' }),
    ]
    const take = async (event: (typeof events)[number], receivedAt: string) => {
      await stores.events.append(event, { source: centrale, receivedAt: Date.parse(receivedAt) as never, token: `t ${event.type}` })
      await foldEvents(stores, settings.lines, [event])
    }
    for (const event of events.slice(0, 2)) await take(event, '2026-03-03T10:50:02Z')
    const copy = await copied(stores)
    await take(events[2]!, '2026-03-05T10:00:00Z')
    const at = Date.parse('2026-03-06T10:00:00Z')
    await erasures(stores.tables).ask({ id: 'e1', at, pseudonyms: [caller('x')] })
    await eraseApp({ stores, erasures: erasures(stores.tables), now: () => at, log: () => undefined })()
    const outcomesNow = async () =>
      (await stores.dayFiles.readDays(line!, day('2026-03-01'), day('2026-03-05'))).flatMap(({ columns }) => [...columns.outcome].map((n) => outcomes[n]))
    expect(await outcomesNow()).toEqual(['turned_away'])
    await restoreTables({ stores, prefix: 'test' }, copy, { ...options, now: () => at + 3_600_000 })
    expect(await outcomesNow()).toEqual(['turned_away'])
  })
})

describe('a copy of before a strip that is put back', () => {
  it('keeps what was delivered after it and stripped since, and leaves no gap (F6)', async () => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    await taken(stores, before)
    const copy = await copied(stores)
    await taken(stores, since)
    await stripApp({ stores, now: () => later, log: () => undefined })()
    expect(await attempts(stores)).toEqual(all)
    await restoreTables({ stores, prefix: 'test' }, copy, options)
    expect(await attempts(stores)).toEqual(all)
    expect((await stores.settings.current())?.settings.gaps).toEqual([])
  })
  it('is what counts where less is left of that period than it holds, and the rest is a gap', async () => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    await taken(stores, [...before, ...since.slice(1)])
    const copy = await copied(stores)
    await stripApp({ stores, now: () => later, log: () => undefined })()
    await stores.history.removeLine(line!.id)
    await restoreTables({ stores, prefix: 'test' }, copy, options)
    expect(await attempts(stores)).toEqual(['2026-03-02 1', '2026-03-03 1', '2026-03-05 1'])
    expect((await stores.settings.current())?.settings.gaps[0]).toMatchObject({ from: new Date(copiedAt).toISOString(), until: '2026-03-09T04:00:00.000Z' })
  })
  it('loses nothing when it is stopped while it is put to use, whichever write was its last: it goes on with what it made', async () => {
    const long = Settings.parse({ ...usual, privacy: { keyPeriods: [{ from: '2026-01-05', days: 28 }] } })
    // More days than one request can put.
    const daily = Array.from({ length: 27 }, (_, n) => {
      const at = new Date(Date.parse('2026-02-03T10:00:00Z') + n * 86_400_000).toISOString()
      return [`d${n}`, at, at] as const
    })
    for (let writes = 1; ; writes = Math.ceil(writes * 1.6)) {
      const open = storesInMemory()
      const stores = open()
      await stores.settings.save(long, 0)
      await taken(stores, daily)
      const copy = await copied(stores)
      await taken(stores, [['late', '2026-02-20T11:00:00Z', '2026-03-05T10:00:00Z']])
      let left = Number.POSITIVE_INFINITY
      const stopping = open({
        before: (operation) => {
          if (/^(Put|Update|Delete|BatchWrite)/.test(operation) && left-- <= 0) throw new Error('stopped')
        },
      })
      const tell = (step: string) => {
        if (step.startsWith('now the tables in use')) left = writes
      }
      // The period is over, and nobody has stripped it but the restore itself.
      const isDone = await restoreTables({ stores: stopping, prefix: 'test' }, copy, { ...options, tell }).then(
        () => true,
        () => false,
      )
      await restoreTables({ stores, prefix: 'test' }, copy, options)
      const days = await stores.dayFiles.readDays(line!, day('2026-02-01'), day('2026-03-05'))
      expect(
        days.reduce((sum, { columns }) => sum + columns.length, 0),
        `after ${writes} writes`,
      ).toBe(28)
      if (isDone) break
    }
  }, 120_000)
})
