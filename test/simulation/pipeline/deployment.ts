/**
 * Which code a machine runs that starts now. There may be another program beside this one: before it, as in a deployment; after it and taken back again, as
 * when that goes wrong; or beside it all the time, which is harsher than any deployment.
 */
import { type Program, thisProgram } from './program.ts'
import type { World } from './world.ts'

export type Deployment = {
  /** @param machine its name and life */
  readonly programOf: (machine: string) => Program
  /** A machine of a program that is no longer deployed takes no more work. */
  readonly isInUse: (program: Program) => boolean
  /** When somebody saves settings by the other program, in a shape that this one does not know; undefined: nobody does. */
  readonly savesAt: number | undefined
}

const hour = 3_600_000
const day = 24 * hour

export const onlyThis: Deployment = { programOf: () => thisProgram, isInUse: () => true, savesAt: undefined }

/** @param turn about which most happens, UTC milliseconds */
export function deploymentOf(world: World, other: Program, turn: number): Deployment {
  const chance = world.chance('deployment')
  const [begins, lasts] = [turn + chance.uniform(-5, 8) * day, chance.isTrue(0.5) ? chance.uniform(0.05, 1) * hour : chance.uniform(1, 96) * hour]
  const kind = chance.next()
  // Of the other program: from when to when there is any of it, and from when to when there is nothing else.
  const span =
    kind < 0.4
      ? { first: Number.NEGATIVE_INFINITY, last: begins + lasts, aloneFrom: Number.NEGATIVE_INFINITY, aloneUntil: begins }
      : kind < 0.8
        ? {
            first: begins,
            last: begins + lasts + chance.uniform(0, 6) * day,
            aloneFrom: begins + lasts,
            aloneUntil: begins + lasts + chance.uniform(0, 5) * day,
          }
        : { first: Number.NEGATIVE_INFINITY, last: turn + 9 * day, aloneFrom: 0, aloneUntil: 0 }
  const isOther = () => span.first <= world.now() && world.now() < span.last
  const isAlone = () => span.aloneFrom <= world.now() && world.now() < span.aloneUntil && isOther()
  return {
    // A copy is put back from where the newest program is.
    programOf: (machine) =>
      !machine.startsWith('restore.') && (isAlone() || (isOther() && world.chance(`program ${machine}`).isTrue(0.5))) ? other : thisProgram,
    isInUse: (program) => (program === other ? isOther() : !isAlone()),
    savesAt: other.marks ? begins : undefined,
  }
}
