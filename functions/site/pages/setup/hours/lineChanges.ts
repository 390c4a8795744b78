/** A line with other hours, and settings with another line. Pure. */
import type { HoursException, HoursVersion, Line, Settings } from '../../../../../shared/settings/settings.ts'
import { Refused } from '../../../../../shared/web/refused.ts'

export const withLine = (settings: Settings, line: Line): Settings => ({ ...settings, lines: settings.lines.map((own) => (own.id === line.id ? line : own)) })

/** The line as it stands in the newest settings. @throws Refused when somebody took it away meanwhile */
export function lineIn({ lines }: Settings, { id }: Pick<Line, 'id'>): Line {
  const line = lines.find((own) => own.id === id)
  if (line === undefined) throw new Refused('unknown_page')
  return line
}

/** @param original the version that the new one comes in place of; undefined: beside all others */
export function withVersion(line: Line, original: HoursVersion | undefined, version: HoursVersion): Line {
  const others = line.hours.filter(({ from }) => from !== original?.from)
  return { ...line, hours: [...others, version].sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

export const withoutVersion = (line: Line, { from }: HoursVersion): Line => ({ ...line, hours: line.hours.filter((own) => own.from !== from) })

export const withExceptions = (line: Line, exceptions: readonly HoursException[]): Line => ({
  ...line,
  exceptions: [...line.exceptions, ...exceptions].sort((a, b) => (a.date < b.date ? -1 : 1)),
})

export const withoutException = (line: Line, { date }: HoursException): Line => ({ ...line, exceptions: line.exceptions.filter((own) => own.date !== date) })
