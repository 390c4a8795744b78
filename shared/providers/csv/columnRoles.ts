/** What a column of a CSV file may say, in the order in which people are asked for it. The keys of `CsvColumns` that name a column. */
export const columnRoles = [
  'id',
  'arrival',
  'arrivalTime',
  'queued',
  'wait',
  'endOfWait',
  'answered',
  'end',
  'talk',
  'outcome',
  'caller',
  'agent',
  'queue',
] as const
export type ColumnRole = (typeof columnRoles)[number]
