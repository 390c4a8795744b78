/** Figures of an invented week, only as much of them as the overview of a week reads. */
import type { LineId } from '../../shared/contacts/identifiers.ts'
import type { DigestFigures } from '../../shared/mail/digestSentences.ts'
import type { Figures, WeekCell } from '../../shared/metrics/figures.ts'
import type { StaffingFigures } from '../../shared/metrics/staffing/staffingFigures.ts'

type Week = {
  readonly tried?: number | null
  readonly missed?: number
  readonly spread?: number
  readonly share?: number
  readonly closedRecorded?: Figures['coverage']['closedRecorded']
  readonly isSilentNow?: boolean
  readonly isTooQuiet?: boolean
  readonly evening?: number
  readonly busiestShare?: number
  readonly roster?: DigestFigures['roster']
}
const estimate = (value: number | null, spread = 0) =>
  value === null ? { value: null, low: null, high: null } : { value, low: Math.max(0, value - spread), high: value + spread }

export function digest({
  tried = 120,
  missed = 35,
  spread = 0,
  share = 1,
  closedRecorded = 'yes',
  isSilentNow = false,
  isTooQuiet = false,
  evening = 30,
  busiestShare = 0,
  roster = [],
}: Week): DigestFigures {
  const coverage = {
    share,
    closedRecorded,
    gaps: share === 1 ? 0 : 2,
    hours: 168,
    measuredHours: 168 * share,
    ...(isTooQuiet && { tooQuiet: [{ source: 'centrale', lines: ['telefoon'], noticedAfterDays: 154 }] }),
    silentNow: isSilentNow ? [{ line: 'telefoon', source: 'centrale', since: '' }] : [],
  }
  const metrics = {
    attempts: tried === null ? 5 : tried,
    people_by_status: { all: estimate(tried, spread), never: estimate(0), still_open: estimate(tried === null ? null : missed, spread) },
  }
  const cell = (weekday: number, from: string, never: number) => ({ weekday, from, to: '', never }) as WeekCell
  const cells = [cell(7, '18:00', evening), ...Array.from({ length: 28 }, (_, n) => cell((n % 7) + 1, '12:00', evening === 0 ? 0 : 2))]
  const week = { metrics, coverage } as unknown as Figures
  return { week, quarter: { coverage, weekGrid: { grain: 'daypart', cells } } as unknown as Figures, busiestShare, roster }
}

/** Sunday evening of the week after next. */
const sunday = Date.parse('2026-03-29T17:00:00Z')
export const shortOf = (short: number, missed: number, own: Partial<StaffingFigures> = {}): StaffingFigures =>
  ({
    line: 'telefoon' as LineId,
    hasRoster: true,
    isAssumed: false,
    gaps:
      short === 0
        ? []
        : [
            {
              from: sunday,
              until: sunday + 2 * 3_600_000,
              short,
              staffHours: short * 2,
              people: { value: missed, low: missed / 2, high: missed * 1.5, chance: 0, shared: 0 },
            },
          ],
    ...own,
  }) as StaffingFigures
