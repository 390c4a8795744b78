/** The page as a file: the same numbers, with all they rest on. */
import type { CaseAnswer } from '../../../../shared/cases/case.ts'
import { csvOf } from '../../exports/csv.ts'
import { workbookOf } from '../../exports/xlsx.ts'
import type { View } from '../../view.ts'
import { assumptionsOf, assumptionsTable } from './assumptions.ts'
import { caseHeadline } from './caseHeadline.ts'
import { frontierTable } from './frontierTable.ts'
import { partsTable } from './partsTable.ts'
import { plansTable } from './plansTable.ts'
import { leadOf } from './shownPlans.ts'

export type CaseFile = { readonly view: View; readonly answer: CaseAnswer; readonly dataVersion: string; readonly machine: boolean; readonly address: string }
export const caseFiles = ['plans.csv', 'frontier.csv', 'assumptions.csv', 'case.xlsx'] as const
export type CaseFileName = (typeof caseFiles)[number]

export async function caseFile(
  name: CaseFileName,
  file: CaseFile,
): Promise<{ readonly body: string | Buffer<ArrayBuffer>; readonly type: string; readonly fileName: string }> {
  const { view, answer, machine } = file
  const { texts, language } = view
  const words = texts.case
  const { line, from, to } = answer.request
  const options = { language, texts, machine, about: aboutOf(file) }
  const called = (part: string, kind: string) => `${words.file.name}${part === '' ? '' : `-${part}`}_${line}_${from}_${to}.${kind}`
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
