import { SavedCase } from '../../shared/cases/savedCase.ts'
import type { CaseStore } from '../../shared/storage/caseStore.ts'

/** As the real one, through the same text. */
export function caseStoreInMemory(from: readonly SavedCase[] = []): CaseStore {
  const kept = new Map<string, string>()
  const gone = new Map<string, string>()
  const put = (saved: SavedCase) => kept.set(`${saved.id}#${String(saved.version).padStart(6, '0')}`, JSON.stringify(saved))
  from.forEach(put)
  const read = (keys: readonly string[]) => keys.toSorted().map((key) => SavedCase.parse(JSON.parse(kept.get(key) ?? '')))
  return {
    all: () => Promise.resolve([...new Map(read([...kept.keys()]).map((own) => [own.id, own])).values()].toSorted((a, b) => b.at - a.at)),
    versions: (id) => Promise.resolve(read([...kept.keys()].filter((key) => key.startsWith(`${id}#`)))),
    save: (saved) => {
      const isNew = !kept.has(`${saved.id}#${String(saved.version).padStart(6, '0')}`)
      if (isNew) put(saved)
      return Promise.resolve(isNew ? 'saved' : 'changed_meanwhile')
    },
    remove: (id) => {
      for (const [key, own] of kept)
        if (key.startsWith(`${id}#`)) {
          gone.set(key, own)
          kept.delete(key)
        }
      return Promise.resolve()
    },
    putBack: (id) => {
      const isShown = [...kept.keys()].some((key) => key.startsWith(`${id}#`))
      const back = isShown ? [] : [...gone].filter(([key]) => key.startsWith(`${id}#`))
      for (const [key, own] of back) kept.set(key, own)
      return Promise.resolve(isShown || back.length > 0)
    },
  }
}
