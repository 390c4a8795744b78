/** The page as a file: the same numbers, with all they rest on. */
import type { CaseAnswer } from '../../../../shared/cases/case.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { csvOf } from '../../exports/csv.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import { workbookOf } from '../../exports/xlsx.ts'
import { lineName, type View } from '../../view.ts'
import { assumptionsOf, assumptionsTable } from './assumptions.ts'
import { caseHeadline } from './caseHeadline.ts'
import { frontierTable } from './frontierTable.ts'
import { partsTable } from './partsTable.ts'
import { plansTable } from './plansTable.ts'
import { leadOf } from './shownPlans.ts'
import { tradeOffPicture } from './tradeOffFigure.ts'

export type CaseFile = { readonly view: View; readonly answer: CaseAnswer; readonly dataVersion: string; readonly machine: boolean; readonly address: string }
export const caseFiles = ['plans.csv', 'frontier.csv', 'assumptions.csv', 'case.xlsx', 'trade-off.svg'] as const
export type CaseFileName = (typeof caseFiles)[number]

export async function caseFile(
  name: CaseFileName,
  file: CaseFile,
): Promise<{ readonly body: string | Buffer<ArrayBuffer>; readonly type: string; readonly fileName: string }> {
  const { view, answer, machine } = file
  const { texts, formats, language } = view
  const words = texts.case
  const { line, from, to } = answer.request
  const options = { language, texts, formats, machine, about: aboutOf(file) }
  const called = (part: string, kind: string) => `${words.file.name}${part === '' ? '' : `-${part}`}_${line}_${from}_${to}.${kind}`
  if (name === 'trade-off.svg') {
    const picture = tradeOffPicture(view, answer)
    if (picture === undefined) throw new Refused('unknown_page')
    const body = await svgFile(picture, { language, printer: view, source: sourceOf(file) })
    return { body, type: 'image/svg+xml; charset=utf-8', fileName: called(words.file.figure, 'svg') }
  }
  if (name !== 'case.xlsx') {
    const [table, part] =
      name === 'plans.csv'
        ? [plansTable(view, answer), words.file.plans]
        : name === 'frontier.csv'
          ? [frontierTable(view, answer), words.file.frontier]
          : [assumptionsTable(view, answer), words.file.assumptions.toLowerCase()]
    return { body: csvOf(table, options), type: 'text/csv; charset=utf-8', fileName: called(part, 'csv') }
  }
  const lead = leadOf(answer)
  const parts = lead && partsTable(view, lead)
  const sheets = [
    { sheet: capital(words.file.plans), table: plansTable(view, answer) },
    ...(answer.frontier === undefined ? [] : [{ sheet: capital(words.file.frontier), table: frontierTable(view, answer) }]),
    ...(parts === undefined ? [] : [{ sheet: capital(words.file.parts), table: parts }]),
    { sheet: words.file.assumptions, table: assumptionsTable(view, answer) },
  ]
  return { body: Buffer.from(await workbookOf(sheets, options)), type: xlsxType, fileName: called('', 'xlsx') }
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function sourceOf({ view, answer, dataVersion }: CaseFile): readonly string[] {
  const { csv, filters } = view.texts
  const { line, from, to } = answer.request
  return [
    [view.settings.organisation.name, lineName(view, line), view.formats.days(from, to)].join(' · '),
    [
      filters.chip(csv.definitions, String(view.settings.definitions.length)),
      filters.chip(csv.data, dataVersion),
      filters.chip(csv.made, view.formats.moment(view.now)),
    ].join(' · '),
    filters.chip(csv.protection, csv.internal),
  ]
}

function aboutOf({ view, answer, dataVersion, address }: CaseFile): readonly (readonly [string, string])[] {
  const { csv, case: words } = view.texts
  return [
    [csv.report, view.texts.pages.case],
    [words.question, caseHeadline(view, answer)],
    ...assumptionsOf(view, answer),
    [csv.definitions, String(view.settings.definitions.length)],
    [csv.data, dataVersion],
    [csv.made, view.formats.moment(view.now)],
    [csv.protection, csv.internal],
    [words.file.address, address],
  ]
}
