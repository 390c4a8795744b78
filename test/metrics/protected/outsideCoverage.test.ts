import { describe, expect, it } from 'vitest'
import type { LineId } from '../../../shared/contacts/identifiers.ts'
import type { Gap } from '../../../shared/metrics/figures.ts'
import { outsideGaps, outsideMeasured } from '../../../shared/metrics/protected/outsideCoverage.ts'

const gap = (from: string, until: string, found: Gap['found']): Gap => ({
  line: 'telefoon' as LineId,
  source: null,
  from,
  until,
  hours: (Date.parse(until) - Date.parse(from)) / 3_600_000,
  openHours: 0,
  cause: 'unknown',
  found,
  note: 'Van de telefonist',
})
const told = (from: string, until: string, found: Gap['found']) => outsideGaps({ gapList: [gap(from, until, found)] }, 'Europe/Amsterdam')[0]

describe('a gap, told outside', () => {
  it('that people told of has the dates that it touches on the wall of the line', () => {
    expect(told('2026-05-31T22:00:00Z', '2026-06-03T22:00:00Z', 'told')).toEqual({
      line: 'telefoon',
      from: '2026-06-01',
      to: '2026-06-03',
      hours: 72,
      cause: 'unknown',
    })
  })
  it.each(['silence', 'no_data_yet'] as const)('that begins or ends at somebody’s call has its months only (%s)', (found) => {
    expect(told('2026-05-31T22:15:00Z', '2026-06-03T20:45:00Z', found)).toEqual({
      line: 'telefoon',
      from: '2026-06',
      to: '2026-06',
      hours: 72,
      cause: 'unknown',
    })
    expect(told('2026-05-31T21:45:00Z', '2026-06-03T20:45:00Z', found)).toMatchObject({ from: '2026-05', to: '2026-06' })
  })
  it('of some minutes is at most a day, not nothing', () => {
    expect(told('2026-05-31T10:00:00Z', '2026-05-31T10:15:00Z', 'silence')).toMatchObject({ hours: 24 })
  })
})

describe('how much was measured, told outside', () => {
  const month = { hours: 720, measuredHours: 720 }
  const silence = [gap('2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z', 'silence')]
  it('is exact where all of it was, or where people told of every gap', () => {
    expect(outsideMeasured(month, [])).toEqual({ share: 1, measuredHours: 720 })
    expect(outsideMeasured({ hours: 720, measuredHours: 699.5 }, [gap('2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z', 'told')])).toEqual({
      share: 699.5 / 720,
      measuredHours: 699.5,
    })
  })
  it('lacks whole days where somebody’s call began or ended what is missing, and is never all', () => {
    for (const measuredHours of [719.75, 710.25, 696]) expect(outsideMeasured({ hours: 720, measuredHours }, silence).measuredHours).toBe(696)
    expect(outsideMeasured({ hours: 720, measuredHours: 695.75 }, silence)).toEqual({ share: 672 / 720, measuredHours: 672 })
  })
  it('is something where something was measured, and nothing where nothing was', () => {
    expect(outsideMeasured({ hours: 720, measuredHours: 3 }, silence).measuredHours).toBe(1)
    expect(outsideMeasured({ hours: 720, measuredHours: 0 }, silence)).toEqual({ share: 0, measuredHours: 0 })
    expect(outsideMeasured({ hours: 720, measuredHours: 0, closedHours: 720 }, silence)).toEqual({ share: 0, measuredHours: 0 })
  })
})
