import { describe, expect, it } from 'vitest'
import { endings } from './attemptLog.ts'
import { drawnCase, type LineKind } from './caseLines.ts'
import { handLine, toldNeeds } from './handLine.ts'
import { latentNeeds } from './latentNeeds.ts'
import { plainYear } from './plainYear.ts'
import { hoursText, plannedTime } from './plannedWeek.ts'
import { playedCase } from './playedCase.ts'
import { playedYear } from './playedYear.ts'

const told = ({ attempts }: ReturnType<typeof playedYear>) =>
  Array.from({ length: attempts.length }, (_, place) => ({
    need: attempts.need[place]!,
    at: attempts.at[place]!,
    endedAt: attempts.endedAt[place]!,
    ending: attempts.ending[place]!,
  }))
/** In the order in which they are tried where several are at one second. */
const inOrder = (attempts: ReturnType<typeof told>) => [...attempts].sort((a, b) => a.at - b.at || a.need - b.need)
const tuesdayEvening = [{ weekday: 1, from: 19 * 60, until: 21 * 60, staff: 1 }]

describe('a year that is played out', () => {
  it.each([
    [3, 'tiny'],
    [4, 'tiny'],
    [5, 'small'],
    [6, 'night'],
    [7, 'chat'],
    [9, 'busyOnly'],
  ] as const)('is to the last attempt what the plain way of playing it gives (%s, %s)', (seed, kind: LineKind) => {
    const drawn = drawnCase(seed, kind)
    const line = { ...drawn.line, needsPerYear: 700, weeks: 4 }
    const needs = latentNeeds(line, 0)
    const [present, longer] = [plannedTime(line, [], 0), plannedTime(line, drawn.extra, 0)]
    expect(needs.length).toBeGreaterThan(60)
    for (const time of [present, longer])
      expect(inOrder(told(playedYear(line, needs, time, present)))).toEqual(inOrder([...plainYear(line, needs, time, present)]))
  })

  it('lets people wait their turn, turns them away at closing and finishes conversations after it', () => {
    const needs = toldNeeds([
      { at: '2026-02-03T15:45:00', person: 0 }, // 16:45 in Amsterdam
      { at: '2026-02-03T15:46:00', person: 1 },
      { at: '2026-02-03T15:47:00', person: 2 },
      { at: '2026-02-03T16:30:00', person: 3 },
    ])
    const line = handLine()
    const { attempts, overtimeSeconds } = playedYear(line, needs, plannedTime(line, [], 0))
    expect(told({ attempts, overtimeSeconds }).map(({ ending, at, endedAt }) => [ending, (endedAt - at) / 60])).toEqual([
      [endings.answered, 0],
      [endings.answered, 9],
      [endings.atClosing, 13],
      [endings.closed, 0],
    ])
    expect(overtimeSeconds).toBe(5 * 60)
  })

  it('leaves nobody without an end, and answers nobody while closed', () => {
    const { line, extra } = drawnCase(11, 'medium')
    const { present, under } = playedCase(line)
    for (const { year, time } of [present, under(extra)]) {
      const all = told(year)
      const isOpen = (moment: number) => time.open.some(({ from, until }) => from <= moment && moment < until)
      expect(all.every(({ ending, at, endedAt }) => ending > 0 && endedAt >= at)).toBe(true)
      expect(all.filter(({ ending, endedAt }) => ending === endings.answered && !isOpen(endedAt))).toEqual([])
      expect(all.filter(({ ending, at }) => (ending === endings.closed) === isOpen(at))).toEqual([])
    }
  })

  it('is the same year under the same hours: the difference is nothing at all', () => {
    for (const seed of [1, 2, 3]) {
      const { line } = drawnCase(seed)
      const { truthOf } = playedCase(line)
      expect(truthOf([])).toMatchObject({ needs: 0, people: 0, earlier: 0, newcomers: 0, staffHours: 0, overtimeHours: 0, turnedAway: 0 })
    }
  })

  it('has the same people in it whichever hours are tried', () => {
    const { line, extra } = drawnCase(12, 'small')
    const { present, under } = playedCase(line)
    const before = told(present.year)
    const longer = under(extra)
    const firstNewOpening = longer.time.open.find(({ from }, place) => from !== present.time.open[place]?.from)!.from
    const upTo = (all: typeof before) => all.filter(({ endedAt }) => endedAt < firstNewOpening - 7 * 86_400)
    expect(upTo(told(longer.year)).length).toBe(upTo(before).length)
  })

  it('reaches more people with more staff, line after line', () => {
    const reached = (more: number) => {
      let sum = 0
      for (let seed = 20; seed < 28; seed++) {
        const { line, extra } = drawnCase(seed, 'medium')
        sum += playedCase(line).truthOf(extra.map((block) => ({ ...block, staff: block.staff + more }))).people
      }
      return sum
    }
    const [one, two, three] = [reached(0), reached(1), reached(2)]
    expect(two).toBeGreaterThan(one)
    expect(three).toBeGreaterThan(two)
  })
})

describe('the truth about longer hours', () => {
  const line = handLine({ deferral: { share: 1, tauHours: 1e9, meanSeconds: 600 } })
  const over = (needs: ReturnType<typeof toldNeeds>, own = line) => ({ truth: playedCase(own, 0, 1, needs).truthOf(tuesdayEvening) })

  it('counts as earlier who came back the next day anyhow', () => {
    const { truth } = over(toldNeeds([{ at: '2026-02-03T18:30:00', person: 0 }]))
    expect(truth).toMatchObject({ needs: 0, people: 0, earlier: 1, turnedAway: 1, neverReached: 0, staffHours: 4 })
    expect(truth.medianHoursEarlier).toBeGreaterThan(17)
  })
  it('counts as gained who would not have come back', () => {
    const { truth } = over(toldNeeds([{ at: '2026-02-03T18:30:00', person: 0 }]), handLine())
    expect(truth).toMatchObject({ needs: 1, people: 1, earlier: 0, turnedAway: 1, neverReached: 1, neverReachedPeople: 1, parts: { gain: 1, loss: 0 } })
  })
  it('counts a person once, however many needs', () => {
    const { truth } = over(
      toldNeeds(
        [
          { at: '2026-02-03T18:30:00', person: 0 },
          { at: '2026-02-11T14:30:00', person: 0 }, // answered at present hours
          { at: '2026-02-10T18:30:00', person: 1 },
        ].sort((a, b) => (a.at < b.at ? -1 : 1)),
      ),
      handLine(),
    )
    // The second person's need; the first person was spoken with in both, and the need of the third of February lies more than seven days before.
    expect(truth).toMatchObject({ needs: 2, people: 1 })
  })
  it('does not count who never tried because they knew it was closed', () => {
    const { truth } = over(toldNeeds([{ at: '2026-02-03T18:30:00', person: 0, knowsHours: true }]), handLine())
    expect(truth).toMatchObject({ needs: 0, people: 0, newcomers: 1, turnedAway: 0 })
  })
})

describe('a week as opening hours', () => {
  it('puts together what touches and keeps a night whole', () => {
    const night = { weekday: 6, from: 22 * 60, until: 30 * 60, staff: 1 }
    const blocks = [{ weekday: 0, from: 540, until: 600, staff: 2 }, { weekday: 0, from: 600, until: 720, staff: 1 }, night]
    expect(hoursText(blocks)).toBe('Mo 09:00-12:00; Su 22:00-06:00')
    expect(hoursText([])).toBe('closed')
  })
})
