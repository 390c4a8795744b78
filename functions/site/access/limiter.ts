/** How often one person may ask (A9). Kept by each process for itself: a limit against running away, not a bill. */

/** Whoever asks under ever other names takes no memory. */
const mostKnown = 10_000

/** @returns whether one more fits into the window that ends now; @param now UTC milliseconds */
export function limiter(atMost: number, windowMs: number): (who: string, now: number) => boolean {
  const known = new Map<string, number[]>()
  return (who, now) => {
    const recent = (known.get(who) ?? []).filter((at) => at > now - windowMs)
    const fits = recent.length < atMost
    if (fits) recent.push(now)
    known.delete(who)
    known.set(who, recent)
    const [longestAgo] = known.keys()
    if (known.size > mostKnown && longestAgo !== undefined) known.delete(longestAgo)
    return fits
  }
}
