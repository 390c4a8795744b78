/** What the reports of the three invented helplines found, frozen from the demo: protected numbers, so that they can lie in a file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineId, LocalDate, type Instant } from '../../shared/contacts/identifiers.ts'
import { Findings } from '../../shared/reports/findings.ts'
import type { FrozenReport } from '../../shared/reports/frozenReport.ts'
import { reportDocument } from '../../shared/reports/writeReport.ts'
import type { Language } from '../../shared/text/language.ts'

export const demoLines = ['vlierlijn', 'lindelijn', 'wilgenlijn'] as const
export type DemoLine = (typeof demoLines)[number]

export const demoFindings = (line: DemoLine): Findings =>
  Findings.parse(JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/reports/${line}.json`), 'utf8')))

export function demoReport(line: DemoLine, language: Language): FrozenReport {
  const findings = demoFindings(line)
  const options = { contact: 'info@voorbeeldlijnen.example', start: '2027-03-01' }
  return {
    about: { line: LineId.parse(line), from: LocalDate.parse(findings.from), to: LocalDate.parse(findings.to), language },
    version: 1,
    madeAt: findings.madeAt as Instant,
    findings,
    document: reportDocument(findings, language, options),
    options,
    against: [],
  }
}
