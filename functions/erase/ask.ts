/**
 * Takes a number and answers, always alike: in words, in what it does and so in time. Whether anything is known is looked up by nobody here; a separate
 * function does that later and answers to nobody.
 */
import { dayMs } from '../../shared/calendar/durations.ts'
import { callerPseudonym, callerMessage, visitorMessage } from '../../shared/privacy/pseudonym.ts'
import { canonicalNumber } from '../../shared/privacy/canonicalNumber.ts'
import type { AskedErasure, ErasureAnswer } from '../../shared/privacy/erasureDoor.ts'
import type { KeyKeeper } from '../../shared/privacy/keyKeeper.ts'
import type { KeyVault } from '../../shared/privacy/keyVault.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { linkGroupOf } from '../../shared/privacy/linkGroup.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Erasures } from '../../shared/storage/forgotten/erasures.ts'

export type AskDependencies = {
  readonly erasures: Pick<Erasures, 'ask' | 'asked'>
  readonly vault: KeyVault
  readonly keeper: Pick<KeyKeeper, 'alive'>
  /** UTC milliseconds. */
  readonly now: () => number
}

const mostADay = 5

export const askErasure =
  ({ erasures, vault, keeper, now }: AskDependencies) =>
  async (settings: Settings, { id, number: typed, by, needsAnother }: AskedErasure): Promise<ErasureAnswer> => {
    const raw = typed.trim()
    const number = canonicalNumber(raw, settings.organisation.country)
    if (number === undefined) return 'no_number'
    const at = now()
    if ((await erasures.asked(at - dayMs)) >= mostADay) return 'too_many'
    const pseudonyms = await Promise.all((await usesOf(settings, keeper, at)).map(async ({ use, message }) => callerPseudonym(await vault.hmac(use, message))))
    await erasures.ask({ id, at, pseudonyms }, needsAnother ? by : undefined)
    return 'accepted'

    async function usesOf(own: Settings, keys: Pick<KeyKeeper, 'alive'>, moment: number) {
      const calendar = keyPeriods(own.privacy)
      const periods = new Set([calendar.at(moment).name, ...(await keys.alive()).map(({ period }) => period)])
      const groups = new Set(own.lines.map(({ id }) => linkGroupOf(own, id)))
      return [...periods].flatMap((period) =>
        [...groups].flatMap((linkGroup) => [
          { use: { purpose: 'caller', linkGroup, period } as const, message: callerMessage(linkGroup, 'phone', number ?? '') },
          { use: { purpose: 'visitor', linkGroup, period } as const, message: visitorMessage(linkGroup, 'chat', raw) },
        ]),
      )
    }
  }
