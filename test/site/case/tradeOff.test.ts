/** Signs of plans on the chart of hours against people. */
import { expect, it } from 'vitest'
import { pageScale } from '../../../functions/site/charts/scale.ts'
import { tradeOffMarks, type TradeOffPoint } from '../../../functions/site/charts/tradeOff.ts'
import { formatsFor } from '../../../shared/text/format.ts'
import { textsOf } from '../../../shared/text/texts.ts'

const printer = { texts: textsOf('nl'), formats: formatsFor('nl', 'Europe/Amsterdam') }
const plan = (letter: string, hours: number): TradeOffPoint => ({ letter, sign: 'circle', hours, value: 100, low: 70, high: 130 })

/** Pixels that each sign is moved aside by. */
function asides(points: readonly TradeOffPoint[]): Readonly<Record<string, number>> {
  const { plot } = tradeOffMarks({ id: 'x', title: '', description: '', points, frontier: [], xAxis: '', yAxis: '' }, printer, pageScale)
  const signs = String(plot).matchAll(/translate\((-?\d+) 0\)"><circle.*?class="plan-letter">(\w)/g)
  return Object.fromEntries([...signs].map(([, by, letter]) => [letter, Number(by)]))
}

it('plans that a telephone leaves no room for stand beside each other, fewer hours to the left', () => {
  expect(asides([plan('A', 4), plan('B', 3.5), plan('C', 3)])).toEqual({ A: 14, B: 0, C: -14 })
})
it('plans with as many hours stand in the order of their letters, and one that stands alone stands at its hours', () => {
  expect(asides([plan('A', 6), plan('B', 6), plan('C', 2)])).toEqual({ A: -14, B: 14, C: 0 })
})
