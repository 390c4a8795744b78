/** Months as people and spreadsheets write them out: Dutch, English, German and French, whole or short. Of each, what no other month begins with. */
const beginnings: readonly RegExp[] = [
  /^jan/,
  /^f[eé][bv]/,
  /^(mrt|maa|mar|mär|mrz)/,
  /^(apr|avr)/,
  /^(mei|may|mai)/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|aou|aoû)/,
  /^sep/,
  /^(okt|oct)/,
  /^nov/,
  /^d[eé][cz]/,
]

/** @returns 1 to 12; undefined for a word that is no month */
export function monthNamed(word: string): number | undefined {
  const written = word.normalize('NFC').toLowerCase()
  const place = beginnings.findIndex((beginning) => beginning.test(written))
  return place === -1 ? undefined : place + 1
}
