/** Erasure on one machine: the keys are here, and only this door to them is handed to the pages. */
import { askErasure } from '../../functions/erase/ask.ts'
import type { ErasureDoor } from '../../shared/privacy/erasureDoor.ts'
import { erasures } from '../../shared/storage/forgotten/erasures.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import type { LocalData } from './store/localData.ts'

type Place = { readonly stores: Pick<Stores, 'tables' | 'settings'>; readonly keys: LocalData['keys'] }

/** @param now UTC milliseconds */
export function localErasure({ stores, keys }: Place, now: () => number): ErasureDoor {
  const waiting = erasures(stores.tables)
  const ask = askErasure({ erasures: waiting, vault: keys, keeper: keys, now })
  return {
    ask: async (asked) => {
      const settings = (await stores.settings.current())?.settings
      return settings === undefined ? 'accepted' : ask(settings, asked)
    },
    confirm: (id, by) => waiting.confirm(id, by, now()),
    withdraw: waiting.withdraw,
  }
}
