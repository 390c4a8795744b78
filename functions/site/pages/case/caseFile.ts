/** The page as a file: the same numbers, with all they rest on. */
import type { CaseAnswer } from '../../../../shared/cases/case.ts'
import type { TooQuiet } from '../../../../shared/metrics/figures.ts'
import type { UncountedMark } from '../../../../shared/metrics/uncounted.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import type { DataTable } from '../../components/dataTable.ts'
import { tooQuietRows, tooQuietSentences } from '../../components/tooQuietSentences.ts'
import { uncountedRows } from '../../components/uncountedNotice.ts'
import { csvOf, type CsvOptions } from '../../exports/csv.ts'
import type { WrittenFile } from '../../exports/fileAnswer.ts'
import { type FileKind, kindOf } from '../../exports/fileKind.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import { workbookOf, xlsxOf } from '../../exports/xlsx.ts'
import { lineName, type View } from '../../view.ts'
import { assumptionsOf, assumptionsTable } from './result/assumptions.ts'
import { caseHeadline } from './result/caseHeadline.ts'
import { frontierTable } from './result/frontierTable.ts'
import { partsTable } from './result/partsTable.ts'
import { plansTable } from './result/plansTable.ts'
import { leadOf } from './result/shownPlans.ts'
import { tradeOffPicture } from './result/tradeOffFigure.ts'
import { capital } from '../../../../shared/text/capital.ts'

export type CaseFile = {
  readonly view: View
  readonly answer: CaseAnswer
  readonly dataVersion: string
  /** As `ReadCase` has it. */
  readonly tooQuiet?: readonly TooQuiet[]
  readonly uncounted: readonly UncountedMark[]
  readonly machine: boolean
  readonly address: string
}
export const caseFiles = ['plans.csv', 'frontier.csv', 'frontier.xlsx', 'parts.csv', 'parts.xlsx', 'assumptions.csv', 'case.xlsx', 'trade-off.svg'] as const
export type CaseFileName = (typeof caseFiles)[number]

export async function caseFile(name: CaseFileName, file: CaseFile): Promise<WrittenFile> {
  const { view, answer, machine } = file
  const { texts, formats, language } = view
  const words = texts.case
  const { line, from, to } = answer.request
  const options = { language, texts, formats, machine, about: aboutOf(file) }
  const called = (part: string) => `${words.file.name}${part === '' ? '' : `-${part}`}_${line}_${from}_${to}`
  if (name === 'trade-off.svg') {
    const picture = tradeOffPicture(view, answer)
    if (picture === undefined) throw new Refused('unknown_page')
    const body = await svgFile(picture, { language, printer: view, source: sourceOf(file) })
    return { kind: 'svg', name: called(words.file.figure), body }
  }
  const lead = leadOf(answer)
  const parts = lead && partsTable(view, lead)
  const alone = (table: DataTable, part: string) => oneTable(table, { kind: kindOf(name), options, name: called(part) })
  switch (name) {
    case 'plans.csv':
      return alone(plansTable(view, answer), words.file.plans)
    case 'frontier.csv':
    case 'frontier.xlsx':
      return alone(frontierTable(view, answer), words.file.frontier)
    case 'parts.csv':
    case 'parts.xlsx':
      if (parts === undefined) throw new Refused('unknown_page')
      return alone(parts, words.file.parts)
    case 'assumptions.csv':
      return alone(assumptionsTable(view, answer), words.file.assumptions.toLowerCase())
    case 'case.xlsx':
  }
  const sheets = [
    { sheet: capital(words.file.plans), table: plansTable(view, answer) },
    ...(answer.frontier === undefined ? [] : [{ sheet: capital(words.file.frontier), table: frontierTable(view, answer) }]),
    ...(parts === undefined ? [] : [{ sheet: capital(words.file.parts), table: parts }]),
    { sheet: words.file.assumptions, table: assumptionsTable(view, answer) },
  ]
  return { kind: 'xlsx', name: called(''), body: Buffer.from(await workbookOf(sheets, options)) }
}

type OneTable = { readonly kind: FileKind; readonly name: string; readonly options: CsvOptions }
const oneTable = async (table: DataTable, { kind, name, options }: OneTable): Promise<WrittenFile> => ({
  kind,
  name,
  body: kind === 'csv' ? csvOf(table, options) : Buffer.from(await xlsxOf(table, options)),
})

function sourceOf({ view, answer, dataVersion, tooQuiet, uncounted }: CaseFile): readonly string[] {
  const { csv, filters } = view.texts
  const { line, from, to } = answer.request
  return [
    [view.settings.organisation.name, lineName(view, line), view.formats.days(from, to)].join(' · '),
    [
      filters.chip(csv.definitions, String(view.settings.definitions.length)),
      filters.chip(csv.data, dataVersion),
      filters.chip(csv.made, view.formats.moment(view.now)),
    ].join(' · '),
    ...tooQuietSentences(view, tooQuiet),
    ...uncountedRows(view, uncounted).map(([, sentence]) => sentence),
    filters.chip(csv.protection, csv.internal),
  ]
}

function aboutOf({ view, answer, dataVersion, tooQuiet, uncounted, address }: CaseFile): readonly (readonly [string, string])[] {
  const { csv, case: words } = view.texts
  return [
    [csv.report, view.texts.pages.case],
    [words.question, caseHeadline(view, answer)],
    ...tooQuietRows(view, tooQuiet),
    ...uncountedRows(view, uncounted),
    ...assumptionsOf(view, answer),
    [csv.definitions, String(view.settings.definitions.length)],
    [csv.data, dataVersion],
    [csv.made, view.formats.moment(view.now)],
    [csv.protection, csv.internal],
    [words.file.address, address],
  ]
}
