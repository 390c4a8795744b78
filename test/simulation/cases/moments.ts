/** What is still to come, soonest first: a binary heap over typed arrays, as there are hundreds of thousands of moments in a year. */
export class Moments {
  #at = new Float64Array(1024)
  #what = new Int32Array(1024)
  #length = 0

  get isEmpty(): boolean {
    return this.#length === 0
  }
  /** Infinity when nothing is to come. */
  get nextAt(): number {
    return this.#length === 0 ? Number.POSITIVE_INFINITY : this.#at[0]!
  }
  add(at: number, what: number): void {
    if (this.#length === this.#at.length) this.#grow()
    let place = this.#length++
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (this.#at[parent]! <= at) break
      this.#move(parent, place)
      place = parent
    }
    this.#at[place] = at
    this.#what[place] = what
  }
  /** Takes the soonest away. */
  take(): number {
    const what = this.#what[0]!
    const last = --this.#length
    const [at, own] = [this.#at[last]!, this.#what[last]!]
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= last) break
      if (child + 1 < last && this.#at[child + 1]! < this.#at[child]!) child++
      if (this.#at[child]! >= at) break
      this.#move(child, place)
      place = child
    }
    this.#at[place] = at
    this.#what[place] = own
    return what
  }
  #move(from: number, to: number): void {
    this.#at[to] = this.#at[from]!
    this.#what[to] = this.#what[from]!
  }
  #grow(): void {
    const [at, what] = [new Float64Array(this.#at.length * 2), new Int32Array(this.#at.length * 2)]
    at.set(this.#at)
    what.set(this.#what)
    this.#at = at
    this.#what = what
  }
}
