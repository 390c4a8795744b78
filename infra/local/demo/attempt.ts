import type { Need } from './needs.ts'

/** How an attempt ended: `menu` hung up before the queue, the rest are the words of the events that report it. */
export type Ending = 'answered' | 'left' | 'menu' | 'closed' | 'full' | 'no_agents' | 'timeout' | 'error'

/** One attempt as it truly went, whether or not any of it was recorded. UTC milliseconds on whole seconds. */
export type Attempt = {
  readonly contact: string
  readonly need: Need
  readonly at: number
  /** The exchange dropped the closing event of this one. */
  readonly isEndLost: boolean
  queuedAt: number | undefined
  /** undefined: still going on where the simulation stopped. */
  ending: Ending | undefined
  /** End of waiting: the answer, the hang-up or the refusal. */
  waitEndedAt: number | undefined
  talkEndsAt: number | undefined
  agent: string | undefined
}
