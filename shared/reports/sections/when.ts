/** Page 2: when people tried whom nobody spoke to, in the week and over the months. */
import { gridSteps } from '../../metrics/gridSteps.ts'
import type { Findings, GridFinding } from '../findings.ts'
import type { GridGrain } from '../reportCounts.ts'
import type { Numbering } from '../numbering.ts'
import { numberOf } from '../printed.ts'
import type { Block, FigureBlock, GridDrawn, ReportSection } from '../reportDocument.ts'
import type { SaidSentence } from '../sentence.ts'
import { trendFigure } from './trend.ts'
import { smallNote } from '../smallNote.ts'
import { usualNumber } from '../usualNumber.ts'
import type { Wording } from '../wording.ts'

export function whenSection(wording: Wording, numbers: Numbering): ReportSection {
  const { words, findings } = wording
  const grid = gridFigure(wording, numbers)
  const trend = trendFigure(wording, numbers)
  const blocks: Block[] = [
    { kind: 'sentences', isSummary: false, sentences: worstSentences(wording) },
    ...(grid === undefined ? [{ kind: 'list' as const, title: '', items: [words.grid.tooShort] }] : [grid]),
    ...(trend === undefined ? [] : [{ kind: 'sentences' as const, isSummary: false, sentences: usualSentences(wording) }, trend]),
  ]
  return { key: 'when', title: words.sections.when, blocks: findings.months.length === 0 ? blocks.slice(0, 2) : blocks }
}

/** The dayparts that stand out, in words. */
function worstSentences(wording: Wording): SaidSentence[] {
  const { say, words, inSentence, findings } = wording
  if (findings.grid === undefined) return []
  const terms = ['needs_open']
  const [first, second, third] = findings.worst.map((moment) => words.grid.momentIn(momentWords(wording, moment, moment.grain), inSentence(moment.never)))
  if (first === undefined) return [say('worstNone', {}, terms)]
  if (second === undefined) return [say('worstOne', { first }, terms)]
  return [third === undefined ? say('worstTwo', { first, second }, terms) : say('worstThree', { first, second, third }, terms)]
}

type Moment = Pick<GridFinding, 'weekday' | 'from' | 'to'>
/** "maandagmiddag", "maandag t/m vrijdag 12–18 uur", "dinsdag 18–20 uur" */
function momentWords({ words, texts, formats }: Wording, { weekday, from, to }: Moment, grain: GridGrain): string {
  const { grid } = words
  switch (grain) {
    case 'daypart':
      return grid.weekdayDaypart(formats.weekday(weekday), grid.dayparts[from] ?? '')
    case 'workweek':
      return grid.daysDaypart(weekday === 1 ? grid.workdaysName : grid.weekendName, formats.timeOfDay(from, to))
    case 'twohour':
      return texts.weekdayTime(formats.weekday(weekday), formats.timeOfDay(from, to))
    case 'week':
      return grid.week.toLowerCase()
  }
}

function gridFigure(wording: Wording, numbers: Numbering): FigureBlock | undefined {
  const { words, findings, inSentence, dates } = wording
  const { grid } = findings
  if (grid === undefined) return undefined
  const shown = grid.cells.flatMap((cell) => (numberOf(cell.never) === undefined ? [] : [{ cell, value: numberOf(cell.never) ?? 0 }]))
  const highest = shown.reduce<(typeof shown)[number] | undefined>((most, own) => (most === undefined || own.value > most.value ? own : most), undefined)
  const standsOut = highest !== undefined && grid.cells.length > 1 && findings.worst.length > 0
  return numbers.figure({
    id: 'figure-week',
    finding: standsOut ? words.grid.finding(momentWords(wording, highest.cell, grid.grain), inSentence(highest.cell.never)) : words.grid.findingEven,
    subtitle: words.grid.subtitle(words.grid.grains[grid.grain], dates),
    alternative: `${words.grid.alternative} ${words.grid.needsNote}`,
    chart: { kind: 'grid', grid: drawnGrid(wording, grid) },
    notes: [
      words.grid.grainNote[grid.grain],
      smallNote(
        wording,
        grid.cells.map(({ never }) => never),
      ),
    ],
  })
}

function drawnGrid(wording: Wording, { grain, cells }: NonNullable<Findings['grid']>): GridDrawn {
  const { words, formats, findings } = wording
  const weekdays = [...new Set(cells.map(({ weekday }) => weekday))]
  const times = [...new Map(cells.map((cell) => [cell.from, cell.to]))]
  const columnOf = (weekday: number) => {
    if (weekday === 0) return { label: words.grid.week, name: words.grid.week }
    if (grain === 'workweek')
      return weekday === 1 ? { label: words.grid.workdays, name: words.grid.workdaysName } : { label: words.grid.weekend, name: words.grid.weekendName }
    return { label: formats.weekday(weekday, 'short'), name: formats.weekday(weekday) }
  }
  const steps = gridSteps(findings.coverage.measuredHours)
  const rowOf = ([from, to]: readonly [string, string]) => ({
    label: grain === 'twohour' ? formats.timeOfDay(from, to) : `${words.grid.dayparts[from] ?? ''} ${formats.timeOfDay(from, to)}`.trim(),
    cells: weekdays.flatMap((weekday) => {
      const cell = cells.find((own) => own.weekday === weekday && own.from === from)
      return cell === undefined ? [] : [drawnCell(wording, cell, grain, steps)]
    }),
  })
  return { columns: weekdays.map(columnOf), rows: times.map(rowOf), legend: legend(wording, cells, steps) }
}

function drawnCell(
  { words, shown, ...wording }: Wording,
  cell: GridFinding,
  grain: GridGrain,
  steps: readonly number[],
): GridDrawn['rows'][number]['cells'][number] {
  const value = numberOf(cell.never)
  const look = cell.isUnrecorded ? 'not_recorded' : value !== undefined ? 'number' : cell.never.shown === 'not_measured' ? 'not_measured' : 'small'
  const text = look === 'not_recorded' ? words.notRecordedCell : shown(cell.never)
  const open = { open: words.grid.cellOpen, partly: words.grid.cellPartly, closed: undefined }[cell.open]
  const said = words.grid.cell(momentWords({ words, shown, ...wording }, cell, grain), text)
  return {
    shown: look === 'not_recorded' || look === 'not_measured' ? '–' : text,
    words: open === undefined ? said : `${said}, ${open}`,
    look,
    open: cell.open,
    ...(value !== undefined && { step: Math.min(5, steps.filter((least) => value >= least).length) }),
  }
}

function legend({ words, formats }: Wording, cells: readonly GridFinding[], steps: readonly number[]): GridDrawn['legend'] {
  // Steps that no cell reaches say nothing, nor does where the last step that one reaches would end.
  const highest = Math.max(0, ...cells.map(({ never }) => numberOf(never) ?? 0))
  const range = (least: number, index: number) => {
    const next = steps[index + 1]
    if (next === undefined || (next > highest && next - 1 > least)) return `${formats.whole(least)}+`
    return next - 1 === least ? formats.whole(least) : `${formats.whole(least)}–${formats.whole(next - 1)}`
  }
  const has = (holds: (cell: GridFinding) => boolean) => cells.some(holds)
  const { grid } = words
  return [
    { look: 'step-0', text: (steps[0] ?? 1) > 1 ? `0–${formats.whole((steps[0] ?? 1) - 1)}` : '0' },
    ...steps.flatMap((least, index) => (least === steps[index + 1] || least > highest ? [] : [{ look: `step-${index + 1}`, text: range(least, index) }])),
    ...(has(({ open }) => open === 'open') ? [{ look: 'open', text: grid.legendOpen }] : []),
    ...(has(({ open }) => open === 'partly') ? [{ look: 'partly', text: grid.legendPartly }] : []),
    ...(has(({ never, isUnrecorded }) => !isUnrecorded && (never.shown === 'below' || never.shown === 'hidden'))
      ? [{ look: 'small', text: grid.legendSmall }]
      : []),
    ...(has(({ never, isUnrecorded }) => !isUnrecorded && never.shown === 'not_measured') ? [{ look: 'not_measured', text: grid.legendNotMeasured }] : []),
    ...(has(({ isUnrecorded }) => isUnrecorded) ? [{ look: 'not_recorded', text: grid.legendNotRecorded }] : []),
  ]
}

/** Structural or one bad month: what is usual, and how many months had at least half of it. */
function usualSentences({ say, words, findings, formats }: Wording): SaidSentence[] {
  const usual = usualNumber(findings)
  const measured = findings.months.filter(({ measured: part }) => part > 0.98)
  if (usual === undefined || usual < 20) return []
  const many = measured.filter(({ never }) => (numberOf(never) ?? 0) >= usual / 2).length
  const length = findings.monthsABar === 1 ? '' : formats.whole(findings.monthsABar)
  return [say('usual', { length, number: words.about(formats.whole(usual)), many: formats.whole(many), of: formats.whole(measured.length) }, ['needs_open'])]
}
