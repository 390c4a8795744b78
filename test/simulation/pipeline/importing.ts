/** A list of what the telephone system told, some of it live too, taken in parts and gone on with wherever it stopped. */
import { SourceId } from '../../../shared/contacts/identifiers.ts'
import type { Importer } from '../../../functions/import/importer.ts'
import type { Slot } from './functionMachines.ts'
import type { Parts } from './parts.ts'

type UntilDone = <App, Answer>(slot: Slot<App>, work: (app: App) => Promise<Answer>) => Promise<Answer | undefined>
const mostBytes = 2_000

/** Of events with an id of their own, so that one told live and by the list is one. @returns contacts and types that the list brought */
export async function importing({ world, scenario, machines }: Parts, untilDone: UntilDone): Promise<ReadonlySet<string>> {
  const chance = world.chance('import')
  // A list tells whole contacts.
  const rows = scenario.contacts
    .filter(() => chance.isTrue(0.7))
    .flatMap(({ events }) => events)
    .filter(({ source, at, body }) => source === 'centrale' && body['id'] !== undefined && at < world.now())
  const content = Buffer.from(rows.map(({ body }) => `${JSON.stringify(body)}\n`).join(''))
  if (rows.length === 0) return new Set()
  const request = { source: SourceId.parse('centrale'), files: [{ name: 'lijst.jsonl', size: content.length }] }
  await untilDone(machines.import, (importer) => takeWhole(importer, request, content))
  return new Set(rows.map(({ contact, type }) => `${contact} ${type}`))
}

async function takeWhole(importer: Importer, request: Parameters<Importer['start']>[0], content: Buffer): Promise<void> {
  const { importId, ...progress } = await importer.start(request)
  void progress
  let position = 0
  for (let number = 1; ; number++) {
    const bytes = content.subarray(position, position + mostBytes)
    const isLast = position + bytes.length >= content.length
    const { usedBytes } = await importer.takePart({ importId, file: 0, number, bytes, isLast })
    position += usedBytes
    if (isLast && position >= content.length) break
  }
  await importer.finish(importId)
}
