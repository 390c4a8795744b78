/** A local day of a line, and what of a line is needed to know when it is. */
import type { LocalDate } from '../../contacts/identifiers.ts'
import type { Line } from '../../settings/settings.ts'

export type LineZone = Pick<Line, 'id' | 'timeZone'>
export type LineDate = { readonly line: LineZone; readonly date: LocalDate }
