/**
 * Chance that belongs to somebody: a draw is named by whose it is, what it is for and which of a kind it is, and owes nothing to the draws
 * made before it. So the same person decides the same under two opening hours, however differently the days go.
 */

/** What a draw is for. Two purposes never share a number. */
export const purposes = {
  person: 1,
  withheld: 2,
  knowsHours: 3,
  learnsHours: 4,
  waitsForOpening: 5,
  perseverance: 6,
  patience: 7,
  patienceKind: 8,
  talk: 9,
  talkAgain: 10,
  wrapUp: 11,
  redials: 12,
  redialDelay: 13,
  redialDelayAgain: 14,
  triesClosedAgain: 15,
  closedAgainDelay: 16,
  returns: 17,
  returnMoment: 18,
  triesBlindly: 19,
  blindDays: 20,
  blindHour: 21,
  blindHourAgain: 22,
  patienceAgain: 23,
  shows: 24,
  recorded: 25,
  constancy: 26,
} as const
export type Purpose = (typeof purposes)[keyof typeof purposes]

/** A whole number of 32 bits that looks like chance (the finaliser of MurmurHash3 over the parts, twice). */
export function keyOf(whose: number, purpose: number, which = 0): number {
  let mixed = Math.imul(whose ^ Math.imul(purpose, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  mixed ^= mixed >>> 16
  mixed = Math.imul(mixed ^ Math.imul(which + 0x165667b1, 0x27d4eb2f), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** Uniform, strictly between 0 and 1. */
export const uniformOf = (whose: number, purpose: Purpose, which = 0): number => (keyOf(whose, purpose, which) + 0.5) / 4_294_967_296

export const exponentialAt = (uniform: number, mean: number): number => -mean * Math.log(1 - uniform)

/** Mean 0, deviation 1 (Box and Muller). */
export const normalAt = (uniform: number, another: number): number => Math.sqrt(-2 * Math.log(uniform)) * Math.cos(2 * Math.PI * another)

/** Mean 1 and the variance given, by Marsaglia and Tsang; a variance of 0 is always 1. */
export function gammaOfMeanOne(variance: number, next: () => number): number {
  if (variance <= 0) return 1
  const shape = 1 / variance
  // Below one: raised to a power (Marsaglia and Tsang 2000, section 6).
  const boost = shape < 1 ? next() ** (1 / shape) : 1
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalAt(Math.max(next(), Number.MIN_VALUE), next())
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(Math.max(next(), Number.MIN_VALUE)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v * boost) / shape
  }
}
