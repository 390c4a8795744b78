/**
 * A copy of everything that cannot be made anew, in one file: a line for the beginning, one an item, one for the end with a digest of all before it.
 * There is no key in it and no session, and only its owner may read it. What is derived is left out.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import * as z from 'zod'
import { keptItemOf } from '../../../shared/storage/forgotten/keptItems.ts'
import { type Item, scanPages } from '../../../shared/storage/tables/reading.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import type { TableLayout, Tables } from '../../../shared/storage/tables/tables.ts'
import { putMany } from '../../../shared/storage/tables/writing.ts'
import { itemText, textItem } from './itemText.ts'

/** In this order: what is stripped before the facts it was made of, so that nothing can be in neither. */
export const copiedTables = ['history', 'events', 'settings'] as const satisfies readonly TableLayout['suffix'][]
type CopiedTable = (typeof copiedTables)[number]

const Head = z.strictObject({ format: z.literal('bereikbaar-backup'), version: z.literal(1), at: z.int() })
const End = z.strictObject({ items: z.int(), digest: z.string() })
export type BackupHead = z.infer<typeof Head>

export class BackupDamaged extends Error {
  constructor(why: string) {
    super(`this backup cannot be used: ${why}`)
    this.name = 'BackupDamaged'
  }
}

const mostTries = 5

/**
 * Beside a running host. A strip that moved what was read meanwhile makes it begin again.
 * @param now UTC milliseconds @returns how many items it holds @throws Error when the file is there already
 */
export async function writeBackup(stores: Stores, file: string, now: () => number): Promise<number> {
  await (await open(file, 'wx', 0o600)).close()
  try {
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await stores.history.state()
      const items = await writeOnce(stores.tables, `${file}.part`, now())
      if (JSON.stringify(await stores.history.state()) !== JSON.stringify(before)) continue
      await rename(`${file}.part`, file)
      return items
    }
    throw new Error('days are being stripped all the time; try again later')
  } catch (failure) {
    await Promise.all([rm(file, { force: true }), rm(`${file}.part`, { force: true })])
    throw failure
  }
}

async function writeOnce(tables: Tables, file: string, at: number): Promise<number> {
  let items = 0
  const lines = async function* () {
    const digest = createHash('sha256')
    const line = (text: string) => {
      digest.update(text).update('\n')
      return `${text}\n`
    }
    yield line(JSON.stringify({ format: 'bereikbaar-backup', version: 1, at } satisfies BackupHead))
    for (const table of copiedTables)
      for await (const page of scanPages(tables.client, { TableName: tables[table] })) {
        const kept = page.filter(({ pk }) => keptItemOf(table, pk)?.restored !== 'never')
        items += kept.length
        if (kept.length > 0) yield kept.map((item) => line(`${table} ${itemText(item)}`)).join('')
      }
    yield `${JSON.stringify({ items, digest: digest.digest('base64url') })}\n`
  }
  await rm(file, { force: true })
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600 }))
  return items
}

/** Reads all of it and changes nothing. @throws BackupDamaged */
export async function checkBackup(file: string): Promise<BackupHead & { readonly items: number }> {
  const digest = createHash('sha256')
  let head: BackupHead | undefined
  let items = 0
  try {
    for await (const line of linesOf(file)) {
      if (head === undefined) head = Head.parse(JSON.parse(line))
      else if (line.startsWith('{')) {
        const end = End.parse(JSON.parse(line))
        if (end.items === items && end.digest === digest.digest('base64url')) return { ...head, items }
        break
      } else items += 1
      digest.update(line).update('\n')
    }
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') throw new BackupDamaged('there is no such file')
    throw new BackupDamaged('it is no backup, or not of this version')
  }
  throw new BackupDamaged('it is not whole')
}

const itemsAtOnce = 500

/** Writes its items; done again it ends in the same state. The file must have been checked. */
export async function loadBackup(file: string, tables: Tables): Promise<void> {
  const held = new Map<CopiedTable, Item[]>(copiedTables.map((table) => [table, []]))
  const write = async (table: CopiedTable, items: Item[]) => putMany(tables.client, tables[table], items.splice(0))
  for await (const line of linesOf(file)) {
    const table = copiedTables.find((name) => line.startsWith(`${name} `))
    const items = table && held.get(table)
    if (table === undefined || items === undefined) continue
    items.push(textItem(line.slice(table.length + 1)))
    if (items.length >= itemsAtOnce) await write(table, items)
  }
  for (const [table, items] of held) await write(table, items)
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  const reading = pipeline(createReadStream(file), unpacked)
  // Told by the loop below, or by the last line: never as a failure that nobody waits for.
  reading.catch(() => undefined)
  yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })
  await reading
}
