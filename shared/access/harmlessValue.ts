/** What may stand in the audit trail of what was asked for: ids, dates and words of ours. A telephone number fits none of them, however it is written (P1). */
const word = /^[a-z0-9_-]{1,40}$/
/** Dates, months and weeks; moments in addresses of ours count in them too. */
const dates = /(?<!\d)(?:19|20)\d{2}-(?:\d{2}(?!\d)(?:-\d{2}(?!\d))?|w\d{2}(?!\d))/g
const mostDigits = 3
/** Ids of cases, imports and people, as we make them. */
const ownId = /^(?=(?:.*[a-f]){2})(?:[0-9a-f]{16}|[0-9a-f]{20})$/

/** undefined: it is left out. */
export function harmlessValue(text: string): string | undefined {
  if (ownId.test(text)) return text
  if (!word.test(text)) return undefined
  const digits = text.replaceAll(dates, '').replaceAll(/\D/g, '')
  return digits.length <= mostDigits ? text : undefined
}
