/** Where stripping begins on a store of which nothing was stripped yet. */
import { hourMs } from '../../calendar/durations.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import { keyPeriods } from '../../privacy/keyPeriods.ts'
import type { Settings } from '../../settings/settings.ts'
import type { Stores } from '../stores.ts'
import type { StrippedState } from './history.ts'

/** Deliveries that wait in a spool when the bridge ends still get their turn. */
const graceMs = hourMs

/** The end of the last period that is to be stripped by now. UTC milliseconds. */
export const strippedBy = (settings: Settings, now: number): number => keyPeriods(settings.privacy).overUntil(now - graceMs)

/**
 * From the period of the first fact there is. Where none is old enough it is written down that all before is stripped, so that an import of old days knows it.
 * @param due UTC milliseconds, the end of a period
 */
export async function firstStrip(
  { dayFiles, history }: Pick<Stores, 'dayFiles' | 'history'>,
  settings: Settings,
  due: number,
  now: number,
): Promise<StrippedState> {
  const firsts = await Promise.all(
    settings.lines.map(async (line) => {
      const date = await dayFiles.firstDate(line)
      return date === undefined ? due : localTimeOf(line.timeZone).dayStart(date)
    }),
  )
  const start = keyPeriods(settings.privacy).at(Math.min(due, ...firsts)).from
  const state = { until: start, cleanedUntil: start, from: start, at: now }
  if (firsts.some((first) => first < due)) return state
  // Nothing to strip, but the first days after the turn may tell the older pseudonym: that is still to be cleared away.
  const nothingYet = { until: due, cleanedUntil: due - 1, from: due, at: now }
  await history.setState(nothingYet)
  return nothingYet
}

/** For an import, which may come before the first strip. */
export const beginStripping =
  (stores: Pick<Stores, 'dayFiles' | 'history'>) =>
  (settings: Settings, now: number): Promise<StrippedState> =>
    firstStrip(stores, settings, strippedBy(settings, now), now)
