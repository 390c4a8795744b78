/** The states of a queue and how their probabilities change in time (uniformisation, Jensen 1953). */

/**
 * States are laid out in layers. Layer 0 is the ordinary queue: 0, 1, 2, … in the system. Layer e > 0 holds the moments after staff went home:
 * e more people than are on duty finish their conversations, and nobody new is taken until they have.
 */
export type State = { readonly staff: number; readonly mostWaiting: number; readonly layers: number; readonly probability: Float64Array }

const ordinary = ({ staff, mostWaiting }: Pick<State, 'staff' | 'mostWaiting'>) => staff + mostWaiting + 1
const sizeOf = (state: Pick<State, 'staff' | 'mostWaiting' | 'layers'>) => ordinary(state) + state.layers * (state.mostWaiting + 1)
const placeOf = (state: Pick<State, 'staff' | 'mostWaiting'>, busy: number, waiting: number) =>
  busy <= state.staff ? busy + waiting : ordinary(state) + (busy - state.staff - 1) * (state.mostWaiting + 1) + waiting

function eachState(state: Pick<State, 'staff' | 'mostWaiting' | 'layers'>, tell: (place: number, busy: number, waiting: number) => void): void {
  for (let inSystem = 0; inSystem < ordinary(state); inSystem++) tell(inSystem, Math.min(inSystem, state.staff), Math.max(0, inSystem - state.staff))
  for (let extra = 1; extra <= state.layers; extra++)
    for (let waiting = 0; waiting <= state.mostWaiting; waiting++) tell(placeOf(state, state.staff + extra, waiting), state.staff + extra, waiting)
}

export function emptyState(staff: number, mostWaiting: number): State {
  const probability = new Float64Array(staff + mostWaiting + 1)
  probability[0] = 1
  return { staff, mostWaiting, layers: 0, probability }
}

/** The state after the number of people changes. With fewer, those in conversation finish it first; with more, those waiting are answered at once. */
export function withStaff(state: State, staff: number): State {
  if (staff === state.staff && state.layers === 0) return state
  const mostBusy = Math.max(state.staff + state.layers, staff)
  const next = { staff, mostWaiting: state.mostWaiting, layers: Math.max(0, mostBusy - staff) }
  const probability = new Float64Array(sizeOf(next))
  eachState(state, (place, busy, waiting) => {
    const taken = Math.min(waiting, Math.max(0, staff - busy))
    const target = placeOf(next, busy + taken, waiting - taken)
    probability[target] = (probability[target] ?? 0) + (state.probability[place] ?? 0)
  })
  return { ...next, probability }
}

type Rates = { readonly arrivalRate: number; readonly serviceRate: number; readonly abandonRate: number }

/** Products of rate and time in one step: small enough that e to its negative is a number with all its digits, large enough that few steps are needed. */
const longestStep = 30
const negligible = 1e-12

export function runFor(state: State, length: number, rates: Rates) {
  const chain = transitionsOf(state, rates)
  const oneTurn = turnOf(chain, state.layers === 0)
  const steps = Math.max(1, Math.ceil((chain.rate * length) / longestStep))
  const turns = (chain.rate * length) / steps
  let probability = state.probability
  let [waitingTime, busyTime, overflowTime] = [0, 0, 0]
  for (let step = 0; step < steps; step++) {
    const { after, during } = uniformised(probability, oneTurn, turns)
    probability = after
    const means = meansOf(state, during)
    const share = length / steps / Math.max(turns, Number.MIN_VALUE)
    waitingTime += means.waiting * share
    busyTime += means.busy * share
    overflowTime += means.full * share
  }
  return { state: { ...state, probability }, waitingTime, busyTime, overflowed: overflowTime * rates.arrivalRate }
}

type Transitions = {
  readonly rate: number
  readonly up: Int32Array
  readonly down: Int32Array
  readonly upRate: Float64Array
  readonly leave: Float64Array
  readonly serve: Float64Array
  readonly served: Int32Array
}

/** From every state: one arrival, one who gives up (`down`), one conversation that ends (`served`). */
function transitionsOf(state: State, { arrivalRate, serviceRate, abandonRate }: Rates): Transitions {
  const size = sizeOf(state)
  const [up, down, served] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const [upRate, leave, serve] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  let rate = 0
  eachState(state, (place, busy, waiting) => {
    const isFree = busy < state.staff
    const isFull = waiting === state.mostWaiting
    up[place] = isFull ? place : placeOf(state, isFree ? busy + 1 : busy, isFree ? waiting : waiting + 1)
    upRate[place] = isFull ? 0 : arrivalRate
    down[place] = waiting > 0 ? placeOf(state, busy, waiting - 1) : place
    leave[place] = waiting * abandonRate
    const takesNext = busy <= state.staff && waiting > 0
    served[place] = busy === 0 ? place : placeOf(state, takesNext ? busy : busy - 1, takesNext ? waiting - 1 : waiting)
    serve[place] = busy * serviceRate
    rate = Math.max(rate, (upRate[place] ?? 0) + (leave[place] ?? 0) + (serve[place] ?? 0))
  })
  return { rate: rate * (1 + 1e-12), up, down, upRate, leave, serve, served }
}

/** @returns the probabilities after `turns` expected turns of the chain, and their integral over it (in turns). */
function uniformised(start: Float64Array, oneTurn: Turn, turns: number): { readonly after: Float64Array; readonly during: Float64Array } {
  const size = start.length
  const [after, during] = [new Float64Array(size), new Float64Array(size)]
  let [power, other] = [Float64Array.from(start), new Float64Array(size)]
  let weight = Math.exp(-turns)
  let left = 1 - weight // chance of more turns than so far
  for (let turn = 0; ; turn++) {
    for (let place = 0; place < size; place++) {
      const own = power[place] ?? 0
      after[place] = (after[place] ?? 0) + weight * own
      during[place] = (during[place] ?? 0) + left * own
    }
    if (left < negligible) return { after, during }
    oneTurn(power, other)
    ;[power, other] = [other, power]
    weight *= turns / (turn + 1)
    left -= weight
  }
}

/** Writes into its second argument what the first becomes in one turn of the chain. */
type Turn = (before: Float64Array, after: Float64Array) => void

/** Where nobody is over from before, the chain goes one up or one down, and no place has to be looked up. */
function turnOf(chain: Transitions, isLine: boolean): Turn {
  const { rate, up, down, upRate, leave, serve, served } = chain
  const size = upRate.length
  const [rise, fall, stay] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  for (let place = 0; place < size; place++) {
    rise[place] = (upRate[place] ?? 0) / rate
    fall[place] = ((leave[place] ?? 0) + (serve[place] ?? 0)) / rate
    stay[place] = 1 - (rise[place] ?? 0) - (fall[place] ?? 0)
  }
  if (isLine)
    return (before, after) => {
      let [below, own] = [0, before[0] ?? 0]
      for (let place = 0; place < size; place++) {
        const above = place + 1 < size ? (before[place + 1] ?? 0) : 0
        after[place] = (stay[place] ?? 0) * own + (place > 0 ? (rise[place - 1] ?? 0) * below : 0) + (place + 1 < size ? (fall[place + 1] ?? 0) * above : 0)
        below = own
        own = above
      }
    }
  return (before, after) => {
    after.fill(0)
    for (let place = 0; place < size; place++) {
      const own = before[place] ?? 0
      if (own === 0) continue
      const [toUp, toDown, toServed] = [up[place] ?? 0, down[place] ?? 0, served[place] ?? 0]
      after[toUp] = (after[toUp] ?? 0) + own * (rise[place] ?? 0)
      after[toDown] = (after[toDown] ?? 0) + (own * (leave[place] ?? 0)) / rate
      after[toServed] = (after[toServed] ?? 0) + (own * (serve[place] ?? 0)) / rate
      after[place] = (after[place] ?? 0) + own * (stay[place] ?? 0)
    }
  }
}

export function meansOf(state: State, probability: Float64Array) {
  let [waiting, busy, full] = [0, 0, 0]
  eachState(state, (place, ownBusy, ownWaiting) => {
    const own = probability[place] ?? 0
    waiting += own * ownWaiting
    busy += own * ownBusy
    if (ownWaiting === state.mostWaiting) full += own
  })
  return { waiting, busy, full }
}
