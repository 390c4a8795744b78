import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../shared/metrics/figuresOf.ts'
import { endings } from './attemptLog.ts'
import { type DrawnCase, drawnCase } from './caseLines.ts'
import { evidenceOf } from './plannedWeek.ts'
import { playedCase } from './playedCase.ts'
import { recordedInput } from './recordedInput.ts'
import { isShort } from './needOutcomes.ts'

/** Everybody recognised, everything recorded, everybody on duty, one need a person: then the product must know all that the simulator knows. */
function transparent({ line }: DrawnCase, shortShare: number) {
  const own = {
    ...line,
    patience: { ...line.patience, shortShare },
    noShowShare: 0,
    withheldShare: 0,
    gaps: [],
    frequent: { share: 0, people: 1 },
    returning: { share: 0, people: 1 },
  }
  const played = playedCase(own)
  return { ...played, metrics: figuresOf(recordedInput(own, played.needs, played.present.year, played.present.time)).metrics }
}

describe.each(['small', 'medium', 'night', 'busyOnly', 'chat'] as const)('what the missed report says of a %s line', (kind) => {
  const drawn = drawnCase(31, kind)
  const { from, until } = evidenceOf(drawn.line)

  it('is what the simulator wrote down: attempts, answered, missed while closed', () => {
    const { present, metrics } = transparent(drawn, 0.05)
    const { attempts } = present.year
    const inEvidence = Array.from({ length: attempts.length }, (_, attempt) => attempt).filter(
      (attempt) => from <= attempts.at[attempt]! && attempts.at[attempt]! < until,
    )
    const count = (...wanted: readonly number[]) => inEvidence.filter((attempt) => wanted.includes(attempts.ending[attempt]!)).length
    expect(metrics.attempts).toBe(inEvidence.length)
    expect(metrics.answered).toBe(count(endings.answered))
    expect(metrics.missed_closed).toBe(count(endings.closed, endings.atClosing))
    expect(metrics.missed_open + metrics.short).toBe(count(endings.left, endings.full, endings.unstaffed))
    expect(metrics.short).toBe(inEvidence.filter((attempt) => isShort(attempts, attempt)).length)
  })

  it('is what the simulator knows of needs: at once, later, never', () => {
    const { present, metrics } = transparent(drawn, 0.05)
    const { attempts } = present.year
    const own = Map.groupBy(
      Array.from({ length: attempts.length }, (_, attempt) => attempt).filter((attempt) => !isShort(attempts, attempt)),
      (attempt) => attempts.need[attempt]!,
    )
    // A hang-up within seconds is no attempt for the report: with only such a one between them two attempts may lie more than a week apart.
    const parts = [...own.values()].flatMap((tried) => {
      const isNew = (place: number) => place === 0 || attempts.at[tried[place]!]! - attempts.at[tried[place - 1]!]! > 7 * 86_400
      const starts = tried.flatMap((_, place) => (isNew(place) ? [place] : []))
      return starts.map((start, place) => tried.slice(start, starts[place + 1]))
    })
    const statuses = parts
      .filter(([first]) => from <= attempts.at[first!]! && attempts.at[first!]! < until)
      .map((tried) => (attempts.ending[tried.at(-1)!] !== endings.answered ? 'never' : tried.length === 1 ? 'reached_at_once' : 'later'))
    const countOf = (status: string) => statuses.filter((each) => each === status).length
    const said = metrics.needs_by_status
    expect(said.reached_at_once.value).toBe(countOf('reached_at_once'))
    expect(said.later.value).toBe(countOf('later'))
    expect(said.never.value).toBe(countOf('never'))
    expect(said.still_open.value).toBe(0)
  })
})

it('writes down neither what was tried in an outage nor who withheld their number', () => {
  const { line } = drawnCase(33, 'gaps')
  const { needs, present } = playedCase(line)
  const input = recordedInput(line, needs, present.year, present.time)
  const figures = figuresOf(input)
  expect(figures.coverage.gaps).toBeGreaterThanOrEqual(line.gaps.length)
  const hours = line.gaps.reduce((sum, gap) => sum + gap.hours, 0)
  expect(figures.coverage.share).toBeCloseTo(1 - hours / (line.weeks * 168), 1)
  expect(figures.metrics.withheld_share).toBeGreaterThan(0)
})
