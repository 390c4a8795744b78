/**
 * An event type may be counted by its own name only if nothing personal can hide in it: a short word of letters, digits and `_.:-` without
 * four digits in a row. Anything else is `other`.
 */
export const safeTypeName = (type: unknown): string =>
  typeof type === 'string' && /^[A-Za-z0-9_.:-]{1,64}$/.test(type) && !/[0-9]{4}/.test(type) ? type : 'other'
