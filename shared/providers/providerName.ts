import * as z from 'zod'

/** The kinds of system we read. Adding one touches this line, the registry's line and a folder of its own. */
export const ProviderName = z.enum(['generic', 'asterisk', 'csv'])
export type ProviderName = z.infer<typeof ProviderName>
