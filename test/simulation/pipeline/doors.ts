/** Functions that are stopped while somebody puts a copy back: who is at work ends first, who comes waits outside. */
import type { World } from './world.ts'

export type Doors = {
  readonly in: <Answer>(work: () => Promise<Answer>) => Promise<Answer>
  /** Alone. */
  readonly alone: <Answer>(work: () => Promise<Answer>) => Promise<Answer>
}

const lookEveryMs = 30_000

export function doors({ pause }: World): Doors {
  let atWork = 0
  let isClosed = false
  return {
    in: async (work) => {
      while (isClosed) await pause(lookEveryMs)
      atWork += 1
      try {
        return await work()
      } finally {
        atWork -= 1
      }
    },
    alone: async (work) => {
      while (isClosed) await pause(lookEveryMs)
      isClosed = true
      try {
        while (atWork > 0) await pause(lookEveryMs)
        return await work()
      } finally {
        isClosed = false
      }
    },
  }
}
