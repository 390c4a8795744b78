/** Joins storage and the result of a promise: two years before the change are enough for every matched week. */
import { addDays } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import { lineOf } from '../../metrics/figuresOf.ts'
import type { DayReader } from '../../metrics/reportQuestion.ts'
import { loaderByLine } from '../../metrics/reportsOf.ts'
import type { Settings } from '../../settings/settings.ts'
import { type CasePromise, promiseResult, type PromiseResult } from './promiseResult.ts'

/** The result of this promise, as known at `now`. */
export type ReadResult = { readonly result: PromiseResult; readonly dataVersion: string }
export type ResultReader = (settings: { readonly version: number; readonly settings: Settings }, promise: CasePromise, now: number) => Promise<ReadResult>

const [daysBefore, daysAfter] = [2 * 364, 2 * 364]

/** Make it once. @throws RangeError for a line that is not set up */
export function resultReader(days: DayReader): ResultReader {
  const loaderOf = loaderByLine(days)
  return async (settings, promise, now) => {
    const line = lineOf(settings.settings, promise.line)
    const yesterday = addDays(localTimeOf(line.timeZone).dateOf(now), -1)
    const from = addDays(promise.began, -daysBefore)
    const to = addDays(promise.began, daysAfter) < yesterday ? addDays(promise.began, daysAfter) : yesterday
    const filters = { line: [line.id], from, to: to < from ? from : to, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' } as const
    const { input, dataVersion } = await loaderOf(line.id)(settings, filters, now)
    return { result: promiseResult(input, promise), dataVersion }
  }
}
