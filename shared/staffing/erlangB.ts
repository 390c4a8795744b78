/**
 * Erlang B: nobody waits; who finds everybody busy is lost. Also the limit of callers without any patience.
 * Recursion on the inverse (Jagerman 1974): no factorials, so no overflow for thousands of people.
 */

/**
 * 1/B for `staff` people and an offered load in erlang: 1 for nobody, Infinity where blocking is beyond the smallest number there is.
 * @param load lambda/mu, above 0
 */
export function inverseBlocking(staff: number, load: number): number {
  let inverse = 1
  for (let busy = 1; busy <= staff; busy++) {
    inverse = 1 + (inverse * busy) / load
    if (inverse === Number.POSITIVE_INFINITY) return inverse
  }
  return inverse
}

/** The share of contacts that find everybody busy. @param staff a whole number, 0 or more; @param load in erlang, 0 or more */
export function blocking(staff: number, load: number): number {
  if (load <= 0) return staff > 0 ? 0 : 1
  return 1 / inverseBlocking(staff, load)
}
