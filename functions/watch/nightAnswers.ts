/** Works out at night what people will ask by day of lines with a great many attempts, so that nobody waits for it. */
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { LineId } from '../../shared/contacts/identifiers.ts'
import { type FiguresLoader, manyAttempts } from '../../shared/metrics/keptAnswers.ts'
import type { DayReader } from '../../shared/metrics/reportQuestion.ts'
import type { Line, Settings } from '../../shared/settings/settings.ts'
import { defaultPeriod } from '../../shared/text/periods.ts'
import { filtersOf, readReportQuery } from '../../shared/text/reportQuery.ts'

export type NightAnswersDependencies = {
  readonly settings: { readonly current: () => Promise<{ readonly version: number; readonly settings: Settings } | undefined> }
  readonly days: Pick<DayReader, 'readDays'>
  readonly figures: FiguresLoader
  readonly now: () => number
  /** Attempts in a year from which on a line is asked about. */
  readonly many?: number
}

/** By these days the year is reckoned. */
const daysLooked = 7

/** @returns how many questions were asked */
export async function nightAnswers({ settings, days, figures, now, many = manyAttempts }: NightAnswersDependencies): Promise<number> {
  const version = await settings.current()
  if (version === undefined) return 0
  const moment = now()
  const { lines } = version.settings
  const today = localTimeOf(lines[0]?.timeZone ?? 'UTC').dateOf(moment)
  const inAYear = async (line: Line) => {
    const read = await days.readDays(line, addDays(today, -daysLooked), addDays(today, -1))
    return read.reduce((sum, { columns }) => sum + columns.length, 0) * (365 / daysLooked)
  }
  const counted = await Promise.all(lines.map(async (line) => ({ line: line.id, attempts: await inAYear(line) })))
  const busy = counted.filter(({ attempts }) => attempts >= many).map(({ line }) => line)
  const together = counted.reduce((sum, { attempts }) => sum + attempts, 0) >= many
  const asked: readonly (readonly LineId[])[] = [...(together ? [[]] : []), ...(lines.length > 1 ? busy.map((line) => [line]) : [])]
  for (const line of asked)
    for (const period of [defaultPeriod, '12m', today.slice(0, 4)]) {
      const parameters = new URLSearchParams({ period })
      for (const id of line) parameters.append('line', id)
      await figures(version, filtersOf(readReportQuery(parameters, lines, today).query, lines), moment)
    }
  return asked.length * 3
}
