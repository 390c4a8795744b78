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
