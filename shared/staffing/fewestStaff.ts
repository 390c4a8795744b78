/** The smallest number of people that meets a target which more people always meet better. */

const most = 100_000

/**
 * @param meets whether so many people meet the target; once true for a number, true for all larger ones
 * @param load in erlang, only to begin near the answer
 * @throws RangeError when even `most` people do not meet it
 */
export function fewestStaff(meets: (staff: number) => boolean, load: number): number {
  let low = -1 // does not meet it
  let high = Math.max(1, Math.floor(load - 3 * Math.sqrt(Math.max(0, load))))
  if (meets(high)) {
    if (meets(0)) return 0
    low = 0
  } else {
    for (let step = 1; !meets(high); step *= 2) {
      low = high
      high += step
      if (high > most) throw new RangeError(`not met by ${most} people`)
    }
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (meets(middle)) high = middle
    else low = middle
  }
  return high
}
