/** Bars on one scale under their words. */
import { html } from 'hono/html'
import { barHeight, ladderBar, unknownBar } from '../../charts/ladder.ts'
import type { LadderRow } from '../../charts/picture.ts'
import { fileScale } from '../../charts/scale.ts'
import { type Drawn, linesOf, paragraph, stacked } from './svgText.ts'

export function svgLadder(rows: readonly LadderRow[], partsTitle: string | undefined, width: number): Drawn {
  const scale = fileScale(width)
  const largest = Math.max(1, ...rows.map(({ high, value }) => high ?? value ?? 0))
  const drawn = rows.flatMap((row, index) => {
    const isFirstPart = row.isPart && rows[index - 1]?.isPart !== true
    const { value, low, high, fill, isUnknown = false } = row
    const isExact = low === undefined || high === undefined
    const none = isUnknown ? unknownBar(scale) : html``
    const bar = value === undefined ? none : ladderBar({ value, low: low ?? value, high: high ?? value, exact: isExact, largest, fill }, scale)
    return [
      ...(isFirstPart && partsTitle !== undefined ? [paragraph(partsTitle, { width, size: 13, className: 'small' })] : []),
      rung(row, { height: barHeight, content: bar }, width),
    ]
  })
  return stacked(drawn, 12)
}

/** A label, its number at the right, what is drawn under both, and what explains it. */
export function rung({ label, shown, note }: Pick<LadderRow, 'label' | 'shown' | 'note'>, bar: Drawn, width: number): Drawn {
  const isTooLong = linesOf(`${label} ${shown}`, width - 40, 15).length > 1
  const head: Drawn = isTooLong
    ? stacked([paragraph(label, { width, size: 15, className: 'strong' }), paragraph(shown, { width, size: 15 })], 0)
    : { height: 20, content: html`<text x="0" y="15" class="strong">${label}</text><text x="${width}" y="15" class="end">${shown}</text>` }
  return stacked([head, bar, ...(note === undefined ? [] : [paragraph(note, { width, size: 13, className: 'small' })])], 3)
}
