/** What a line's own past says about the work it brings: attempts by hour, how long conversations and patience last, and who tries again. */
import { daySeconds } from '../../calendar/durations.ts'
import { dateOfDayNumber } from '../../calendar/localDate.ts'
import { generalDaysOff } from '../../calendar/holidays.ts'
import { fewestWeeks, type Forecast, fitted, forecast, type Scores, type Week } from '../../staffing/forecast.ts'
import { againWithinDay } from '../../dayfiles/dayColumns.ts'
import { weekdayOf } from '../clockColumns.ts'
import type { WaitFigures } from '../figures.ts'
import { type FiguresInput, type Judgement, lineOf } from '../figuresOf.ts'
import { answeredVerdict, verdictOf } from '../judgedContacts.ts'
import { byHourOfWeek, sumOf } from '../periodHours.ts'
import { waitFigures } from '../waits.ts'

export type LineDemand = {
  /** Complete weeks with anything measured. */
  readonly weeks: number
  readonly forecast: Forecast
  readonly scores: Scores | undefined
  /** Conversation and what follows it; `answered`: on how many it rests. */
  readonly handle: { readonly seconds: number; readonly answered: number }
  readonly patience: WaitFigures['patienceMeanSeconds']
  /** Of those who did not get through, the share that tried again within a day; drawn towards a half by four imagined ones. */
  readonly redial: { readonly share: number; readonly of: number }
  /** Of the attempts while open, the share that gave up or found everybody busy. */
  readonly missedShare: number
  /** Kind of holiday of a date, as the forecast knows it. */
  readonly holidayKind: (date: ReturnType<typeof dateOfDayNumber>) => string | undefined
  /** Enough to say how many people are needed, see `fewestForRequired`. */
  readonly isEnough: boolean
}

const fewestForRequired = { weeks: 4, answered: 30 } as const
/** Shorter conversations are mostly wrong numbers and do not tell how long one lasts. */
const shortestTalkSeconds = 30

/** @param input one line, over at most the last half year. undefined: not one complete week was measured. */
export function lineDemand(input: FiguresInput, judged: Judgement): LineDemand | undefined {
  const line = lineOf(input.settings, input.filters.line[0] ?? input.columns.lines[0] ?? missingLine())
  const { country } = input.settings.organisation
  const daysOff = country === 'NL' || country === 'BE' || country === 'DE' ? generalDaysOff(country) : () => undefined
  const holidayKind = (date: ReturnType<typeof dateOfDayNumber>) => (daysOff(date) === undefined ? undefined : 'holiday')
  const weeks = weeksOf(judged, (day) => holidayKind(dateOfDayNumber(day)))
  if (weeks.length === 0) return undefined
  const isOpen = openCells(judged)
  const made = weeks.length >= fewestWeeks ? forecast(weeks, isOpen) : undefined
  const handle = handleOf(input, judged, input.settings.staffing.wrapUpSeconds)
  const { selected } = judged
  const { patienceMeanSeconds: patience } = waitFigures({
    selected,
    columns: input.columns,
    clock: input.clock,
    judged: judged.judged,
    definitions: judged.definitionsOn(judged.selection.lastDay),
    isChat: line.channel === 'chat',
  })
  return {
    weeks: weeks.length,
    forecast: made?.forecast ?? fitted(weeks, isOpen, 'mean'),
    scores: made?.scores,
    handle,
    patience,
    redial: redialOf(input, judged),
    missedShare: missedShareOf(judged),
    holidayKind,
    isEnough: weeks.length >= fewestForRequired.weeks && handle.answered >= fewestForRequired.answered,
  }
}

function missingLine(): never {
  throw new RangeError('no line was asked for')
}

/** Local weeks from Monday that are over and of which something was measured. Short hang-ups bring no work and are left out. */
function weeksOf({ selection, tallied, hours }: Judgement, holidayKindOn: (day: number) => string | undefined): readonly Week[] {
  const weeks: Week[] = []
  const firstMonday = selection.firstDay + ((7 - weekdayOf(selection.firstDay)) % 7)
  for (let monday = firstMonday; monday + 6 <= selection.lastDay; monday += 7) {
    const first = (monday - selection.firstDay) * 24
    if (sumOf(hours.elapsed, first, first + 168) < 167 || sumOf(hours.measured, first, first + 168) === 0) continue
    const [counts, exposureHours] = [new Float64Array(168), new Float64Array(168)]
    const holidays: Week['holidays'][number][] = []
    for (let cell = 0; cell < 168; cell++) {
      const measured = hours.measured[first + cell] ?? 0
      if (measured === 0) continue
      const count = attemptsIn(tallied.byDateHour, first + cell) - attemptsIn(tallied.inGapsByDateHour, first + cell)
      const kind = holidayKindOn(monday + Math.floor(cell / 24))
      if (kind === undefined) [counts[cell], exposureHours[cell]] = [count, measured]
      else holidays.push({ kind, cell, count, exposureHours: measured })
    }
    weeks.push({ counts, exposureHours, holidays })
  }
  return weeks
}

/** Categories in the order of `categories`: all but the short ones. */
const attemptsIn = (byDateHour: Uint32Array, cell: number) =>
  (byDateHour[cell * 5] ?? 0) + (byDateHour[cell * 5 + 1] ?? 0) + (byDateHour[cell * 5 + 2] ?? 0) + (byDateHour[cell * 5 + 4] ?? 0)

/** Hours of the week in which the line was open more often than not. */
function openCells({ hours }: Judgement): (cell: number) => boolean {
  const [open, elapsed] = [byHourOfWeek(hours.open, hours.firstDay), byHourOfWeek(hours.elapsed, hours.firstDay)]
  return (cell) => (open[cell] ?? 0) > (elapsed[cell] ?? 0) / 2
}

function handleOf({ columns, clock }: FiguresInput, { selected, judged, definitionsOn }: Judgement, wrapUpSeconds: number): LineDemand['handle'] {
  let [sum, answered] = [0, 0]
  for (let row = 0; row < columns.length; row++) {
    const talked = columns.talkSeconds[row] ?? -1
    if (selected[row] === 0 || judged.verdict[row] !== answeredVerdict || talked < shortestTalkSeconds) continue
    if (talked > definitionsOn(clock.day[row] ?? 0).longestTalkSeconds) continue
    sum += talked
    answered++
  }
  return { seconds: (answered === 0 ? 0 : sum / answered) + wrapUpSeconds, answered }
}

function missedShareOf({ selected, judged }: Judgement): number {
  const verdicts = new Set([verdictOf('gave_up'), verdictOf('busy')])
  let [missed, all] = [0, 0]
  for (let row = 0; row < judged.verdict.length; row++) {
    const isMissed = verdicts.has(judged.verdict[row] ?? 0)
    if (selected[row] === 0 || judged.isMeasured[row] === 0 || (!isMissed && judged.verdict[row] !== answeredVerdict)) continue
    all++
    if (isMissed) missed++
  }
  return all === 0 ? 0 : missed / all
}

/** Drawn towards a half, which is what is known before anything was seen. */
const imagined = { again: 2, all: 4 } as const

function redialOf({ columns: { byPerson, written } }: FiguresInput, { selected, judged }: Judgement): LineDemand['redial'] {
  const missed = new Set([verdictOf('gave_up'), verdictOf('busy')])
  let [again, all] = [0, 0]
  for (let person = 0; person + 1 < byPerson.first.length; person++) {
    const end = byPerson.first[person + 1] ?? 0
    for (let place = byPerson.first[person] ?? 0; place < end; place++) {
      const row = byPerson.row[place] ?? 0
      if (selected[row] === 0 || judged.isMeasured[row] === 0 || !missed.has(judged.verdict[row] ?? 0)) continue
      all++
      const isNextHere = place + 1 < end && (byPerson.at[place + 1] ?? 0) - (byPerson.at[place] ?? 0) <= daySeconds
      if (isNextHere || ((written[row] ?? 0) & againWithinDay) !== 0) again++
    }
  }
  return { share: (again + imagined.again) / (all + imagined.all), of: all }
}
