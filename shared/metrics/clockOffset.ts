import { quarterMs } from '../calendar/durations.ts'

/** How far the times of a source differ from ours: the receipt of a delivery less the moment it tells, in the middle of the last quarter of an hour that had any. */
export type TimedDelivery = { /** UTC milliseconds, by our clock. */ readonly receivedAt: number /** The same, by the sender's. */; readonly at: number }
export type ClockOffset = {
  /** Median, in seconds. Above zero: the source's clock is behind, or its messages take that long; below: it is ahead. */
  readonly seconds: number
  /** Of how many deliveries. */
  readonly deliveries: number
  readonly level: 'right' | 'off' | 'uncertain'
}

const windowMs = quarterMs
const warnSeconds = 30
const uncertainSeconds = 300

/** undefined where nothing was delivered. Deliveries in any order. */
export function clockOffset(deliveries: readonly TimedDelivery[]): ClockOffset | undefined {
  const newest = deliveries.reduce((latest, { receivedAt }) => Math.max(latest, receivedAt), Number.NEGATIVE_INFINITY)
  const offsets = deliveries.filter(({ receivedAt }) => receivedAt > newest - windowMs).map(({ receivedAt, at }) => (receivedAt - at) / 1000)
  const middle = offsets.sort((a, b) => a - b)[Math.floor(offsets.length / 2)]
  if (middle === undefined) return undefined
  const other = offsets[Math.ceil(offsets.length / 2) - 1] ?? middle
  const seconds = (middle + other) / 2
  const size = Math.abs(seconds)
  return { seconds, deliveries: offsets.length, level: size > uncertainSeconds ? 'uncertain' : size > warnSeconds ? 'off' : 'right' }
}
