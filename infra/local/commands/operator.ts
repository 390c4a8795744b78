/** Whoever runs commands, in the audit trail. */
export const operator = 'operator'
