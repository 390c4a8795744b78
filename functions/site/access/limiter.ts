/** How often one person may ask (A9). Kept by each process for itself: a limit against running away, not a bill. */

/** @returns whether one more fits into the window that ends now; @param now UTC milliseconds */
export function limiter(atMost: number, windowMs: number): (who: string, now: number) => boolean {
  const known = new Map<string, number[]>()
  return (who, now) => {
    const recent = (known.get(who) ?? []).filter((at) => at > now - windowMs)
    const fits = recent.length < atMost
    if (fits) recent.push(now)
    known.set(who, recent)
    return fits
  }
}
