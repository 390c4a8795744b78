import { createHash } from 'node:crypto'
import { periodVault } from '../../shared/privacy/periodVault.ts'

/** A vault in memory with another key for every purpose, link group and period, always the same for the same name. */
export const turnedVault = (isGone: (name: string) => boolean = () => false) =>
  periodVault(async (name) => {
    if (isGone(name)) throw new Error('this key is gone')
    return createHash('sha256').update(`key ${name}`).digest()
  })
