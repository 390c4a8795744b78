/** What an import brought, in the columns of its file that were kept. Who worked, what they earn and how to reach them never was. */
import type { RosterLayout } from '../../../../../shared/rosters/rosterLayout.ts'
import { rosterTableOf } from '../../../../../shared/rosters/rosterTableOf.ts'
import type { Shift } from '../../../../../shared/rosters/shift.ts'
import type { Settings } from '../../../../../shared/settings/settings.ts'
import { quoted } from '../../../exports/csv.ts'
import type { View } from '../../../view.ts'

type Imported = { readonly shifts: readonly Shift[]; readonly layout: RosterLayout | undefined }

export function rosterAsImportedCsv({ texts, language }: View, settings: Settings, { shifts, layout }: Imported): string {
  const rows = rosterTableOf(shifts, { settings, layout, headings: texts.rosterImport.asImportedHeadings })
  return `\uFEFF${rows.map((cells) => cells.map(quoted).join(language === 'nl' ? ';' : ',')).join('\r\n')}\r\n`
}
