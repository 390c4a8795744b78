/**
 * Small seeded streams of chance. A stream is named by words (line, date, purpose) and owes nothing to any other stream,
 * so the same words give the same numbers on every machine and every day.
 */
export const randomOf = (...words: readonly (string | number)[]): Random => new Random(words.join('/'))

/**
 * Chris Doty-Humphrey's Small Fast Counter (sfc32, public domain). A class, not closures: every person in need keeps one,
 * hundreds of thousands at a time, and this is four numbers each.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter: number

  constructor(name: string) {
    this.#a = sumOf(name, 0x811c9dc5)
    this.#b = sumOf(name, 0x2f0b4c47)
    this.#c = sumOf(name, 0x6d2b79f5)
    this.#counter = sumOf(name, 0x1b873593)
    for (let i = 0; i < 12; i++) this.next()
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }

  isTrue(chance: number): boolean {
    return this.next() < chance
  }

  uniform(from: number, until: number): number {
    return from + (until - from) * this.next()
  }

  /** Whole number in [0, count). */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** Mean 0, deviation 1; Box-Muller without keeping the second value. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal())
  }

  /** Counts exponential gaps, so the cost grows with the mean. */
  poisson(mean: number): number {
    let count = 0
    for (let sum = this.exponential(1); sum < mean; sum += this.exponential(1)) count++
    return count
  }
}

/** FNV-1a from a chosen start, stirred once more, so that short, similar names spread over the whole range. */
function sumOf(text: string, start: number): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
