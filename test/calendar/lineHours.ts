import type { LineHours } from '../../shared/calendar/openingHours.ts'
import { HoursException, HoursVersion } from '../../shared/settings/settings.ts'

type Loose<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] extends string | undefined ? string : Shape[Key] }

/** A line with one pattern since 1990, unless other versions are given. */
export function lineOpen(
  week: string | readonly Loose<HoursVersion>[],
  { exceptions = [], timeZone = 'Europe/Amsterdam' }: { readonly exceptions?: readonly Loose<HoursException>[]; readonly timeZone?: string } = {},
): LineHours {
  const versions = typeof week === 'string' ? [{ from: '1990-01-01', week }] : week
  return { timeZone, hours: versions.map((version) => HoursVersion.parse(version)), exceptions: exceptions.map((exception) => HoursException.parse(exception)) }
}
