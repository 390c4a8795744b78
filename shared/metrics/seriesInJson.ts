/** Scripts of others read `series` as a bare number; how far it may be off for callers who withheld theirs stands beside it. */
export const seriesInJson = <Value, Bound>({ value, low, high }: { readonly value: Value; readonly low: Bound; readonly high: Bound }) => ({
  series: value,
  series_range: { low, high },
})
