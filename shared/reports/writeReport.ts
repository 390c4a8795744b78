/** Words the findings of a report in one language: the same findings and options give the same document, to the letter. */
import { formatsFor } from '../text/format.ts'
import type { Language } from '../text/language.ts'
import { textsOf } from '../text/texts.ts'
import type { Findings } from './findings.ts'
import { numbering } from './numbering.ts'
import { protectionRule, methodSection } from './sections/method.ts'
import type { Block, ReportDocument } from './reportDocument.ts'
import { actionSection } from './sections/action.ts'
import { impactSection } from './sections/impact.ts'
import { signalSection } from './sections/signal.ts'
import { switchboardTable } from './sections/switchboard.ts'
import { whenSection } from './sections/when.ts'
import { whySection } from './sections/why.ts'
import { wordingFor } from './wording.ts'

export type ReportOptions = {
  /** Local date on which the proposal would start. */
  readonly start?: string
  /** Whom to ask; empty: nobody is named. */
  readonly contact: string
}

export function reportDocument(findings: Findings, language: Language, options: ReportOptions): ReportDocument {
  const wording = wordingFor(findings, textsOf(language), formatsFor(language, findings.timeZone))
  const { words, dates } = wording
  const numbers = numbering()
  const found = [
    signalSection(wording, numbers),
    whenSection(wording, numbers),
    whySection(wording, numbers),
    actionSection(wording, numbers, options),
    impactSection(wording, numbers, options),
  ]
  const annex = [...switchboardTable(wording, numbers), ...numbers.annex(({ finding, number }) => words.ofFigure(finding, number))]
  const termsUsed = new Set([...found.flatMap(({ blocks }) => blocks), ...annex].flatMap(termsOf))
  return {
    format: 1,
    language,
    title: words.title(findings.line.name),
    organisation: findings.organisation,
    line: findings.line.name,
    lineId: findings.line.id,
    period: dates,
    from: findings.from,
    to: findings.to,
    filters: words.filters(findings.line.name, dates),
    dataVersion: findings.dataVersion,
    definitionsVersion: findings.definitions.version,
    protection: protectionRule(wording),
    threshold: findings.threshold,
    isExample: findings.isExample,
    sections: [...found, methodSection(wording, options, termsUsed)],
    annex: { title: words.annex, tables: annex },
  }
}

/** Definitions that the numbers of a block lead to. */
function termsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.flatMap(({ terms }) => terms)
    case 'figure':
      return block.chart.kind === 'ladder' ? block.chart.rungs.flatMap(({ term }) => term ?? []) : []
    case 'table':
      return block.table.columns.flatMap(({ term }) => term ?? [])
    case 'list':
    case 'terms':
    case 'citation':
      return []
  }
}
