/** Which formats of cells make a number a date, a time or a length. */

export type DateFormat = { readonly showsTime: boolean }

/** Formats that every program knows by number alone. */
const [dateOnly, withTime] = [{ showsTime: false }, { showsTime: true }] as const
const builtIn = (id: number): DateFormat | undefined => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return dateOnly
  return (id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56 ? withTime : undefined
}

/** @param code of `id`, where the workbook gives one; what stands behind its first semicolon is for other signs */
export function dateFormatOf(id: number, code: string | undefined): DateFormat | undefined {
  if (code === undefined) return builtIn(id)
  const letters = code
    .replaceAll(/"[^"]*"|\\.|[_*]./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)[0]
    ?.toLowerCase()
    .replaceAll(/general|standaard|am\/pm|a\/p/g, '')
  if (letters === undefined || !/[ydhms]/.test(letters)) return undefined
  return /[hs]/.test(letters) ? withTime : dateOnly
}
