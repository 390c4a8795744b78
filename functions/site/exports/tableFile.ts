import type { Context } from 'hono'
import type { Figures } from '../../../shared/metrics/figures.ts'
import type { DataTable } from '../components/dataTable.ts'
import { countedTwiceRows } from '../components/countedTwice.ts'
import { tooQuietRows } from '../components/tooQuietSentences.ts'
import { uncountedRows } from '../components/uncountedNotice.ts'
import { lineName, lineNames, type View } from '../view.ts'
import { csvOf } from './csv.ts'
import { fileAnswer } from './fileAnswer.ts'
import type { FileKind } from './fileKind.ts'
import { exportName } from './exportName.ts'
import { xlsxOf } from './xlsx.ts'

export type TableFile = {
  readonly kind: FileKind
  readonly view: View
  readonly figures: Figures
  readonly dataVersion: string
  readonly fileName: string
  readonly table: DataTable
}

/** The answer to a click on "download": file name of ASCII made by us, never shown in the browser, never kept. */
export async function tableFile(context: Context, { kind, view, figures, dataVersion, fileName, table }: TableFile): Promise<Response> {
  const { texts, formats, query, language } = view
  const { csv, filters } = texts
  const { from, to } = query.period
  const about = [
    [csv.report, table.caption],
    [csv.lines, lineNames(view)],
    [csv.period, formats.days(from, to)],
    [csv.filters, [filters.hoursOf[query.hours], filters.chip(filters.short, filters.shortOf[query.short])].join('; ')],
    [csv.coverage, formats.percent(figures.coverage.share)],
    ...gapLines(view, figures),
    ...tooQuietRows(view, figures.coverage.tooQuiet),
    ...uncountedRows(view, figures.coverage.uncounted ?? []),
    ...countedTwiceRows(view, figures),
    [csv.definitions, String(figures.definitions.version)],
    [csv.data, dataVersion],
    [csv.made, formats.moment(view.now)],
    [csv.protection, csv.internal],
  ] as const
  const name = exportName(view, { report: fileName, part: table.key })
  const machine = context.req.query('headers') === 'machine'
  const options = { language, texts, formats, machine, about }
  const body = kind === 'csv' ? csvOf(table, options) : Buffer.from(await xlsxOf(table, options))
  return fileAnswer(context, { kind, name, body })
}

/** Every gap of the period, one a row, so that a sheet that is passed on says what it leaves out. */
function gapLines(view: View, { coverage }: Figures): readonly (readonly [string, string])[] {
  const { texts, formats } = view
  const words = texts.coverage
  const gaps = coverage.gapList.map(({ line, from, until, cause }): readonly [string, string] => [
    words.csvGaps,
    words.csvGap(lineName(view, line), formats.moment(Date.parse(from)), formats.moment(Date.parse(until)), texts.availability.gapCauses[cause]),
  ])
  return gaps.length === 0 ? [[words.csvGaps, words.csvNoGaps]] : gaps
}
