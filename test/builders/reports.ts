/** Frozen reports for tests, made from the sample. */
import { LineId, LocalDate, type Instant } from '../../shared/contacts/identifiers.ts'
import type { FrozenReport } from '../../shared/reports/frozenReport.ts'
import { sampleFindings, type SampleNames } from '../../shared/reports/sampleFindings.ts'
import { reportDocument } from '../../shared/reports/writeReport.ts'
import type { ReportCounts } from '../../shared/storage/decided/reportStore.ts'

export const sampleNames: SampleNames = {
  organisation: 'Proef',
  line: 'Vlierlijn',
  source: 'Centrale',
  marker: 'Uitzending',
  plan: 'Avonden',
  promise: 'Donderdag erbij',
}

export function frozenReport({
  version = 1,
  title,
  line = 'vlierlijn',
}: {
  readonly version?: number
  readonly title?: string
  readonly line?: string
}): FrozenReport {
  const findings = sampleFindings(sampleNames)
  const document = reportDocument(findings, 'nl', { contact: '' })
  return {
    about: { line: LineId.parse(line), from: LocalDate.parse('2026-01-01'), to: LocalDate.parse('2026-12-31'), language: 'nl' },
    version,
    madeAt: (1000 + version) as Instant,
    findings,
    document: title === undefined ? document : { ...document, title },
    options: { contact: '' },
    against: [],
  }
}

/** True counts: 7 is what must never be seen. */
export const reportCountsOf = ({ about, version }: FrozenReport): ReportCounts => ({
  cells: [{ key: `${about.line} ${version}`, count: 7 }],
  relations: [],
  threshold: 10,
  printed: new Map([[`${about.line} ${version}`, { shown: 'below', threshold: 10 }]]),
})
