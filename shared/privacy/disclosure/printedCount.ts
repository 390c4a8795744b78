/** A count as it is printed outside the organisation, and the range of true counts that a reader can conclude from it. */

export type PrintedCount =
  | { readonly shown: 'number'; readonly value: number }
  /** More than nothing and less than the threshold. */
  | { readonly shown: 'below'; readonly threshold: number }
  /** Hidden so that another cell cannot be worked out; says nothing of its own size. */
  | { readonly shown: 'hidden' }
  | { readonly shown: 'not_measured' }

/** Lowest and highest true count that may stand behind a printed one. */
export type Bounds = { readonly low: number; readonly high: number }

export const roundingStep = 5
export const leastThreshold = 5
export const usualThreshold = 10
export const hiddenCount = { shown: 'hidden' } as const satisfies PrintedCount

/** Counts of the threshold or more are rounded to the nearest 5, and never to less than the threshold. */
export function roundedOutside(count: number, threshold: number): number {
  if (count === 0) return 0
  const least = Math.ceil(threshold / roundingStep) * roundingStep
  return Math.max(least, Math.round(count / roundingStep) * roundingStep)
}

/**
 * What the most knowing reader concludes: the rules of rounding, and that a `*` is at least the threshold wherever it is. We may only rest on
 * less than that where the hidden count really is smaller.
 * @param count the true one
 */
export function boundsOf(printed: PrintedCount, count: number, threshold: number): Bounds {
  switch (printed.shown) {
    case 'number':
      return boundsOfNumber(printed.value, threshold)
    case 'below':
      return { low: 1, high: printed.threshold - 1 }
    case 'hidden':
      return { low: count >= threshold ? threshold : 0, high: Number.POSITIVE_INFINITY }
    case 'not_measured':
      return { low: 0, high: count === 0 ? 0 : Number.POSITIVE_INFINITY }
  }
}

function boundsOfNumber(value: number, threshold: number): Bounds {
  if (value === 0) return { low: 0, high: 0 }
  const least = Math.ceil(threshold / roundingStep) * roundingStep
  return { low: value === least ? threshold : value - 2, high: value + 2 }
}

/** As JSON: a number, `"<10"`, `"*"`, or null where it was not measured. */
export function jsonOfCount(printed: PrintedCount): number | string | null {
  switch (printed.shown) {
    case 'number':
      return printed.value
    case 'below':
      return `<${printed.threshold}`
    case 'hidden':
      return '*'
    case 'not_measured':
      return null
  }
}
