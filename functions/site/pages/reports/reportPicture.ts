/** A figure of a report as a drawing of its own: from the frozen document and nothing else, protected as it is there. */
import type { BarsDrawn, FigureBlock, ReportDocument } from '../../../../shared/reports/reportDocument.ts'
import type { Drawing, Picture } from '../../charts/picture.ts'
import type { View } from '../../view.ts'

/** undefined: no such figure. */
export function reportPicture({ sections }: ReportDocument, id: string): Picture | undefined {
  const blocks = sections.flatMap((section) => section.blocks)
  const figure = blocks.find((block): block is FigureBlock => block.kind === 'figure' && block.id === id)
  if (figure === undefined) return undefined
  const { finding, subtitle, alternative, notes } = figure
  return { id, title: finding, summary: alternative, notes: [subtitle, ...notes], drawing: drawingOf(figure) }
}

function drawingOf({ id, finding, alternative, chart }: FigureBlock): Drawing {
  switch (chart.kind) {
    case 'ladder':
      return { kind: 'ladder', rows: chart.rungs, partsTitle: chart.partsTitle }
    case 'grid':
      return { kind: 'grid', grid: chart.grid }
    case 'bars':
      return barsOf(chart.bars, { id, title: finding, description: alternative })
  }
}

/** A bar whose number is hidden has no height, and the hidden number's sign above it. */
function barsOf({ bars, fill, marks, missing }: BarsDrawn, words: { readonly id: string; readonly title: string; readonly description: string }): Drawing {
  return {
    kind: 'bars',
    bars: {
      ...words,
      bars: bars.map(({ label, value, shown, measured }) => ({
        label,
        shown,
        parts: value === undefined ? [] : [{ fill, value }],
        measuredShare: measured,
        running: false,
        estimated: true,
      })),
      marks: marks.map(({ at }, place) => ({ at, number: place + 1 })),
    },
    key: missing === undefined ? [] : [['not_measured', missing]],
    marks: marks.map(({ text }) => text),
  }
}

export function reportSource({ texts }: View, document: ReportDocument): readonly string[] {
  const { csv, filters } = texts
  return [
    [document.organisation, document.line, document.period].join(' · '),
    document.filters,
    [filters.chip(csv.definitions, String(document.definitionsVersion)), filters.chip(csv.data, document.dataVersion)].join(' · '),
    filters.chip(csv.protection, document.protection),
  ]
}
