/** Every kind of figure as it is drawn in a file of its own, from the marks that the page draws too. */
import { html } from 'hono/html'
import { fillOf } from '../../charts/patterns.ts'
import type { Drawing } from '../../charts/picture.ts'
import { rangeHeight, rangeMarks, type RangeStrip } from '../../charts/rangeStrips.ts'
import { fileScale } from '../../charts/scale.ts'
import { timeBarMarks, timeBarsHeight } from '../../charts/timeBars.ts'
import { planSigns, tradeOffHeight, tradeOffMarks } from '../../charts/tradeOff.ts'
import { longestOf, stripHeight, stripMarks, stripSign, stripWords, type WaitStrip } from '../../charts/waitStrips.ts'
import type { Printer } from '../../components/dataTable.ts'
import type { Html } from '../../html.ts'
import { svgCalendars } from './svgCalendars.ts'
import { svgGrid } from './svgGrid.ts'
import { rung, svgLadder } from './svgLadder.ts'
import { svgStaffing } from './svgStaffing.ts'
import { type Drawn, flowed, keyEntry, paragraph, stacked } from './svgText.ts'

export function svgDrawing(drawing: Drawing, printer: Printer, width: number): Drawn {
  switch (drawing.kind) {
    case 'ladder':
      return svgLadder(drawing.rows, drawing.partsTitle, width)
    case 'grid':
      return svgGrid(drawing.grid, width)
    case 'staffing':
      return svgStaffing(drawing.grid, width)
    case 'calendars':
      return svgCalendars(drawing, width)
    case 'ranges':
      return ranges(drawing.strips, width)
    case 'waits':
      return waits(drawing.strips, printer, width)
    case 'bars':
      return bars(drawing, printer, width)
    case 'trade_off':
      return plans(drawing, printer, width)
  }
}

function bars({ bars: parts, key, marks }: Extract<Drawing, { kind: 'bars' }>, printer: Printer, width: number): Drawn {
  const signs = key.map(([fill, text]) => keyEntry(html`<rect x="0.5" y="0.5" width="15" height="15" fill="${fillOf(fill)}" class="edge-${fill}"/>`, text))
  const plot = besideAxis((inner) => timeBarMarks(parts, printer, fileScale(inner)), timeBarsHeight, width)
  const happened = marks.map((text, place) => paragraph(`${place + 1}. ${text}`, { width, size: 13, className: 'small' }))
  return stacked(
    [...(signs.length > 1 || key.some(([fill]) => fill === 'not_measured') ? [flowed(signs, { width, gap: 20 })] : []), plot, stacked(happened, 2)],
    10,
  )
}

function plans({ parts, key }: Extract<Drawing, { kind: 'trade_off' }>, printer: Printer, width: number): Drawn {
  const entries = key.map(({ sign, letter, text }) =>
    besideSign(
      html`<g transform="translate(16 12)" class="plan-point">${planSigns[sign]}<text y="5" class="plan-letter">${letter}</text></g>`,
      paragraph(text, { width: width - 44, size: 15 }),
    ),
  )
  const small = (text: string) => paragraph(text, { width, size: 13, className: 'small' })
  const plot = besideAxis((inner) => tradeOffMarks(parts, printer, fileScale(inner)), tradeOffHeight, width)
  return stacked([small(parts.yAxis), plot, small(parts.xAxis), stacked(entries, 12)], 8)
}

const besideSign = (sign: Html, words: Drawn): Drawn => ({
  height: Math.max(30, words.height),
  content: html`${sign}<g transform="translate(44 0)">${words.content}</g>`,
})

type Marks = { readonly axisWidth: number; readonly axis: Html; readonly plot: Html }
/** The axis takes what its numbers need; the rest is for what is drawn. */
function besideAxis(marksIn: (width: number) => Marks, height: number, width: number): Drawn {
  const { axisWidth } = marksIn(width)
  const { axis, plot } = marksIn(width - axisWidth)
  return { height, content: html`${axis}<g transform="translate(${axisWidth} 0)">${plot}</g>` }
}

function ranges(strips: readonly RangeStrip[], width: number): Drawn {
  const marks = rangeMarks(strips, fileScale(width))
  return stacked(
    strips.map(({ label, words }, place) => rung({ label, shown: words }, { height: rangeHeight, content: marks[place] ?? html`` }, width)),
    12,
  )
}

function waits(strips: readonly WaitStrip[], printer: Printer, width: number): Drawn {
  const words = printer.texts.availability
  const longest = longestOf(strips)
  const key = [keyEntry(stripSign('dot'), words.waitsMedian), keyEntry(stripSign('tick'), words.waitsP90), keyEntry(stripSign('diamond'), words.waitsGiveUp)]
  const rungs = strips.map((strip) =>
    rung({ label: strip.label, shown: stripWords(strip, printer) }, { height: stripHeight, content: stripMarks(strip, longest, fileScale(width)) }, width),
  )
  return stacked([flowed(key, { width, gap: 20 }), ...rungs], 12)
}
