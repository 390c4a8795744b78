/** What goes wrong, how often, and when it stops: each run has a temper of its own, so that some meet one kind of trouble much and others a little of all. */
import type { Random } from '../../../infra/local/demo/random.ts'
import type { Sight } from './store/versionedTable.ts'
import type { World } from './world.ts'

export const faultKinds = ['crash_before', 'crash_after', 'throttled', 'timeout', 'answer_lost', 'away'] as const
export type Fault = (typeof faultKinds)[number]

export type Faults = {
  /** What befalls the next request of a machine. */
  readonly next: (machine: string, what: string, isWrite: boolean) => Fault | undefined
  readonly clockOff: (machine: string) => () => number
  readonly sight: () => Sight
  readonly leftOut: (count: number) => number
  /** From now on nothing goes wrong any more. */
  readonly stop: () => void
  readonly isOver: () => boolean
  /** Until then the table of events takes nothing. */
  readonly takeAway: (milliseconds: number) => void
  /** This contact cannot be written for as long: whoever folds it fails. */
  readonly poison: (name: string, milliseconds: number) => void
}

export function faultsOf(world: World): Faults {
  const chance = world.chance('faults')
  const temper = new Map(faultKinds.map((kind) => [kind, chance.isTrue(0.5) ? chance.next() ** 3 * mostOften[kind] : 0]))
  const staleMs = chance.isTrue(0.5) ? 2_000 * chance.next() : 0
  const leavesOut = chance.isTrue(0.3) ? 0.2 : 0
  const clocks = new Map<string, { off: number; jumpsAt: number; jump: number }>()
  let isOver = false
  let awayUntil = 0
  const poisoned = new Map<string, number>()
  return {
    next: (machine, what, isWrite) => {
      // Who makes and drops tables waits for it by the clock of this machine.
      if (isOver || /^\w+Table /.test(what)) return undefined
      if (world.now() < awayUntil && what.includes(' events ')) return 'away'
      for (const [name, until] of poisoned) if (world.now() < until && what.includes(`contacts CONTACT#${name}`)) return 'throttled'
      const drawn = chance.next()
      let sum = 0
      for (const [kind, often] of temper) {
        sum += isWrite ? often : often / 4
        if (drawn < sum) return isSpared(machine) ? undefined : kind
      }
      return undefined
    },
    clockOff: (machine) => {
      const own = clocks.get(machine) ?? clockOf(world.chance(`clock ${machine}`), world.now())
      clocks.set(machine, own)
      return () => (isOver ? 0 : Math.round(own.off + (world.now() > own.jumpsAt ? own.jump : 0)))
    },
    sight: () => () => (isOver || staleMs === 0 ? world.now() : world.now() - staleMs * chance.next()),
    leftOut: (count) => (isOver || !chance.isTrue(leavesOut) ? 0 : chance.below(count + 1)),
    stop: () => {
      isOver = true
    },
    isOver: () => isOver,
    takeAway: (milliseconds) => {
      awayUntil = world.now() + milliseconds
    },
    poison: (name, milliseconds) => poisoned.set(name, world.now() + milliseconds),
  }
}

/** It begins from the copy each time, with hundreds of requests: at this rate it would never come to its end. A few times it is stopped all the same. */
const isSpared = (machine: string) => Number(/^restore\.(\d+)$/.exec(machine)?.[1] ?? 0) >= 3

const mostOften: Readonly<Record<Fault, number>> = { crash_before: 0.02, crash_after: 0.03, throttled: 0.1, timeout: 0.06, answer_lost: 0.08, away: 0.03 }

/** Some seconds off, and now and then set right or wrong by a minute or two. */
function clockOf(chance: Random, now: number) {
  const isOff = chance.isTrue(0.3)
  return { off: isOff ? chance.normal() * 20_000 : 0, jumpsAt: now + chance.exponential(3 * 86_400_000), jump: isOff ? chance.normal() * 60_000 : 0 }
}
