import type { Span } from '../../../shared/calendar/spans.ts'

/** Opening hours, asked about anywhere in time. Seconds since 1970 UTC. */
export class OpenTimes {
  readonly #from: Float64Array
  readonly #until: Float64Array
  /** @param open sorted and apart */
  constructor(open: readonly Span[]) {
    this.#from = Float64Array.from(open, ({ from }) => from)
    this.#until = Float64Array.from(open, ({ until }) => until)
  }
  isOpenAt(moment: number): boolean {
    const place = this.#firstAfter(moment) - 1
    return place >= 0 && moment < this.#until[place]!
  }
  /** The first that begins after the moment. */
  nextAfter(moment: number): Span | undefined {
    const place = this.#firstAfter(moment)
    const [from, until] = [this.#from[place], this.#until[place]]
    return from === undefined || until === undefined ? undefined : { from, until }
  }
  #firstAfter(moment: number): number {
    let [low, high] = [0, this.#from.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#from[middle]! <= moment) low = middle + 1
      else high = middle
    }
    return low
  }
}
