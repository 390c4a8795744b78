export const fileKinds = ['csv', 'xlsx'] as const
export type FileKind = (typeof fileKinds)[number]

export const contentTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

/** By how an address ends. */
export const kindOf = (path: string): FileKind => (path.endsWith('.xlsx') ? 'xlsx' : 'csv')
