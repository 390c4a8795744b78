/** Unpacked days of a warm process, the ones used longest ago let go first. */
import type { LineId, LocalDate } from '../contacts/identifiers.ts'

export type CachedDay<Value> = { readonly date: LocalDate; readonly version: number | string; readonly value: Value }

export function dayCache<Value extends object>(mostBytes: number) {
  const days = new Map<string, { day: CachedDay<Value>; bytes: number }>()
  let bytes = 0
  const forget = (key: string) => {
    bytes -= days.get(key)?.bytes ?? 0
    days.delete(key)
  }
  return {
    /** The day if it was built from this very version: after the table was dropped, versions begin anew. */
    get: (line: LineId, date: LocalDate, version: number | string): CachedDay<Value> | undefined => {
      const key = `${line} ${date}`
      const known = days.get(key)
      if (known === undefined || known.day.version !== version) return undefined
      days.delete(key)
      days.set(key, known)
      return known.day
    },
    set: (line: LineId, day: CachedDay<Value>): void => {
      const key = `${line} ${day.date}`
      forget(key)
      const size = bytesOf(day.value)
      days.set(key, { day, bytes: size })
      bytes += size
      for (const oldest of days.keys()) {
        if (bytes <= mostBytes) break
        forget(oldest)
      }
    },
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
