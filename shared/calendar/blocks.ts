/** A block of opening on one day: minutes of its wall clock. Past 1440 it runs on into the next day, at most to the end of it (2880). */
export type Block = { readonly fromMinute: number; readonly untilMinute: number }

/** Sorted, none overlapping or touching; empty: closed. */
export type Blocks = readonly Block[]
