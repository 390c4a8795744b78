/** A name that somebody typed, as part of a line: nothing in it can begin another one. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, ' ').trim()
