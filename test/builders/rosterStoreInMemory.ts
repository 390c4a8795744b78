import { inOrder, type Shift } from '../../shared/rosters/shift.ts'
import type { RosterImport, RosterStore } from '../../shared/storage/decided/rosterStore.ts'

/** Rosters as the real store keeps them: versions of weeks, never overwritten. */
export function rosterStoreInMemory(): RosterStore {
  type Version = { readonly shifts: readonly Shift[]; readonly importId: string }
  const weeks = new Map<string, Version[]>()
  const imports: RosterImport[] = []
  const versionsOf = (line: string, week: string) => weeks.get(`${line} ${week}`) ?? []
  const put = (line: string, week: string, version: Version) => {
    const versions = versionsOf(line, week)
    if (JSON.stringify(inOrder(versions.at(-1)?.shifts ?? [])) === JSON.stringify(inOrder(version.shifts))) return undefined
    weeks.set(`${line} ${week}`, [...versions, version])
    return versions.length + 1
  }
  return {
    weeks: (line, from, to) => {
      const own = [...weeks].flatMap(([key, versions]) => {
        const [of, week = ''] = key.split(' ')
        return of === line && week >= from && week <= to ? [{ line, week, shifts: versions.at(-1)?.shifts ?? [] }] : []
      })
      return Promise.resolve(own)
    },
    imports: () => Promise.resolve([...imports].sort((a, b) => b.at - a.at)),
    save: (about, told) => {
      const touched = told.flatMap(({ line, week, shifts }) => {
        const version = put(line, week, { shifts, importId: about.importId })
        return version === undefined ? [] : [{ line, week, version }]
      })
      const record = { ...about, weeks: touched }
      if (touched.length > 0) imports.push(record)
      return Promise.resolve(record)
    },
    asImported: (importId) => {
      const record = imports.find((own) => own.importId === importId)
      return Promise.resolve(record?.weeks.flatMap(({ line, week, version }) => versionsOf(line, week)[version - 1]?.shifts ?? []))
    },
    undo: (importId, now) => {
      const place = imports.findIndex((own) => own.importId === importId)
      const record = imports[place]
      if (record === undefined || record.undoneAt !== undefined) return Promise.resolve([])
      const kept = record.weeks.filter(({ line, week, version }) => {
        if (versionsOf(line, week).length !== version) return true
        put(line, week, { shifts: versionsOf(line, week)[version - 2]?.shifts ?? [], importId: `undo ${importId}` })
        return false
      })
      imports[place] = { ...record, undoneAt: now }
      return Promise.resolve(kept.map(({ line, week }) => ({ line, week })))
    },
  }
}
