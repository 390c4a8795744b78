/** The slow clock that the calendar is compared with: `2026-03-29 03:00`, straight from Intl. */
export function wallReader(zone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (ms) => format.format(ms)
}
