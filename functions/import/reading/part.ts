/** One part of a file, from bytes to events, in memory only. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { SourceEvent } from '../../../shared/contacts/contactEvent.ts'
import type { Pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import type { HistoryFile, RefusedRow, Report } from '../../../shared/providers/provider.ts'
import type { Settings, Source } from '../../../shared/settings/settings.ts'
import { cutRecords } from './records.ts'
import { decoded } from '../../../shared/text/decoded.ts'

/** The events of one row of the file. */
export type ImportedRow = { readonly events: readonly SourceEvent[] }
export type PartRead = {
  readonly rows: readonly ImportedRow[]
  readonly skipped: number
  readonly refused: readonly RefusedRow[]
  readonly usedBytes: number
  readonly nextLine: number
}
export type PartContext = {
  readonly pseudonymiser: Pseudonymiser
  readonly source: Source
  readonly settings: Settings
  readonly format: HistoryFile
}

/** So many reports are pseudonymised before others get their turn. */
const reportsAtOnce = 4_000

export async function readPart(bytes: Uint8Array, position: { firstLine: number; isLast: boolean }, context: PartContext): Promise<PartRead> {
  const cut = cutRecords(bytes, { ...position, delimiter: context.format.delimiter })
  const rows: ImportedRow[] = []
  const refused: RefusedRow[] = [...cut.refused]
  let skipped = 0
  for (const { from, until, line } of cut.runs) {
    const read = context.format.readPart(decoded(bytes.subarray(from, until)), line)
    refused.push(...read.refused)
    skipped += read.skipped
    for (const row of await pseudonymisedRows(read.reports, read.rowOf, context)) {
      if (row.events.length > 0) rows.push({ events: row.events })
      else refused.push({ line: row.line, ...(row.queue !== undefined && { value: row.queue }), reason: 'unknown_queue' })
    }
  }
  return { rows, skipped, refused, usedBytes: cut.used, nextLine: cut.nextLine }
}

async function pseudonymisedRows(reports: readonly Report[], rowOf: readonly number[] | undefined, { pseudonymiser, source, settings }: PartContext) {
  /** Without events where its line is none of the settings, or was taken out of them since; `queue` is how the file names it. */
  const rows: { line: number; queue: string | undefined; events: SourceEvent[] }[] = []
  for (let from = 0; from < reports.length; from += reportsAtOnce) {
    const each = await pseudonymiser.pseudonymiseEach(source, settings, reports.slice(from, from + reportsAtOnce))
    for (const [n, events] of each.entries()) {
      const line = rowOf?.[from + n] ?? from + n
      const last = rows.at(-1)
      if (last?.line === line) last.events.push(...events)
      else rows.push({ line, queue: queueOf(reports[from + n]), events: [...events] })
    }
    await breathe()
  }
  return rows
}

const queueOf = (report: Report | undefined) => (report?.kind === 'contact' ? report.queue : undefined)
