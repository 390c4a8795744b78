/**
 * A report in words: sections of sentences, figures, tables and definitions, in one language, as it was on the day it was made. Page, print,
 * workbook and JSON are all written from this and nothing else.
 */
import * as z from 'zod'
import { Language } from '../text/language.ts'

const Sentence = z.object({
  key: z.string(),
  slots: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
  terms: z.array(z.string()),
})

/** `value`, and for an estimate its ends: as printed, for a spreadsheet. Absent where the text is all there is. */
export const ReportCell = z.object({
  text: z.string(),
  value: z.number().exactOptional(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
})
export type ReportCell = z.infer<typeof ReportCell>
/** The first column names the row. `term`: what its numbers mean. */
export const ReportTable = z.object({
  key: z.string(),
  caption: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string(), isNumber: z.boolean(), term: z.string().exactOptional() })),
  rows: z.array(z.array(ReportCell)),
})
export type ReportTable = z.infer<typeof ReportTable>

const fills = ['reached', 'later', 'never', 'missed_open', 'missed_closed', 'short', 'still_open', 'neutral'] as const
export const RungDrawn = z.object({
  label: z.string(),
  term: z.string().exactOptional(),
  fill: z.enum(fills),
  shown: z.string(),
  /** Absent: it is not shown, and no bar is drawn. */
  value: z.number().exactOptional(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
  isPart: z.boolean(),
})
export type RungDrawn = z.infer<typeof RungDrawn>

export const GridDrawn = z.object({
  columns: z.array(z.object({ label: z.string(), name: z.string() })),
  rows: z.array(
    z.object({
      label: z.string(),
      cells: z.array(
        z.object({
          shown: z.string(),
          words: z.string(),
          /** 0 to 5, by what is shown; absent: nothing is. */
          step: z.int().min(0).max(5).exactOptional(),
          look: z.enum(['number', 'small', 'not_measured', 'not_recorded']),
          open: z.enum(['open', 'partly', 'closed']),
        }),
      ),
    }),
  ),
  legend: z.array(z.object({ look: z.string(), text: z.string() })),
})
export type GridDrawn = z.infer<typeof GridDrawn>

export const BarsDrawn = z.object({
  bars: z.array(z.object({ label: z.string(), value: z.number().exactOptional(), shown: z.string(), measured: z.number() })),
  fill: z.enum(fills),
  /** `at` in bars from the left. */
  marks: z.array(z.object({ at: z.number(), text: z.string() })),
  missing: z.string().exactOptional(),
})
export type BarsDrawn = z.infer<typeof BarsDrawn>

export const Chart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ladder'), rungs: z.array(RungDrawn), partsTitle: z.string().exactOptional() }),
  z.object({ kind: z.literal('grid'), grid: GridDrawn }),
  z.object({ kind: z.literal('bars'), bars: BarsDrawn }),
])
export type Chart = z.infer<typeof Chart>

const figure = z.object({
  kind: z.literal('figure'),
  id: z.string(),
  number: z.int(),
  /** What it shows, in one line. */
  finding: z.string(),
  /** Measure, unit, period. */
  subtitle: z.string(),
  /** Two sentences for who does not see it. */
  alternative: z.string(),
  chart: Chart,
  notes: z.array(z.string()),
  /** Key of its table in the annex; absent where the chart is a table. */
  table: z.string().exactOptional(),
})
export type FigureBlock = z.infer<typeof figure>
const table = z.object({
  kind: z.literal('table'),
  id: z.string(),
  number: z.int(),
  title: z.string(),
  subtitle: z.string(),
  table: ReportTable,
  notes: z.array(z.string()),
})
export type TableBlock = z.infer<typeof table>

export const Block = z.discriminatedUnion('kind', [
  /** `isSummary`: the sentences to quote. */
  z.object({ kind: z.literal('sentences'), sentences: z.array(Sentence), isSummary: z.boolean() }),
  figure,
  table,
  /** `isProvenance`: about the making of this version, not about what it found. */
  z.object({ kind: z.literal('list'), title: z.string(), items: z.array(z.string()), isProvenance: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal('terms'), title: z.string(), items: z.array(z.object({ key: z.string(), name: z.string(), text: z.string() })) }),
  /** Where the permanent address and how to cite stand; both are known only when it is shown. */
  z.object({ kind: z.literal('citation'), title: z.string() }),
])
export type Block = z.infer<typeof Block>

export const sectionKeys = ['signal', 'when', 'why', 'action', 'impact', 'method'] as const
export type SectionKey = (typeof sectionKeys)[number]
export const ReportSection = z.object({ key: z.enum(sectionKeys), title: z.string(), blocks: z.array(Block) })
export type ReportSection = z.infer<typeof ReportSection>

export const ReportDocument = z.object({
  format: z.literal(1),
  language: Language,
  title: z.string(),
  organisation: z.string(),
  line: z.string(),
  lineId: z.string(),
  period: z.string(),
  /** First and last local date. */
  from: z.string(),
  to: z.string(),
  filters: z.string(),
  dataVersion: z.string(),
  definitionsVersion: z.int(),
  protection: z.string(),
  threshold: z.int(),
  isExample: z.boolean(),
  sections: z.array(ReportSection).length(sectionKeys.length),
  annex: z.object({ title: z.string(), tables: z.array(table) }),
})
export type ReportDocument = z.infer<typeof ReportDocument>
