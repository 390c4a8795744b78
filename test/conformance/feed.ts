import { createHash } from 'node:crypto'

/** What an outsider knows of a provider: how it writes and signs its deliveries, and what its callers' journeys should come to. */

/** As it goes over the wire; `path` is what stands after the address of the source. */
export type Delivery = { readonly headers: Record<string, string>; readonly body: string; readonly path?: string }
/** `address`: of the source; `now`: when it is sent; `at`: when it happened. UTC milliseconds. */
export type Sending = { readonly address: string; readonly now: number; readonly at: number; readonly secret: string }
export type Step = { readonly at: number; readonly delivery: (sending: Sending) => Delivery }
export type Sign = (body: string, sending: Sending, id: string) => Delivery
export type Expected = Readonly<Record<string, unknown>>
export type Journey = {
  readonly name: string
  /** Every journey of a feed has a day of its own. */
  readonly date: string
  readonly steps: readonly Step[]
  /** A part of the report's `metrics` of that date. */
  readonly expected: Expected
  /** What this provider cannot know when its deliveries change places. */
  readonly onlyInOrder?: true
}
export type Feed = {
  readonly provider: string
  readonly channel: 'phone' | 'chat'
  readonly secret: string
  /** The provider's own names of what callers reach. */
  readonly reached: readonly string[]
  readonly more?: object
  /** Any body, as this provider would send it. `id`: the same on a repeat of one delivery. */
  readonly sign: Sign
  /** Whether the signature covers the body, and a time: what is not covered cannot be found out. */
  readonly covers: { readonly body: boolean; readonly time: boolean }
  readonly journeys: readonly Journey[]
}

/** UTC milliseconds of a wall time in Amsterdam, in the weeks around the night of 25 October 2026. */
export const wall = (date: string, time = '10:00:00') => Date.parse(`${date}T${time}${date < '2026-10-25' ? '+02:00' : '+01:00'}`)
export const iso = (at: number) => new Date(at).toISOString()
export const seconds = (at: number) => Math.floor(at / 1000)

export const answered: Expected = { attempts: 1, answered: 1, missed_open: 0, missed_closed: 0, short: 0, unknown: 0 }
export const missed: Expected = { attempts: 1, answered: 0, missed_open: 1, missed_closed: 0, short: 0, unknown: 0 }
export const missedClosed: Expected = { attempts: 1, answered: 0, missed_open: 0, missed_closed: 1, short: 0, unknown: 0 }
export const short: Expected = { attempts: 1, answered: 0, missed_open: 0, missed_closed: 0, short: 1, unknown: 0 }
export const unknown: Expected = { attempts: 1, answered: 0, missed_open: 0, missed_closed: 0, short: 0, unknown: 1 }
export const nothing: Expected = { attempts: 0 }

/** Starts at ten in the morning in Amsterdam; `t` in UTC milliseconds. */
export function journey(name: string, date: string, expected: Expected, make: (t: number) => readonly Step[], time?: string): Journey {
  return { name, date, expected, steps: make(wall(date, time)) }
}
/** At 02:30 of the night in which the clock goes back, the first time and the second time. */
export const doubledHour = [Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z')] as const

/** An id of 24 hexadecimal digits: the same for the same content. */
export const madeId = (...content: readonly unknown[]) => createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 24)
