/** What figures of a great many attempts are made of takes a good part of a function's memory: the last such question is let go before the next is read. */
import { manyAttempts } from '../../shared/metrics/keptAnswers.ts'
import { type DayReader, type ReportQuestion, reportQuestion } from '../../shared/metrics/reportQuestion.ts'
import type { ReportLoader } from '../../shared/metrics/reportsOf.ts'

/**
 * A loader that keeps what it read warm, like the one that `make` makes, and forgets all of it where both what it holds and what is asked may be great.
 * @param many attempts from which on that is so
 */
export function lettingGo(make: () => ReportLoader, days: DayReader, many = manyAttempts): ReportLoader {
  let loader = make()
  /** The days that are held, while they are many. */
  let held: string | undefined
  return async (version, filters, now, asked) => {
    const question = asked ?? (await reportQuestion(days, version.settings, filters))
    const wanted = daysOf(question)
    if (held !== undefined && held !== wanted) loader = make()
    held = undefined
    const loaded = await loader(version, filters, now, question)
    held = loaded.input.columns.length >= many ? wanted : undefined
    return loaded
  }
}

const daysOf = ({ lines, loaded, facts }: ReportQuestion): string => JSON.stringify([lines.map(({ id }) => id), loaded, facts])
