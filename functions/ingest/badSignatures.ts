/** Knows the addresses that send bad signatures again and again. Kept in memory, bounded, never written anywhere. */
import { minuteMs } from '../../shared/calendar/durations.ts'

const mostBad = 50
const withinMs = 5 * minuteMs
const floodMs = 10 * minuteMs
const mostAddresses = 10_000

type Seen = { bad: number; since: number; floodUntil: number }

/**
 * Notes a bad signature; whether there were so many from this address that each is no longer looked at by itself. Only what is bad is counted: many customers
 * of one provider share its addresses, and anybody may be one of them (shared/decisions/0150). @param now UTC milliseconds
 */
export function badSignatures(): (address: string, now: number) => 'one' | 'one_of_many' {
  const addresses = new Map<string, Seen>()
  return (address, now) => {
    const known = addresses.get(address) ?? { bad: 0, since: now, floodUntil: 0 }
    addresses.delete(address)
    addresses.set(address, known)
    const [oldest] = addresses.keys()
    if (addresses.size > mostAddresses && oldest !== undefined) addresses.delete(oldest)
    if (known.floodUntil > now) return 'one_of_many'
    if (now - known.since > withinMs) Object.assign(known, { bad: 0, since: now })
    known.bad += 1
    if (known.bad >= mostBad) known.floodUntil = now + floodMs
    return 'one'
  }
}
