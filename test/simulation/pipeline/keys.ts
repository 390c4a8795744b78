/** Keys as a key service keeps them: used, made and destroyed by request, and never again once destroyed. Every key follows from its name. */
import { createHash, createHmac } from 'node:crypto'
import type { KeptKey, KeyDestroyed, KeyKeeper } from '../../../shared/privacy/keyKeeper.ts'
import type { KeyVault } from '../../../shared/privacy/keyVault.ts'
import { keyName } from '../../../shared/privacy/periodVault.ts'
import type { Machine } from './machine.ts'

export type KeyService = {
  /** @param Destroyed as the program of that machine knows it */
  readonly vault: (machine: Machine, Destroyed: typeof KeyDestroyed) => KeyVault
  readonly keeper: (machine: Machine, Destroyed: typeof KeyDestroyed) => KeyKeeper
  /** Periods of which a key can be used. */
  readonly alive: () => ReadonlySet<string>
}

/** @param first keys there are from the beginning */
export function keyService(first: readonly KeptKey[]): KeyService {
  const made = new Map(first.map((key) => [`${key.period} ${key.linkGroup}`, key]))
  const destroyed = new Set<string>()
  return {
    vault: (machine, Destroyed) => ({
      keyNameOf: keyName,
      hmac: (use, message) =>
        machine.ask(`kms mac ${use.purpose}`, () => {
          if ('period' in use && destroyed.has(use.period)) throw new Destroyed(use.period)
          // An import has a key of its own, made when it is first used.
          if ('period' in use && !made.has(`${use.period} ${use.linkGroup}`)) {
            if (!use.period.startsWith('import-')) throw new Error('there is no such key yet')
            made.set(`${use.period} ${use.linkGroup}`, use)
          }
          return keyOfName(keyName(use), message)
        }),
    }),
    keeper: (machine, Destroyed) => ({
      make: (key) =>
        machine.ask('kms make', () => {
          if (destroyed.has(key.period)) throw new Destroyed(key.period)
          made.set(`${key.period} ${key.linkGroup}`, key)
        }),
      alive: () => machine.ask('kms list', () => [...made.values()]),
      destroy: (period) =>
        machine.ask('kms destroy', () => {
          destroyed.add(period)
          const own = [...made].filter(([, key]) => key.period === period)
          for (const [name] of own) made.delete(name)
          return own.length
        }),
    }),
    alive: () => new Set([...made.values()].map(({ period }) => period)),
  }
}

/** What the key of this name makes of a message. */
export const keyOfName = (name: string, message: Uint8Array): Buffer =>
  createHmac('sha256', createHash('sha256').update(name).digest()).update(message).digest()
