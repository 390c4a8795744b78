/** The import door over an embedded store of its own, with keys that never change. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Importer, importer } from '../../functions/import/steps/importer.ts'
import { partFeeder } from '../../functions/import/reading/partFeeder.ts'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { providers } from '../../shared/providers/registry.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../shared/storage/stores.ts'

const fixtures = join(import.meta.dirname, '../fixtures')
export const settingsOf = (name: 'bank' | 'asterisk') => Settings.parse(JSON.parse(readFileSync(join(fixtures, name, 'settings.json'), 'utf8')))
export const fixture = (name: string): Buffer => {
  const bytes = readFileSync(join(fixtures, name))
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
export const bankRows = (count: number): string =>
  fixture('bank-calls-1999-04.csv.gz')
    .toString()
    .split('\n')
    .slice(0, count + 1)
    .join('\n')
    .concat('\n')

const key = (n: number) => new Uint8Array(32).fill(n)
export const dependenciesOf = (stores: Stores) => ({
  stores,
  records: importRecords(stores.tables),
  pseudonymiser: pseudonymiser(memoryVault({ caller: key(1), visitor: key(2), agent: key(3), provider: key(4) })),
  providers,
  now: () => Instant.parse(Date.parse('2026-12-01T12:00:00Z')),
})
export const importerOver = (stores: Stores): Importer => importer(dependenciesOf(stores))

export type NamedFile = { readonly name: string; readonly content: string | Uint8Array }

/** All files as one import, in parts of at most so many bytes. */
export async function importFiles(
  door: Importer,
  source: string,
  files: readonly NamedFile[],
  { partBytes, dryRun = false }: { partBytes?: number; dryRun?: boolean } = {},
) {
  const contents = files.map(({ content }) => Buffer.from(content))
  const named = files.map(({ name }, n) => ({ name, size: contents[n]?.length ?? 0 }))
  const { importId } = await door.start({ source: SourceId.parse(source), files: named, dryRun })
  const refused: unknown[] = []
  let number = 0
  for (const [file, content] of contents.entries()) {
    const feeder = partFeeder(async (bytes, isLast) => {
      const answer = await door.takePart({ importId, file, number: ++number, bytes, isLast })
      refused.push(...answer.refused)
      return answer.usedBytes
    }, partBytes)
    await feeder.push(content)
    await feeder.end()
  }
  return { ...(await door.finish(importId)), parts: number, refused }
}

/** Every day file there is, byte for byte. */
export async function dayFilesIn({ dayFiles }: Stores): Promise<Readonly<Record<string, string>>> {
  const files: [string, string][] = []
  for await (const page of dayFiles.everyFile())
    for (const { line, date } of page) files.push([`${line} ${date}`, Buffer.from((await dayFiles.storedFile(line, date)) ?? []).toString('hex')])
  return Object.fromEntries(files.filter(([, bytes]) => bytes !== '').sort(([a], [b]) => (a < b ? -1 : 1)))
}
