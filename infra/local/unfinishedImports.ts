import { daysOf } from '../../functions/import/touched.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../shared/storage/stores.ts'

/** An import that was killed left facts behind that its days may not show yet; after this, the next reader builds them. */
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
