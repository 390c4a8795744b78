/** Stores over a memory of their own, for tests of what happens when something else comes in between or nothing comes back. */
import { type Stores, storesOf } from '../../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../../shared/storage/tables/tables.ts'
import { directClient } from './directClient.ts'
import { memoryStore } from './memoryStore.ts'

export type Between = {
  /** Before a request is done. What it throws is what comes back. */
  readonly before?: (operation: string, input: unknown) => void
  /** After it was done: thrown, the answer is lost. */
  readonly after?: (operation: string, input: unknown) => void
}

/** @returns a way to stores over one and the same memory, each with its own trouble */
export function storesInMemory(): (between?: Between) => Stores {
  const store = memoryStore('test')
  return ({ before, after } = {}) => {
    const client = directClient(
      async (operation, input) => {
        before?.(operation, input)
        const answer = store.answer(operation, input)
        after?.(operation, input)
        return answer
      },
      (attempt) => attempt(),
    )
    return storesOf(tablesNamed(client, 'test'))
  }
}

/** Throws at the nth write and at every one after it. */
export function stoppedAfter(writes: number): Between {
  let done = 0
  return {
    before: (operation) => {
      if (isWrite(operation) && ++done > writes) throw new Error('stopped')
    },
  }
}

const isWrite = (operation: string) => /^(Put|Update|Delete|BatchWrite)/.test(operation)
