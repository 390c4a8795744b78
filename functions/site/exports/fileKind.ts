export const fileKinds = ['csv', 'xlsx'] as const
export type FileKind = (typeof fileKinds)[number]

/** By how an address ends. */
export const kindOf = (path: string): FileKind => (path.endsWith('.xlsx') ? 'xlsx' : 'csv')
