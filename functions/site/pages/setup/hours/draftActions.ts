/** What the buttons within the form do to it: rows more, Monday copied, a paste taken over. Pure. */
import { parseWeek } from '../../../../../shared/calendar/openingHoursSyntax.ts'
import { pastedHours } from '../../../../../shared/calendar/pastedHours.ts'
import { writeTimes } from '../../../../../shared/calendar/weekPattern.ts'
import { emptyRuleRow } from './ruleRows.ts'
import type { TimeRow } from './timeRows.ts'
import { type Draft, emptyRow, weekDraft } from './versionDraft.ts'

/** @param action the value of the button; undefined where it is none of these */
export function changedDraft(draft: Draft, action: string): Draft | undefined {
  const [, day] = /^row-([0-6])$/.exec(action) ?? []
  if (day !== undefined) return { ...draft, days: draft.days.map((rows, n) => (n === Number(day) ? oneMore(rows) : rows)) }
  switch (action) {
    case 'copy':
      return { ...draft, days: draft.days.map((rows, n) => (n >= 1 && n <= 4 ? (draft.days[0] ?? []) : rows)) }
    case 'rule':
      return { ...draft, rules: [...(draft.rules.length === 0 ? [emptyRuleRow] : draft.rules), emptyRuleRow] }
    case 'holiday':
      return { ...draft, holidayRows: oneMore(draft.holidayRows), onHolidays: 'own' }
    case 'country':
      return { ...draft, kept: [] }
    case 'take':
      return withPaste(draft)
    default:
      return undefined
  }
}

const oneMore = (rows: readonly TimeRow[]): readonly TimeRow[] => [...(rows.length === 0 ? [emptyRow] : rows), emptyRow]

/** The week comes in place of what stood there; what the paste says of holidays too; everything else stays. */
function withPaste(draft: Draft): Draft {
  const { week, exceptions } = pastedHours(draft.paste)
  const pattern = week === undefined ? undefined : parseWeek(week)
  const pastedDates = exceptions.map(({ date, week: times }) => `${date} ${times}`)
  if (pattern === undefined || 'problem' in pattern) return { ...draft, paste: '', pastedDates }
  const { publicHoliday } = pattern
  const holidays =
    publicHoliday === undefined
      ? {}
      : publicHoliday.length === 0
        ? { onHolidays: 'closed', holidayRows: [] }
        : { onHolidays: 'own', holidayRows: writeTimes(publicHoliday).split(',').map(asRow) }
  return { ...draft, ...weekDraft(pattern), ...holidays, paste: '', pastedDates }
}

function asRow(block: string): TimeRow {
  const [from = '', until = ''] = block.split('-')
  return { from, until }
}
