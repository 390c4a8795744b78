/** Unpacked days kept by a warm process; the least recently used are dropped first. */
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import { recent } from '../../dayfiles/recent.ts'

export type CachedDay<Value> = { readonly date: LocalDate; readonly version: number | string; readonly value: Value }

export function dayCache<Value extends object>(mostBytes: number) {
  const days = recent<CachedDay<Value>>(mostBytes)
  return {
    /** The day if it was built from this very version: after the table was dropped, versions begin anew. */
    get: (line: LineId, date: LocalDate, version: number | string): CachedDay<Value> | undefined => {
      const day = days.get(`${line} ${date}`)
      return day?.version === version ? day : undefined
    },
    set: (line: LineId, day: CachedDay<Value>): void => days.set(`${line} ${day.date}`, day, bytesOf(day.value)),
  }
}

/** What one entry takes besides its columns. */
const overheadBytes = 1000

function bytesOf(columns: object | null | undefined): number {
  let bytes = overheadBytes
  for (const column of Object.values(columns ?? {}))
    bytes += ArrayBuffer.isView(column) ? column.byteLength : typeof column === 'object' ? bytesOf(column) - overheadBytes : 0
  return bytes
}
