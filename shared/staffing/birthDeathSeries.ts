/**
 * The sums behind Erlang A. With `x` = arrivals per mean patience and `c` = staff capacity per mean patience,
 * j people waiting weigh x^j / ((c+1)(c+2)…(c+j)). The weights grow to their largest at j = x - c and then fall; walking from there both ways
 * keeps every number between 0 and 1, whatever the size of the queue (cf. Garnett, Mandelbaum, Reiman 2002).
 */
export type WaitingWeights = {
  /** The place of the largest weight, to which all others are relative. */
  readonly largestAt: number
  /** Sum of the weights of 0, 1, 2, … people waiting. */
  readonly total: number
  /** Sum of j times the weight of j. */
  readonly totalWaiting: number
  /** Weight of nobody waiting; undefined where it is so small that it does not count. */
  readonly ofNobody: number | undefined
}

const negligible = 1e-18
const negligibleBelow = 1e-25

/**
 * @param x above 0; @param c 0 or more
 * @param each hears of every weight that counts, from the largest upwards and then from there downwards
 */
export function waitingWeights(x: number, c: number, each: (waiting: number, weight: number) => void = () => {}): WaitingWeights {
  const largestAt = Math.max(0, Math.floor(x - c))
  let [total, totalWaiting] = [1, largestAt]
  each(largestAt, 1)
  for (let [waiting, weight] = [largestAt + 1, x / (c + largestAt + 1)]; weight > negligible * total || weight * waiting > negligible * totalWaiting; ) {
    total += weight
    totalWaiting += weight * waiting
    each(waiting, weight)
    waiting++
    weight *= x / (c + waiting)
  }
  let weight = 1
  let waiting = largestAt
  while (waiting > 0 && weight > negligibleBelow) {
    weight *= (c + waiting) / x
    waiting--
    total += weight
    totalWaiting += weight * waiting
    each(waiting, weight)
  }
  return { largestAt, total, totalWaiting, ofNobody: waiting === 0 ? weight : undefined }
}
