/** Turns away addresses that only ever send bad signatures. Kept in memory, bounded, never written anywhere. */

const mostBad = 50
const withinMs = 5 * 60_000
const blockedForMs = 10 * 60_000
const trustedForMs = 24 * 3_600_000
const mostAddresses = 10_000

type Seen = { bad: number; since: number; blockedUntil: number; goodAt: number | undefined }

export type AddressGuard = {
  readonly isBlocked: (address: string, now: number) => boolean
  readonly noteBad: (address: string, now: number) => void
  /** An address that sent a good signature in the last day is never blocked. */
  readonly noteGood: (address: string, now: number) => void
}

export function addressGuard(): AddressGuard {
  const addresses = new Map<string, Seen>()
  const seen = (address: string, now: number): Seen => {
    const known = addresses.get(address) ?? { bad: 0, since: now, blockedUntil: 0, goodAt: undefined }
    addresses.delete(address)
    addresses.set(address, known)
    const [oldest] = addresses.keys()
    if (addresses.size > mostAddresses && oldest !== undefined) addresses.delete(oldest)
    return known
  }
  return {
    isBlocked: (address, now) => (addresses.get(address)?.blockedUntil ?? 0) > now,
    noteBad: (address, now) => {
      const known = seen(address, now)
      if (now - known.since > withinMs) Object.assign(known, { bad: 0, since: now })
      known.bad += 1
      const isTrusted = known.goodAt !== undefined && now - known.goodAt < trustedForMs
      if (known.bad >= mostBad && !isTrusted) known.blockedUntil = now + blockedForMs
    },
    noteGood: (address, now) => {
      seen(address, now).goodAt = now
    },
  }
}
