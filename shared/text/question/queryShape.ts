/** What the value of a parameter looks like, for sentences that say how to mend it: a kind of value, the values there are, or the numbers between two. */
export type QueryShape =
  | 'date'
  | 'period'
  | 'time'
  | 'lateTime'
  | 'weekdays'
  | 'pageNumber'
  | 'version'
  | 'shift'
  | readonly string[]
  | { readonly least: number; readonly most: number }
