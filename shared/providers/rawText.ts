/** The bounds of `provider.ts` on raw strings: two different lone surrogates would fall together in a digest. */
export const isBounded = (text: string, longest = 256): boolean => text.length > 0 && text.length <= longest && text.isWellFormed()
