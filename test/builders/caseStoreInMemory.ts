import { SavedCase } from '../../shared/cases/savedCase.ts'
import { type CaseStore, daysToPutBack } from '../../shared/storage/decided/caseStore.ts'

/** As the real one, through the same text. */
export function caseStoreInMemory(from: readonly SavedCase[] = []): CaseStore {
  const kept = new Map<string, string>()
  const gone = new Map<string, { readonly own: string; readonly until: number }>()
  const put = (saved: SavedCase) => kept.set(`${saved.id}#${String(saved.version).padStart(6, '0')}`, JSON.stringify(saved))
  from.forEach(put)
  const parsed = (text: string) => SavedCase.parse(JSON.parse(text))
  const read = (keys: readonly string[]) => keys.toSorted().map((key) => parsed(kept.get(key) ?? ''))
  const all = () => [...new Map(read([...kept.keys()]).map((own) => [own.id, own])).values()].toSorted((a, b) => b.at - a.at)
  const isShown = (id: string) => [...kept.keys()].some((key) => key.startsWith(`${id}#`))
  return {
    all: () => Promise.resolve(all()),
    listed: (now) => {
      const versions = [...gone].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { own, until }]) => ({ saved: parsed(own), until }))
      const newest = [...new Map(versions.map((each) => [each.saved.id, each])).values()]
      return Promise.resolve({ kept: all(), removed: newest.filter(({ saved, until }) => until > now && !isShown(saved.id)) })
    },
    versions: (id) => Promise.resolve(read([...kept.keys()].filter((key) => key.startsWith(`${id}#`)))),
    save: (saved) => {
      const isNew = !kept.has(`${saved.id}#${String(saved.version).padStart(6, '0')}`)
      if (isNew) put(saved)
      return Promise.resolve(isNew ? 'saved' : 'changed_meanwhile')
    },
    remove: (id, now) => {
      for (const [key, own] of kept)
        if (key.startsWith(`${id}#`)) {
          gone.set(key, { own, until: now + daysToPutBack * 86_400_000 })
          kept.delete(key)
        }
      return Promise.resolve()
    },
    putBack: (id) => {
      const wasShown = isShown(id)
      const back = wasShown ? [] : [...gone].filter(([key]) => key.startsWith(`${id}#`))
      for (const [key, { own }] of back) kept.set(key, own)
      return Promise.resolve(wasShown || back.length > 0)
    },
  }
}
