import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** At most five round steps from 0 that hold the largest value: 0, 5, 10, 15 or 0, 200, 400. */
export function axisSteps(largest: number): readonly number[] {
  if (largest <= 0) return [0, 1]
  const rough = largest / 4
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? 10 * magnitude)
  const count = Math.max(1, Math.ceil(largest / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

/** A part of a whole as a CSS-free SVG length: the picture stretches with the page, its lines and patterns do not. */
export const percentOf = (part: number, whole: number): string => `${whole <= 0 ? 0 : Number(((100 * part) / whole).toFixed(3))}%`

/** What stands left of a plot and behind it: round values from the floor up, where each lies, and how wide the longest is. */
export type ValueAxis = {
  readonly y: (value: number) => number
  readonly axisWidth: number
  readonly axis: readonly Html[]
  /** @param until where they end, as an SVG length */
  readonly gridlines: (until: string) => readonly Html[]
}

/** @param steps as of `axisSteps` @param within the plot from above, in pixels; `lowest` value where it is not zero */
export function valueAxis(
  steps: readonly number[],
  { top, floor, lowest = 0 }: { readonly top: number; readonly floor: number; readonly lowest?: number },
  whole: (value: number) => string,
): ValueAxis {
  const highest = steps.at(-1) ?? 1
  const y = (value: number) => Number((floor - ((value - lowest) / (highest - lowest)) * (floor - top)).toFixed(2))
  const axisWidth = 10 + 8 * Math.max(...steps.map((step) => whole(step).length))
  return {
    y,
    axisWidth,
    axis: steps.map((step) => html`<text x="${axisWidth - 6}" y="${y(step) + 4}" class="axis-value">${whole(step)}</text>`),
    gridlines: (until) =>
      steps.map((step) => html`<line x1="0" x2="${until}" y1="${y(step)}" y2="${y(step)}" class="${step === 0 ? 'baseline' : 'gridline'}"/>`),
  }
}
