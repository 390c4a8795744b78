import { Refused } from '../../../shared/web/refused.ts'
import type { Access, Record } from './access.ts'

/** Writes down what is about to be done; what cannot be written down is not done (A7). @throws Refused */
export const writtenDown =
  ({ trail }: Pick<Access, 'trail'>, now: () => number) =>
  async (told: Record): Promise<void> => {
    await trail.append({ at: now(), ...told }).catch(() => {
      throw new Refused('not_recorded')
    })
  }
