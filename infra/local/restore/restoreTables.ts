/**
 * Puts a copy in the place of tables that functions or a host read: first into tables of its own, where everything deleted since is deleted again, all is
 * made anew and compared; only then into the tables in use. Stopped anywhere it begins again from the copy; before the switch nothing in use is touched.
 */
import { DeleteTableCommand, ResourceNotFoundException, waitUntilTableNotExists } from '@aws-sdk/client-dynamodb'
import { rebuild } from '../../../functions/fold/rebuild.ts'
import { stripApp } from '../../../functions/watch/strip.ts'
import { dayMs } from '../../../shared/calendar/durations.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { keptItemOf } from '../../../shared/storage/forgotten/keptItems.ts'
import { getMany, type Item, scanPages } from '../../../shared/storage/tables/reading.ts'
import { mostSpillDays } from '../../../shared/storage/tables/retention.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { type TableLayout, type Tables, tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { deleteMany, putMany } from '../../../shared/storage/tables/writing.ts'
import { copiedTables } from './backupFile.ts'
import { ledgerIn, stillTold, together } from './ledgerOf.ts'
import { checked, makeReadable, noteRestored } from './makeReadable.ts'
import { CannotRestore, mayBeUsed } from './mayBeUsed.ts'
import type { RestoreOptions } from './restoreFolder.ts'
import type { LedgerFile } from './ledgerFile.ts'

export type Copy = {
  /** UTC milliseconds. */
  readonly at: number
  /** Says what it is, and that it is whole. @throws where it is not */
  readonly check: () => Promise<string>
  /** Makes the tables of these names and fills them; that of contacts may be left out. */
  readonly fill: (into: Tables) => Promise<void>
}
export type TablesInUse = {
  readonly stores: Stores /** Of their names. */
  readonly prefix: string /** Kept beside the keys, where these are files. */
  readonly kept?: LedgerFile | undefined
}

/** @throws CannotRestore, RestoredDiffers */
export async function restoreTables({ stores: current, prefix, kept }: TablesInUse, copy: Copy, options: RestoreOptions): Promise<void> {
  const { now, tell, dryRun } = options
  const startedAt = now()
  const [copiedAt, { client }] = [copy.at, current.tables]
  tell(await copy.check())
  const isKept = kept !== undefined && kept.at >= copiedAt
  const own = await ledgerIn(current.tables, now(), isKept || options.withoutLedger)
  mayBeUsed({ copiedAt, now: now(), isLedgerKnown: own !== undefined || isKept, withoutLedger: options.withoutLedger })
  const ledger = together([own ?? [], kept?.deletions ?? []])
  tell(`${ledger.length} deletions of the last forty days are known`)
  if (dryRun) return tell('this is what would be done; nothing was changed')
  const beside = tablesNamed(client, `${prefix}-restoring`)
  await dropTables(beside)
  tell(`the copy is read into ${prefix}-restoring-…, which nobody reads`)
  await copy.fill(beside)
  await ensureTables(beside)
  const into = storesOf(beside, { now })
  const isReadable = (await stillTold(current.settings.current(), options.withSettings)) !== undefined
  const hole = await makeReadable({ ...options, into, copiedAt, current: isReadable ? current : undefined, ledger })
  if ((await into.settings.current()) === undefined) throw new CannotRestore('there are no settings in this copy')
  tell('now the tables in use become what was restored')
  // Received before, and stored while this ran: it waited in the spill.
  const stays = options.onlyCopy ? startedAt : startedAt - mostSpillDays * dayMs
  await putToUse(into, current, { stays, withSettings: options.withSettings || !isReadable })
  const settings = (await current.settings.current())?.settings
  if (settings !== undefined) await rebuild(current, settings)
  await clearedAgain(current, now)
  await checked(current, tell)
  await noteRestored(current, hole, { copiedAt, now })
  await dropTables(beside)
  tell('it is in use now')
}

/** Whatever comes in meanwhile stays. @param stays what was received from then on, UTC milliseconds */
async function putToUse({ tables: from }: Stores, { tables: to }: Stores, { stays, withSettings }: { stays: number; withSettings: boolean }) {
  const isPut = (table: TableLayout['suffix'], item: Item) => {
    const kept = keptItemOf(table, item['pk'])
    // The audit trail may have grown meanwhile, and is never written over.
    return kept?.restored === 'facts' || (kept?.restored === 'decided' && withSettings && kept.row !== 'trail' && kept.row !== 'erasures')
  }
  for (const table of copiedTables) {
    for await (const page of scanPages(from.client, { TableName: from[table] })) {
      const own = page.filter((item) => isPut(table, item))
      await putMany(to.client, to[table], table === 'history' ? await countedOn(to, own) : own)
    }
    for await (const page of scanPages(to.client, { TableName: to[table] })) {
      const keys = page.filter((item) => isPut(table, item) && !(Number(item['receivedAt']) >= stays)).map(({ pk, sk }) => ({ pk, sk }))
      const there = new Set((await getMany(from.client, from[table], keys)).map(nameOf))
      await deleteMany(
        to.client,
        to[table],
        keys.filter((key) => !there.has(nameOf(key))),
      )
    }
  }
}

/** Whatever the tables in use still held of days that are stripped now. */
async function clearedAgain(stores: Stores, now: () => number): Promise<void> {
  const state = await stores.history.state()
  if (state === undefined || state.from >= state.until) return
  await stores.history.setState({ ...state, cleanedUntil: state.from })
  await stripApp({ stores, now, log: () => undefined })()
}

/** How often each day was written: readers know a day by it, so it must be a number they have not seen. */
async function countedOn(to: Tables, items: readonly Item[]): Promise<readonly Item[]> {
  const written = items.filter(({ pk }) => String(pk).startsWith('WRITTEN#'))
  const known = new Map(
    (
      await getMany(
        to.client,
        to.history,
        written.map(({ pk, sk }) => ({ pk, sk })),
      )
    ).map((item) => [nameOf(item), item]),
  )
  return items.map((item) => {
    if (!written.includes(item)) return item
    const before = known.get(nameOf(item))
    return Object.fromEntries(
      Object.entries(item).map(([name, value]) => [name, typeof value === 'number' ? Math.max(value, Number(before?.[name] ?? 0)) + 1 : value]),
    )
  })
}

const nameOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`

async function dropTables({ client, events, contacts, history, settings }: Tables): Promise<void> {
  for (const TableName of [events, contacts, history, settings]) {
    try {
      await client.send(new DeleteTableCommand({ TableName }))
      await waitUntilTableNotExists({ client, maxWaitTime: 600, minDelay: 1, maxDelay: 5 }, { TableName })
    } catch (failure) {
      if (!(failure instanceof ResourceNotFoundException)) throw failure
    }
  }
}
