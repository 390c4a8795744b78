/** Promise and result as files. */
import type { Context } from 'hono'
import type { PromiseResult } from '../../../../../shared/cases/result/promiseResult.ts'
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import type { UncountedMark } from '../../../../../shared/metrics/uncounted.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { tooQuietRows } from '../../../components/tooQuietSentences.ts'
import { uncountedRows } from '../../../components/uncountedNotice.ts'
import { partName } from '../../../exports/exportName.ts'
import { fileAnswer } from '../../../exports/fileAnswer.ts'
import { kindOf } from '../../../exports/fileKind.ts'
import { listFile } from '../../../exports/listFile.ts'
import { svgFile } from '../../../exports/svg/svgFile.ts'
import { lineName, type View } from '../../../view.ts'
import { promisePicture, promiseTable, weeksTable } from './resultView.ts'

export type ResultFile = {
  readonly saved: SavedCase
  readonly result: PromiseResult
  readonly dataVersion: string
  readonly uncounted: readonly UncountedMark[]
}

/** @throws Refused unknown_page for a drawing of what is only a table */
export async function resultFile(context: Context, view: View, { saved, result, dataVersion, uncounted }: ResultFile): Promise<Response> {
  const { texts, formats, settings } = view
  const { csv, filters, case: words } = texts
  const { line } = saved.answer.request
  const { path } = context.req
  const isWeeks = path.includes('/weeks.')
  const name = [isWeeks ? `${words.file.result}-${partName(view, 'weeks')}` : words.file.result, line, result.promise.began].join('_')
  const about = [
    [csv.lines, lineName(view, line)],
    [words.question, saved.name],
    ...(result.after === undefined ? [] : [[csv.period, formats.days(result.after.from, result.after.to)] as const]),
    [csv.definitions, String(settings.definitions.length)],
    [csv.data, dataVersion],
    ...uncountedRows(view, uncounted),
    ...tooQuietRows(view, result.tooQuiet),
  ] as const
  if (!path.endsWith('.svg')) return listFile(context, { kind: kindOf(path), view, table: (isWeeks ? weeksTable : promiseTable)(view, result), name, about })
  if (isWeeks) throw new Refused('unknown_page')
  const source = [
    settings.organisation.name,
    ...about.map(([label, value]) => filters.chip(label, value)),
    filters.chip(csv.made, formats.moment(view.now)),
    filters.chip(csv.protection, csv.internal),
  ]
  const body = await svgFile(promisePicture(view, result), { language: view.language, printer: view, source })
  return fileAnswer(context, { kind: 'svg', name, body })
}
