/** A list that is no report, as a file: what it is, of when, and that it stays inside; then its rows. */
import type { Context } from 'hono'
import type { DataTable } from '../components/dataTable.ts'
import { linkTo, notNarrowed, type View } from '../view.ts'
import { csvOf } from './csv.ts'
import { fileAnswer } from './fileAnswer.ts'
import type { FileKind } from './fileKind.ts'
import { fileRefusal } from './fileRefusal.ts'
import { xlsxOf } from './xlsx.ts'

export type ListFile = {
  readonly kind: FileKind
  readonly view: View
  readonly table: DataTable
  /** Of ASCII, without its ending. */
  readonly name: string
  /** What else is said above the table. */
  readonly about?: readonly (readonly [label: string, value: string])[]
  /** Who may have it; absent: it stays inside. */
  readonly protection?: string
}

export async function listFile(context: Context, { kind, view, table, name, about = [], protection = view.texts.csv.internal }: ListFile): Promise<Response> {
  const page = linkTo(view, context.req.path.slice(0, context.req.path.lastIndexOf('/')) || '/', notNarrowed)
  const refusal = await fileRefusal(context, view, { problems: [], page })
  if (refusal !== undefined) return refusal
  const { texts, formats, language } = view
  const { csv } = texts
  const all = [[csv.report, table.caption] as const, ...about, [csv.made, formats.moment(view.now)] as const, [csv.protection, protection] as const]
  const options = { language, texts, formats, machine: context.req.query('headers') === 'machine', about: all }
  return fileAnswer(context, { kind, name, body: kind === 'csv' ? csvOf(table, options) : Buffer.from(await xlsxOf(table, options)) })
}
