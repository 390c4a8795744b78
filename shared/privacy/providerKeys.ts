/**
 * Which key the ids of telephone systems are digested by (K10). It follows from the moment an event tells of itself, never from when it is delivered: a repeat has
 * the name it had, however late it comes and whatever was turned in between. A contact that lies on both sides of a turn has two names, and says so on both.
 */
import { dayMs } from '../calendar/durations.ts'
import type { PrivacySettings } from '../settings/privacySettings.ts'

/** `since`: of a key that was turned to, the moment from which it is used; the first has none. */
export type ProviderKey = { readonly purpose: 'provider'; readonly since?: string }

/** No contact goes on for longer; a turn is decided at least so long before, so that events know of it on both sides. */
export const besideTurnMs = 2 * dayMs

export type ProviderKeys = {
  readonly at: (moment: number) => ProviderKey
  /** Near a turn: the key on its other side. */
  readonly besideAt: (moment: number) => ProviderKey | undefined
  readonly all: readonly ProviderKey[]
}

export function providerKeys({ providerKeyTurns }: Pick<PrivacySettings, 'providerKeyTurns'>): ProviderKeys {
  const turns = providerKeyTurns.map((turn) => Date.parse(turn)).sort((a, b) => a - b)
  const keyAfter = (turn: number | undefined): ProviderKey => ({ purpose: 'provider', ...(turn === undefined ? {} : { since: String(turn) }) })
  const at = (moment: number) => keyAfter(turns.findLast((turn) => turn <= moment))
  return {
    at,
    besideAt: (moment) => {
      const turn = turns.find((own) => Math.abs(moment - own) < besideTurnMs)
      if (turn === undefined) return undefined
      return moment < turn ? keyAfter(turn) : at(turn - 1)
    },
    all: [keyAfter(undefined), ...turns.map(keyAfter)],
  }
}
