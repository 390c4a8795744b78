/** What every calendar file needs (RFC 5545): moments in UTC, text with its signs escaped, lines folded at 75 bytes. */

/** @param at UTC milliseconds */
export const calendarMoment = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

/** Commas, semicolons and backslashes are escaped. */
export const calendarText = (text: string): string => text.replaceAll(/([\\,;])/g, '\\$1')

export const calendarFile = (lines: readonly string[]): string => `${lines.map(folded).join('\r\n')}\r\n`

function folded(text: string): string {
  const parts: string[] = []
  let part = ''
  for (const character of text) {
    if (Buffer.byteLength(part + character) > 73) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part].join('\r\n ')
}
