/** Value with the range that is meant to hold it; all three null where the data cannot say. Not rounded here. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number }
export type MaybeEstimate = Estimate | { readonly value: null; readonly low: number | null; readonly high: number | null }
