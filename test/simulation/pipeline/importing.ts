/** A list of what the telephone system told, some of it live too, taken in parts and gone on with wherever it stopped. */
import { SourceId } from '../../../shared/contacts/identifiers.ts'
import type { Importer } from '../../../functions/import/steps/importer.ts'
import type { Slot } from './functionMachines.ts'
import type { Parts } from './parts.ts'

type UntilDone = <App, Answer>(slot: Slot<App>, work: (app: App) => Promise<Answer>) => Promise<Answer | undefined>
const mostBytes = 2_000

/** `rows`: contacts and types that the list brought. `from`: of its first event, UTC milliseconds. */
export type Brought = { readonly importId: string; readonly rows: ReadonlySet<string>; readonly from: number }

/** Of events with an id of their own, so that one told live and by the list is one. @returns undefined where there was nothing to bring */
export async function importing({ world, scenario, machines }: Parts, untilDone: UntilDone): Promise<Brought | undefined> {
  const chance = world.chance('import')
  // A list tells whole contacts.
  const rows = scenario.contacts
    .filter(() => chance.isTrue(0.7))
    .flatMap(({ events }) => events)
    .filter(({ source, at, body }) => source === 'centrale' && body['id'] !== undefined && at < world.now())
  const content = Buffer.from(rows.map(({ body }) => `${JSON.stringify(body)}\n`).join(''))
  if (rows.length === 0) return undefined
  const request = { source: SourceId.parse('centrale'), files: [{ name: 'lijst.jsonl', size: content.length }] }
  const importId = await untilDone(machines.import, (importer) => takeWhole(importer, request, content))
  if (importId === undefined) return undefined
  return { importId, rows: new Set(rows.map(({ contact, type }) => `${contact} ${type}`)), from: Math.min(...rows.map(({ at }) => at)) }
}

/** @returns whether all of it is taken back: what was stripped by then stays as it is */
export async function takingBack({ quiet, machines }: Parts, { importId, from }: Brought, untilDone: UntilDone): Promise<boolean> {
  const until = async () => (await quiet.history.state())?.until
  const before = await until()
  await untilDone(machines.import, (importer) => importer.undo(importId))
  return before === (await until()) && (before === undefined || before <= from)
}

async function takeWhole(importer: Importer, request: Parameters<Importer['start']>[0], content: Buffer): Promise<string> {
  const { importId } = await importer.start(request)
  let position = 0
  for (let number = 1; ; number++) {
    const bytes = content.subarray(position, position + mostBytes)
    const isLast = position + bytes.length >= content.length
    const { usedBytes } = await importer.takePart({ importId, file: 0, number, bytes, isLast })
    position += usedBytes
    if (isLast && position >= content.length) break
  }
  await importer.finish(importId)
  return importId
}
