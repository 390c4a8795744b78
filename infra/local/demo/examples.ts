/** The invented helplines of a host: filled while it runs, and taken away when somebody begins with lines of their own. */
import type { LocalData } from '../store/localData.ts'
import type { FillProgress } from './fillLine.ts'
import { removeDemo } from './removeDemo.ts'
import { type Demo, type DemoOptions, startDemo } from './startDemo.ts'

export type Examples = {
  readonly begin: (options: DemoOptions) => void
  /** Lines of which not all days are there yet. */
  readonly filling: () => readonly Pick<FillProgress, 'line' | 'name' | 'doneDays' | 'days'>[]
  /** Up to which moment a line has been filled, UTC milliseconds; undefined: it is not invented, or not begun. */
  readonly filledUntil: (line: string) => number | undefined
  /** Not all lines reach back to their first day yet. */
  readonly areFilling: () => boolean
  /** What is stored stays. */
  readonly stop: () => Promise<void>
  readonly remove: () => Promise<void>
}

export function examples({ stores, tidy }: Pick<LocalData, 'stores' | 'tidy'>): Examples {
  let demo: Demo | undefined
  let areThere = false
  return {
    begin: (options) => {
      demo = startDemo(options)
      void demo.done.then(() => {
        areThere = true
      })
    },
    filling: () => demo?.filling() ?? [],
    filledUntil: (line) => demo?.filledUntil(line),
    areFilling: () => demo !== undefined && !areThere,
    stop: async () => demo?.stop(),
    remove: async () => {
      await demo?.stop()
      demo = undefined
      await removeDemo(stores)
      await tidy()
    },
  }
}
