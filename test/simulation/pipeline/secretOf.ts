/** The secret of a source, always the same. */
export const secretOf = (source: string): string => `whsec_${Buffer.alloc(32, `kanarie ${source}`).toString('base64')}`
