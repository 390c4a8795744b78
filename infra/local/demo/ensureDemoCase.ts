/**
 * The extension of an invented line that could be foreseen: a case kept some weeks before its hours were really extended, asked of what had been measured
 * by then, and decided. What came of it is read off the line's own later days, as of anybody's case.
 */
import * as z from 'zod'
import { addDays, weekdayOf } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { weekPatternOn } from '../../../shared/calendar/openingHours.ts'
import { subtract } from '../../../shared/calendar/spans.ts'
import { caseReader } from '../../../shared/cases/caseReader.ts'
import { type ExtraBlock, usualSwitches } from '../../../shared/cases/caseRequest.ts'
import { type SavedCase, shownAnswer } from '../../../shared/cases/savedCase.ts'
import { openMinutesOf } from '../../../shared/cases/weekMinutes.ts'
import { Instant, LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Line } from '../../../shared/settings/settings.ts'
import { bookmarks } from '../../../shared/storage/mail/bookmarks.ts'
import { caseStore } from '../../../shared/storage/decided/caseStore.ts'
import { demoWindow } from './demoSettings.ts'
import type { LineFill } from './fillLine.ts'
import { type Scenario, staffAt } from './scenario.ts'

/** Under which it is noted that this was done: what people then make of the case, or take away, stays as they left it. */
export const demoCaseTask = 'demo-case'
const Done = z.strictObject({ from: LocalDate })

/** Who keeps and decides it; nobody. */
const by = 'Noor (verzonnen)'
const [leastWeeksBefore, leastWeeksAfter, mostWeeksAsked] = [20, 10, 52]
/** Before the change: kept three weeks, decided two. Who tried in the last week before that may still be reached. */
const [keptBefore, decidedBefore, knownBefore] = [21, 14, 28]

/** @param version of the settings that the answer is made with */
export async function ensureDemoCase({ stores, settings, scenario, line, options }: LineFill, version: number): Promise<void> {
  const { dateOf, fromWallClock } = localTimeOf(line.timeZone)
  const window = demoWindow(options.now, options.days ?? scenario.historyDays)
  const change = changeOf(scenario, window.from, dateOf(options.now))
  const marks = bookmarks(stores.tables)
  if (change === undefined || Done.optional().parse(await marks.read(demoCaseTask))?.from === change.from) return
  // The last whole weeks that were known by then.
  const to = addDays(change.from, -knownBefore - (weekdayOf(addDays(change.from, -knownBefore)) % 7))
  const first = addDays(to, 1 - 7 * mostWeeksAsked)
  const from = first >= window.from ? first : addDays(window.from, (8 - weekdayOf(window.from)) % 7)
  const plans = [{ name: change.text, blocks: addedBlocks(line, scenario, change.from) }]
  const { costPerStaffHour, handOverMinutes } = settings.cases
  const request = { line: line.id, from, to, plans, switches: usualSwitches, handOverMinutes, ...(costPerStaffHour !== undefined && { costPerStaffHour }) }
  const { answer, dataVersion } = await caseReader(stores.dayFiles)({ version, settings }, request, options.now)
  const plan = answer.plans.find(({ kind, refused }) => kind === 'hours' && refused === undefined)
  await marks.write(demoCaseTask, { from: change.from })
  if (plan?.peoplePerYear === undefined) return
  const at = (daysBefore: number) => Instant.parse(fromWallClock(addDays(change.from, -daysBefore), '10:00'))
  const kept: SavedCase = {
    id: `${line.id}${change.from.replaceAll('-', '')}`,
    version: 1,
    name: change.text,
    answer: shownAnswer(answer),
    dataVersion,
    at: at(keptBefore),
    by,
    change: { kind: 'saved', at: at(keptBefore), by },
  }
  const decision = { plan: plan.id, from: change.from, at: at(decidedBefore), by }
  const cases = caseStore(stores.tables)
  await cases.save(kept)
  await cases.save({ ...kept, version: 2, decision, change: { kind: 'decided', at: decision.at, by } })
}

/** The newest extension that enough was measured before, and after too where there is one. */
function changeOf({ hours }: Scenario, since: LocalDate, today: LocalDate): { readonly from: LocalDate; readonly text: string } | undefined {
  const told = hours.flatMap(({ from, change }) => (change === undefined ? [] : [{ from: LocalDate.parse(from), text: change }]))
  const measured = told.filter(({ from }) => addDays(since, 7 * leastWeeksBefore) <= from && from <= today)
  return measured.findLast(({ from }) => addDays(from, 7 * leastWeeksAfter) <= today) ?? measured.at(-1)
}

/** What was added to the week on this date, with as many people as the line then has. */
function addedBlocks(line: Line, { staff }: Scenario, from: LocalDate): readonly ExtraBlock[] {
  const openOn = (date: LocalDate) => openMinutesOf(weekPatternOn(line, date))
  return subtract(openOn(from), openOn(addDays(from, -1))).map((span) => {
    const weekday = Math.floor(span.from / 1440)
    const steps = weekday >= 5 ? staff.weekend : staff.weekday
    const start = span.from - weekday * 1440
    return { weekday, from: start, until: start + span.until - span.from, staff: staffAt(steps, Math.floor(start / 60)) }
  })
}
