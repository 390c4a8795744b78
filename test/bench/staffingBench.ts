/** A year's staffing of one line, and how many queues a second that rests on. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { figuresOf } from '../../shared/metrics/figuresOf.ts'
import { reportJson } from '../../shared/metrics/reportJson.ts'
import { staffingFigures } from '../../shared/metrics/staffing/staffingFigures.ts'
import { erlangA } from '../../shared/staffing/erlangA.ts'
import { type Budget, milliseconds } from './budget.ts'
import { inputOf } from './inventedInput.ts'
import { inventedContacts, lineId, year } from './inventedYear.ts'
import { medians } from './medians.ts'
import { type ChainVector, octavePeer } from './octavePeer.ts'

/** The same chain solved state by state, as a straightforward program would. */
function stateByState(arrivalRate: number, abandonRate: number, staff: number): number {
  const states = staff + 2000
  const logs = new Float64Array(states)
  for (let k = 1; k < states; k++) logs[k] = (logs[k - 1] ?? 0) + Math.log(arrivalRate / (Math.min(k, staff) + Math.max(0, k - staff) * abandonRate))
  const most = logs.reduce((a, b) => Math.max(a, b))
  let [all, waiting] = [0, 0]
  for (let k = 0; k < states; k++) {
    const weight = Math.exp((logs[k] ?? 0) - most)
    all += weight
    waiting += weight * Math.max(0, k - staff)
  }
  return (abandonRate * waiting) / all / arrivalRate
}

type Vector = { readonly model: string; readonly in: ChainVector }

/** On the reference vectors of Erlang A whose chains a dense solver can hold; nothing where Octave is not there. */
function besidePublicPeer(): readonly Budget[] {
  const { vectors } = JSON.parse(readFileSync(new URL('../fixtures/queueing.json', import.meta.url), 'utf8')) as { vectors: readonly Vector[] }
  const own = vectors
    .filter((vector) => vector.model === 'erlangA' && vector.in.n <= 120 && vector.in.lambda / vector.in.theta < 2000)
    .map((vector) => vector.in)
  const peer = octavePeer(own)
  if (peer === undefined) {
    console.error('not run: Erlang A beside the Octave package queueing, for there is no octave-cli with it (Debian: octave octave-queueing)')
    return []
  }
  const answers = () => own.map(({ lambda, mu, theta, n }) => erlangA({ arrivalRate: lambda, serviceRate: mu, abandonRate: theta }, n).abandoned)
  for (const [place, answer] of answers().entries()) {
    const other = peer.abandoned[place] ?? Number.NaN
    if (!Number.isNaN(other)) assert.ok(Math.abs(answer - other) <= 1e-9 * answer, `vector ${place}: ${answer} against ${other}`)
  }
  const rounds = 200
  const began = performance.now()
  for (let round = 0; round < rounds; round++) answers()
  const ours = (performance.now() - began) / rounds
  return [
    {
      what: 'Erlang A, against the Octave package queueing on the same vectors, with the same answers',
      measured: ours / (peer.seconds * 1000),
      unit: 'x',
      atMost: 0.1,
      from: `${own.length} vectors: ours ${milliseconds(ours)}, the package ${milliseconds(peer.seconds * 1000)}`,
    },
  ]
}

export async function staffingBench(): Promise<readonly Budget[]> {
  const input = inputOf(inventedContacts(100_000, 5))
  const asked = { line: lineId, from: LocalDate.parse(year.from), to: LocalDate.parse(year.to), shifts: [], isRosterTold: () => true }
  const queues = Array.from({ length: 2000 }, (_, n) => ({ arrivalRate: 1 + (n % 40), serviceRate: 1, abandonRate: 0.5 + (n % 7), staff: 1 + (n % 45) }))
  const { staffing, missed, fast, slow } = await medians(3, {
    staffing: () => staffingFigures(input, asked),
    missed: () => reportJson('missed', figuresOf(input), ''),
    fast: () => queues.reduce((sum, { staff, ...demand }) => sum + erlangA(demand, staff).abandoned, 0),
    slow: () => queues.reduce((sum, { arrivalRate, abandonRate, staff }) => sum + stateByState(arrivalRate, abandonRate, staff), 0),
  })
  return [
    {
      what: "a year's staffing of one line, 100,000 contacts, against its missed page",
      measured: staffing / missed,
      unit: 'x',
      atMost: 20,
      from: `staffing ${milliseconds(staffing)}, missed page ${milliseconds(missed)}`,
    },
    {
      what: 'Erlang A, against the same chain solved state by state',
      measured: fast / slow,
      unit: 'x',
      atMost: 0.1,
      from: `${Math.round(queues.length / (fast / 1000)).toLocaleString('en')} queues a second; state by state ${Math.round(queues.length / (slow / 1000)).toLocaleString('en')}`,
    },
    ...besidePublicPeer(),
  ]
}
