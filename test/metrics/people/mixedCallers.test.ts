import { describe, expect, it } from 'vitest'
import { daySeconds } from '../../../shared/calendar/durations.ts'
import { mixedCallers } from '../../../shared/metrics/people/mixedCallers.ts'

/** A fixed stream of numbers from 0 to 1 (Park and Miller). */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

type Habit = 'always' | 'at_random' | 'half' | 'always_in_crowds'
/** So many callers in ninety days; four in ten tries are followed by a redial within ten minutes, and half of the tries are withheld. In crowds: half of them come within an hour of each day's own, when nobody answers. */
function columnsOf(habit: Habit, callers: number, seed: number) {
  const next = chance(seed)
  const crowds = Array.from({ length: 90 }, (_, day) => day * daySeconds + Math.floor(next() * 23) * 3600)
  const attempts: { at: number; caller: number; isWithheld: boolean; isAnswered: boolean }[] = []
  for (let caller = 0; caller < callers; caller++) {
    const mixes = habit === 'at_random' || (habit === 'half' && next() < 0.5)
    const always = next() < 0.5
    const crowd = habit === 'always_in_crowds' && next() < 0.5 ? crowds[Math.floor(next() * 90)] : undefined
    for (let at = crowd === undefined ? Math.floor(next() * 90 * daySeconds) : crowd + Math.floor(next() * 3600); ; at += 60 + Math.floor(next() * 540)) {
      const isAnswered = crowd === undefined && next() < 0.3
      attempts.push({ at, caller, isWithheld: mixes ? next() < 0.5 : always, isAnswered })
      if (isAnswered || next() > 0.4) break
    }
  }
  attempts.sort((a, b) => a.at - b.at)
  const rowsOf = [
    ...Map.groupBy(
      attempts.flatMap(({ isWithheld, caller }, row) => (isWithheld ? [] : [{ row, caller }])),
      ({ caller }) => caller,
    ).values(),
  ]
  const person = new Int32Array(attempts.length).fill(-1)
  rowsOf.forEach((rows, who) => {
    for (const { row } of rows) person[row] = who
  })
  const row = Int32Array.from(rowsOf.flat(), (own) => own.row)
  const first = Int32Array.from([
    0,
    ...rowsOf.map(
      (
        (sum) => (rows: readonly unknown[]) =>
          (sum += rows.length)
      )(0),
    ),
  ])
  const at = Uint32Array.from(attempts, (own) => own.at)
  const none = new Uint32Array(row.length)
  const byPerson = { first, row, at: Uint32Array.from(row, (own) => at[own] ?? 0), answeredAt: none, talkSeconds: new Int32Array(row.length) }
  const verdict = Uint8Array.from(attempts, ({ isAnswered }) => (isAnswered ? 0 : 1))
  const isMissed = (own: number) => verdict[own] !== 0
  return { columns: { length: at.length, at, person, byPerson }, isMissed, isMissedAt: (place: number) => isMissed(row[place] ?? 0) }
}

const seeds = Array.from({ length: 40 }, (_, n) => 101 + 7 * n)
const seenOf = (habit: Habit, callers: number) => seeds.map((seed) => mixedCallers(columnsOf(habit, callers, seed)))
const sharesOf = (habit: Habit, callers: number) => seenOf(habit, callers).map(({ share }) => share)
const isSeen = (share: number) => share > 0

describe('callers who withhold their number now and then', () => {
  it('are seen where each attempt is withheld or not by chance, and less where half of the callers always withhold or never', () => {
    const [all, half] = [sharesOf('at_random', 3000), sharesOf('half', 3000)]
    expect(all.filter(isSeen).length).toBeGreaterThanOrEqual(38)
    expect(Math.min(...all.filter(isSeen))).toBeGreaterThan(0.5)
    const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length
    expect(mean(half)).toBeLessThan(mean(all))
  })
  it('are seldom seen where everybody always does or never, and then hardly', () => {
    const shares = sharesOf('always', 3000)
    expect(shares.filter(isSeen).length).toBeLessThanOrEqual(14)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.1)
  })
  it('are no more seen where attempts are missed because many come at once', () => {
    const shares = sharesOf('always_in_crowds', 3000)
    expect(shares.filter(isSeen).length).toBeLessThanOrEqual(14)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.1)
  })
  it('are told of only where it is plain', () => {
    const plain = (habit: Habit) => seenOf(habit, 3000).filter(({ isPlain }) => isPlain).length
    expect([plain('always'), plain('always_in_crowds')]).toEqual([0, 0])
    expect(plain('at_random')).toBeGreaterThanOrEqual(20)
  })
  it('are hardly ever seen in a handful of attempts of callers who always do or never', () => {
    expect(sharesOf('always', 6).filter(isSeen).length).toBeLessThanOrEqual(5)
    expect(mixedCallers(columnsOf('always', 0, 1)).share).toBe(0)
  })
})
