/** The zone a calendar names: by its place name, or by the name that Windows gives the zones of Western and Central Europe. */
import { isZoneName } from '../calendar/zoneName.ts'

const windowsNames: ReadonlyMap<string, string> = new Map([
  ['W. Europe Standard Time', 'Europe/Amsterdam'],
  ['Romance Standard Time', 'Europe/Brussels'],
  ['Central Europe Standard Time', 'Europe/Budapest'],
  ['Central European Standard Time', 'Europe/Warsaw'],
  ['GMT Standard Time', 'Europe/London'],
  ['UTC', 'UTC'],
])

/** undefined for a zone that is not known by name; definitions inside the file are not read. */
export function calendarZone(name: string): string | undefined {
  const known = windowsNames.get(name)
  if (known !== undefined) return known
  // Some programs put their own path before the name: /mozilla.org/20050126_1/Europe/Amsterdam.
  const place = /([A-Z][A-Za-z_]+\/[A-Z][A-Za-z_+-]+(?:\/[A-Z][A-Za-z_]+)?)$/.exec(name)?.[1] ?? name
  return isZoneName(place) ? place : undefined
}
