/**
 * The lasting days of periods that were stripped since a copy was made. What was delivered after the copy and is stripped by now stands there and nowhere else;
 * what the strip makes again of the copy lacks it. Of each period one of the two is taken whole, for people have other labels in either.
 */
import { datesBetween } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { unpackDay } from '../../../shared/dayfiles/pack.ts'
import { type KeyPeriod, keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import type { Line, Settings } from '../../../shared/settings/settings.ts'
import { strippedVersions } from '../../../shared/storage/days/dayVersions.ts'
import { monthOf } from '../../../shared/storage/tables/contactsTable.ts'
import { historyPartition, ownOrigin } from '../../../shared/storage/tables/historyTable.ts'
import { type Item, partition } from '../../../shared/storage/tables/reading.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'
import { putMany } from '../../../shared/storage/tables/writing.ts'

/**
 * Writes into `into`, where the same periods are stripped already, those that are in use now and know no fewer contacts. May be repeated.
 * @param since how far the copy itself was stripped, UTC milliseconds @returns how many periods were taken, and until when those reach that were not
 */
export async function takeStripped(into: Stores, current: Stores, settings: Settings, since: number): Promise<{ taken: number; missingUntil: number }> {
  const until = Math.min((await into.history.state())?.until ?? 0, (await current.history.state())?.until ?? 0)
  const done = { taken: 0, missingUntil: 0 }
  for (const period of since < until ? keyPeriods(settings.privacy).between(since, until) : []) {
    if (period.from < since || period.until > until) continue
    const [made, inUse] = [await ownParts(into.tables, settings.lines, period), await ownParts(current.tables, settings.lines, period)]
    if (contactsIn(inUse) < contactsIn(made)) done.missingUntil = period.until
    else {
      await replaceWith(into, inUse, made, period)
      done.taken += 1
    }
  }
  return done
}

/** A line's day as the feed told it, in pieces. */
type Part = { readonly line: LineId; readonly date: LocalDate; readonly pieces: readonly Item[] }

async function ownParts(tables: Tables, lines: readonly Line[], period: KeyPeriod): Promise<readonly Part[]> {
  const parts: Part[] = []
  for (const { id, timeZone } of lines) {
    const { dateOf } = localTimeOf(timeZone)
    const dates = datesBetween(dateOf(period.from), dateOf(period.until))
    for (const [month, own] of Map.groupBy(dates, monthOf)) {
      const items = await partition(tables.client, tables.history, historyPartition(id, month))
      for (const date of own) {
        const start = `${date.slice(8)}#${period.name}#${ownOrigin}#`
        const pieces = items.filter(({ sk }) => String(sk).startsWith(start))
        if (pieces.length > 0) parts.push({ line: id, date, pieces })
      }
    }
  }
  return parts
}

/** A part that is not whole counts for nothing. */
const contactsIn = (parts: readonly Part[]): number =>
  parts.reduce((sum, { pieces }) => {
    const files = pieces.flatMap(({ file }) => (file instanceof Uint8Array ? [file] : []))
    const isWhole = files.length > 0 && files.length === Number(pieces[0]?.['pieces'])
    return sum + (isWhole ? unpackDay(Buffer.concat(files)).length : 0)
  }, 0)

async function replaceWith({ history, tables }: Stores, wanted: readonly Part[], made: readonly Part[], period: KeyPeriod): Promise<void> {
  for (const [line, own] of Map.groupBy(made, (part) => part.line))
    await history.removeOwn(
      line,
      period.name,
      own.map(({ date }) => date),
    )
  for (const { line, date, pieces } of wanted) {
    await putMany(tables.client, tables.history, pieces)
    await strippedVersions(tables).raise(line, [date])
  }
}
