/** Names are letters, with parts after a slash; an offset such as +02:00, which the clock takes as well, is none. */
const shapeOfName = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/

/**
 * Whether a text names a zone of the time zone database, by any of its names: the list that `Intl` gives has one spelling of each zone, and which one
 * (Asia/Calcutta or Asia/Kolkata) differs with the version of Node.
 */
export function isZoneName(text: string): boolean {
  if (!shapeOfName.test(text)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
