/**
 * How many get through in a block of hours: the chain M(t)/M/n+M of `changingQueue`, for one number of people and at the price of a table. In
 * place of uniformisation an L-stable pair of implicit steps (SDIRK of order two, Alexander 1977): each is one tridiagonal system, and three minutes
 * are short enough where conversations last longer than that.
 */

/** Rates an hour. */
export type QueueRates = { readonly serviceRate: number; readonly abandonRate: number }
export type BlockQueue = QueueRates & {
  /** Arrivals an hour in each piece. */
  readonly arrivals: ArrayLike<number>
  /** Hours that a piece lasts. */
  readonly pieceHours: number
  /** Conversations that can be held at once. */
  readonly servers: number
  /** What was going on before; absent: nothing. */
  readonly start?: QueueStart
}
/** Hours before a block that run into it. */
export type QueueStart = {
  /** Chances of 0, 1, 2, … in the system. */
  readonly chances: ArrayLike<number>
  /** Conversations that could be held at once until now. Of those that go on, all are finished before anybody new is taken beyond the block's own. */
  readonly servers: number
}
/** Expected numbers by the end of each piece, from the beginning of the block. */
export type BlockResult = {
  readonly arrived: Float64Array
  /** Got somebody to speak with: began a conversation. */
  readonly answered: Float64Array
  readonly busy: Float64Array
  /** Chances of so many in the system when the last piece ends. */
  readonly end: Float64Array
}

const gamma = 1 - Math.SQRT1_2
const longestStepHours = 0.05

export function blockQueue({ arrivals, pieceHours, servers, start, serviceRate, abandonRate }: BlockQueue): BlockResult {
  const pieces = arrivals.length
  const room = servers + roomFor(arrivals, abandonRate)
  const chain = new Chain(room, servers, serviceRate, abandonRate)
  const draining = start === undefined ? 0 : drainingHours(start, servers, serviceRate)
  chain.begin(start)
  // A short patience empties the queue between two steps; steps need not be shorter for it, but not longer than a few conversations either.
  const steps = Math.max(2, Math.ceil(pieceHours / Math.min(longestStepHours, 0.5 / serviceRate)))
  const result = { arrived: new Float64Array(pieces), answered: new Float64Array(pieces), busy: new Float64Array(pieces), end: chain.chances }
  let [arrived, ended] = [0, 0]
  let blocked = draining
  for (let piece = 0; piece < pieces; piece++) {
    const rate = arrivals[piece] ?? 0
    const closed = Math.min(pieceHours, blocked)
    blocked -= closed
    if (closed > 0) chain.wait(rate, closed, abandonRate)
    if (closed < pieceHours) ended += serviceRate * chain.run(rate, (pieceHours - closed) / steps, steps)
    arrived += rate * pieceHours
    const busy = chain.busy(chain.chances)
    result.arrived[piece] = arrived
    result.busy[piece] = busy
    result.answered[piece] = Math.max(0, Math.min(arrived + chain.waitingAtStart, ended + busy - chain.busyAtStart))
  }
  return result
}

/** Until so many have finished of those who were busy that one more may be taken: the mean of the time that takes, 1 / (k mu) for each of them. */
function drainingHours({ chances, servers: before }: QueueStart, servers: number, serviceRate: number): number {
  let [hours, sum] = [0, 0]
  for (let busy = servers + 1; busy <= before; busy++) {
    hours += 1 / (busy * serviceRate)
    for (let own = busy; own < chances.length; own++) if (own === busy || busy === before) sum += (chances[own] ?? 0) * hours
  }
  return sum
}

/** More waiting than this hardly ever happens, however many are turned to waiting. */
function roomFor(arrivals: ArrayLike<number>, abandonRate: number): number {
  let most = 0
  for (let piece = 0; piece < arrivals.length; piece++) most = Math.max(most, arrivals[piece] ?? 0)
  const mean = most / abandonRate
  return Math.ceil(mean + 5 * Math.sqrt(mean) + 5)
}

class Chain {
  readonly chances: Float64Array
  waitingAtStart = 0
  busyAtStart = 0
  readonly #size: number
  readonly #servers: number
  readonly #out: Float64Array
  readonly #lower: Float64Array
  readonly #stage: Float64Array
  readonly #slope: Float64Array
  readonly #pivot: Float64Array
  constructor(room: number, servers: number, serviceRate: number, abandonRate: number) {
    this.#size = room + 1
    this.#servers = servers
    this.chances = new Float64Array(this.#size)
    this.#out = Float64Array.from({ length: this.#size }, (_, own) => Math.min(own, servers) * serviceRate + Math.max(0, own - servers) * abandonRate)
    this.#lower = new Float64Array(this.#size)
    this.#stage = new Float64Array(this.#size)
    this.#slope = new Float64Array(this.#size)
    this.#pivot = new Float64Array(this.#size)
  }
  begin(start: QueueStart | undefined): void {
    const { chances } = this
    if (start === undefined) {
      chances[0] = 1
      return
    }
    for (let own = 0; own < start.chances.length; own++) {
      const waiting = Math.max(0, own - start.servers)
      const busy = Math.min(own, start.servers, this.#servers)
      const place = Math.min(busy + waiting, chances.length - 1)
      chances[place] = (chances[place] ?? 0) + (start.chances[own] ?? 0)
      this.waitingAtStart += waiting * (start.chances[own] ?? 0)
      this.busyAtStart += busy * (start.chances[own] ?? 0)
    }
  }
  /** Nobody is taken for some hours: those who wait come and give up. Their mean goes to where it would; their scatter is left as it is. */
  wait(rate: number, hours: number, abandonRate: number): void {
    const { chances } = this
    const waiting = chances.reduce((sum, chance, own) => sum + chance * Math.max(0, own - this.#servers), 0)
    const then = rate / abandonRate + (waiting - rate / abandonRate) * Math.exp(-abandonRate * hours)
    chances.fill(0)
    let chance = Math.exp(-then)
    for (let own = this.#servers; own < chances.length; own++) {
      chances[own] = chance
      chance *= then / (own - this.#servers + 1)
    }
    const total = chances.reduce((sum, own) => sum + own, 0)
    for (let own = 0; own < chances.length; own++) chances[own] = (chances[own] ?? 0) / total
  }
  busy(chances: Float64Array): number {
    let sum = 0
    for (let own = 0; own < chances.length; own++) sum += (chances[own] ?? 0) * (own < this.#servers ? own : this.#servers)
    return sum
  }
  /** Runs `steps` steps of `length` hours on. @returns the integral of the busy people over them */
  run(rate: number, length: number, steps: number): number {
    const { chances } = this
    const size = this.#size
    const stage = this.#stage
    const slope = this.#slope
    let busyTime = 0
    this.#factor(rate, gamma * length)
    for (let step = 0; step < steps; step++) {
      // p1 = p + g h A p1;  k1 = (p1 - p)/(g h);  p2 = p + (1-g) h k1 + g h A p2;  the new p is p2.
      stage.set(chances)
      this.#solve(gamma * length, stage)
      busyTime += (1 - gamma) * length * this.busy(stage)
      for (let own = 0; own < size; own++) slope[own] = ((stage[own] ?? 0) - (chances[own] ?? 0)) * ((1 - gamma) / gamma)
      for (let own = 0; own < size; own++) chances[own] = (chances[own] ?? 0) + (slope[own] ?? 0)
      this.#solve(gamma * length, chances)
      busyTime += gamma * length * this.busy(chances)
    }
    return busyTime
  }
  /** The matrix 1 - h A of one length of step, eliminated once for all its steps. Column sums are 1: nothing is lost. */
  #factor(rate: number, h: number): void {
    const last = this.#size - 1
    let before = 0
    for (let own = 0; own <= last; own++) {
      const diagonal = 1 + h * ((own < last ? rate : 0) + (this.#out[own] ?? 0))
      const pivot = own === 0 ? diagonal : diagonal - ((-h * rate) / before) * (-h * (this.#out[own] ?? 0))
      this.#pivot[own] = 1 / pivot
      this.#lower[own] = own === 0 ? 0 : (h * rate) / before
      before = pivot
    }
  }
  #solve(h: number, values: Float64Array): void {
    const [size, out, lower, pivot] = [this.#size, this.#out, this.#lower, this.#pivot]
    for (let own = 1; own < size; own++) values[own] = (values[own] ?? 0) + (lower[own] ?? 0) * (values[own - 1] ?? 0)
    values[size - 1] = (values[size - 1] ?? 0) * (pivot[size - 1] ?? 0)
    for (let own = size - 2; own >= 0; own--) values[own] = ((values[own] ?? 0) + h * (out[own + 1] ?? 0) * (values[own + 1] ?? 0)) * (pivot[own] ?? 0)
  }
}
