import { attemptKinds } from '../../contacts/people.ts'
import { needStatuses } from '../../contacts/series.ts'

const cellsOfParts = attemptKinds.length * needStatuses.length

/**
 * Adds up parts of needs by cell, `kind * 4 + status`; an attempt of a need of so many counts for one in so many. The same sum to the last digit, in whatever
 * order people come.
 */
export class NeedParts {
  readonly #most: number
  /** `attempts of the need * cells + cell`, grown as needed. */
  #counts = new Uint32Array(64 * cellsOfParts)
  constructor(most: number) {
    this.#most = most
  }
  add(cell: number, attempts: number): void {
    const place = Math.min(attempts, this.#most) * cellsOfParts + cell
    if (place >= this.#counts.length) {
      const grown = new Uint32Array(place * 2 + cellsOfParts)
      grown.set(this.#counts)
      this.#counts = grown
    }
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
  }
  /** By cell: attempts themselves. */
  attempts(): Float64Array {
    const sums = new Float64Array(cellsOfParts)
    for (let place = 0; place < this.#counts.length; place++) sums[place % cellsOfParts] = (sums[place % cellsOfParts] ?? 0) + (this.#counts[place] ?? 0)
    return sums
  }
  sums(): Float64Array {
    const sums = new Float64Array(cellsOfParts)
    for (let place = cellsOfParts; place < this.#counts.length; place++) {
      const count = this.#counts[place] ?? 0
      if (count > 0) sums[place % cellsOfParts] = (sums[place % cellsOfParts] ?? 0) + count / Math.floor(place / cellsOfParts)
    }
    return sums
  }
}
