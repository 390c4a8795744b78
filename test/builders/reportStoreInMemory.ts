/** The store's rules without a store: frozen once, decisions in order. What is kept is text, as in a table. */
import type { Release } from '../../shared/privacy/disclosure/protectRelease.ts'
import { FrozenReport, type ListedReport, reportIdOf, versionIdOf } from '../../shared/reports/frozenReport.ts'
import { type StateChange, wentOut } from '../../shared/reports/reportState.ts'
import type { ReportCounts, ReportStore } from '../../shared/storage/decided/reportStore.ts'

type Kept = { readonly text: string; readonly counts: ReportCounts; readonly changes: StateChange[] }

export function reportStoreInMemory(): ReportStore & { readonly texts: () => readonly string[] } {
  const kept = new Map<string, Map<number, Kept>>()
  const outside: (Release & { readonly line: string })[] = []
  const read = (own: Kept | undefined) => own && FrozenReport.parse(JSON.parse(own.text))
  const all = (): readonly ListedReport[] =>
    [...kept].map(([id, versions]) => ({
      id,
      about: read([...versions.values()][0])!.about,
      versions: [...versions].map(([version, own]) => ({ version, madeAt: read(own)!.madeAt, changes: [...own.changes] })),
    }))
  return {
    texts: () => [...kept.values()].flatMap((versions) => [...versions.values()].map(({ text }) => text)),
    all: () => Promise.resolve(all()),
    read: (id, version) => Promise.resolve(read(kept.get(id)?.get(version))),
    countsOf: (id, version) => Promise.resolve(kept.get(id)?.get(version)?.counts),
    freeze: (report, counts) => {
      const id = reportIdOf(report.about)
      const versions = kept.get(id) ?? new Map<number, Kept>()
      if (versions.has(report.version)) return Promise.resolve(false)
      kept.set(id, versions.set(report.version, { text: JSON.stringify(report), counts, changes: [] }))
      return Promise.resolve(true)
    },
    decide: (id, version, change, after) => {
      const changes = kept.get(id)?.get(version)?.changes
      if (changes === undefined || changes.length !== after) return Promise.resolve(false)
      changes.push(change)
      return Promise.resolve(true)
    },
    noteOutside: (line, releases) => {
      for (const release of releases) if (!outside.some(({ id }) => id === release.id)) outside.push({ ...release, line })
      return Promise.resolve()
    },
    released: (line) =>
      Promise.resolve([
        ...outside.filter((own) => own.line === line),
        ...all()
          .filter(({ about }) => about.line === line)
          .flatMap(({ id, versions }) =>
            versions.flatMap(({ version, changes }) => (wentOut(changes) ? [{ ...kept.get(id)!.get(version)!.counts, id: versionIdOf(id, version) }] : [])),
          ),
      ]),
  }
}
