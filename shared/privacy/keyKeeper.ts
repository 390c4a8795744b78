/**
 * The port for making and destroying the keys of callers. It is apart from using them (`KeyVault`), so that a function can be given one right without
 * the other.
 */

/** The keys of one link group in one period: of the calendar (its first date) or of an import. */
export type KeptKey = { readonly period: string; readonly linkGroup: string }

export type KeyKeeper = {
  /** Does nothing where it is there. @throws KeyDestroyed for a period whose keys were destroyed: they never come back. */
  readonly make: (key: KeptKey) => Promise<void>
  /** Those that can be used now. */
  readonly alive: () => Promise<readonly KeptKey[]>
  /** All keys of a period, for good. May be repeated. @returns how many there were */
  readonly destroy: (period: string) => Promise<number>
}

export class KeyDestroyed extends Error {
  constructor(period: string) {
    super(`the keys of ${period} are destroyed`)
    this.name = 'KeyDestroyed'
  }
}

/** Under which name an import's own key for what is over already is kept. */
export const importPeriod = (importId: string): string => `import-${importId}`
