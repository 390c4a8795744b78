/** Builds the days that an import touched. What is left when the time is up stands in its record, so it goes on from there. */
import type { Settings } from '../../../shared/settings/settings.ts'
import type { LineDate } from '../../../shared/storage/days/lineDate.ts'
import type { StoredRecord } from '../../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import type { RecordRevisions } from '../record/revisions.ts'
import { daysOf, withDays } from '../../../shared/storage/facts/touched.ts'

export type FinishOptions = { readonly onBuilt?: (done: number, all: number) => void; readonly isTimeUp?: () => boolean }
export type TouchedBuilder = {
  /** Says that these days have to be built again. */
  readonly bump: (days: readonly LineDate[]) => Promise<void>
  /** Builds as many days as time allows and returns the record, which lists what is left. */
  readonly build: (before: StoredRecord, settings: Settings, options: FinishOptions) => Promise<StoredRecord>
}

/** Days built between two looks at the clock. */
const daysAtOnce = 60

export function touchedBuilder(dayFiles: Stores['dayFiles'], { write }: RecordRevisions): TouchedBuilder {
  const bump: TouchedBuilder['bump'] = async (days) => {
    for (const [line, own] of Map.groupBy(days, (day) => day.line.id))
      await dayFiles.bump(
        line,
        own.map(({ date }) => date),
      )
  }
  return {
    bump,
    build: async (before, settings, { onBuilt, isTimeUp = () => false }) => {
      let { record, revision } = before
      const all = [...daysOf(record.touched, settings.lines)].sort((a, b) => (a.date < b.date ? -1 : 1))
      if (all.length > 0) await bump(all)
      for (let built = 0; built < all.length && !isTimeUp(); ) {
        await dayFiles.buildAll(all.slice(built, built + daysAtOnce), (done) => onBuilt?.(built + done, all.length))
        built += daysAtOnce
        record = { ...record, touched: withDays({}, all.slice(built)) }
        revision = await write(record, revision)
      }
      return { record, revision }
    },
  }
}
