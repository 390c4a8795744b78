import { daysOf } from '../../shared/storage/facts/touched.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../shared/storage/stores.ts'

/** A killed import may have stored events that its day files lack. This marks those days as changed, so that the next reader builds them. */
export async function showUnfinishedImports({ tables, dayFiles, settings }: Stores): Promise<void> {
  const lines = (await settings.current())?.settings.lines ?? []
  for (const { touched, dryRun } of await importRecords(tables).open()) {
    if (dryRun) continue
    for (const [line, days] of Map.groupBy(daysOf(touched, lines), (day) => day.line.id))
      await dayFiles.bump(
        line,
        days.map(({ date }) => date),
      )
  }
}
