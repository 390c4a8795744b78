/** The form of one version of opening hours: from settings, from what was typed, and back into settings. Pure. */
import type { DayRule } from '../../../../../shared/calendar/dayRule.ts'
import { withRule } from '../../../../../shared/calendar/dayRule.ts'
import { choicesOf, type HolidayChoice, type HolidayCountry } from '../../../../../shared/calendar/holidays.ts'
import { parseTimes, parseWeek } from '../../../../../shared/calendar/openingHoursSyntax.ts'
import { schoolRegions } from '../../../../../shared/calendar/schoolRegions.ts'
import type { Block } from '../../../../../shared/calendar/blocks.ts'
import { mergeBlocks, type WeekPattern, writeRules, writeTimes, writeWeek } from '../../../../../shared/calendar/weekPattern.ts'
import { AskedDate } from '../../../../../shared/calendar/askedDate.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { HoursVersion } from '../../../../../shared/settings/settings.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import { readRuleRows, type RuleRow, ruleRowsOf } from './ruleRows.ts'
import { readRows, rowOf, type TimeRow } from './timeRows.ts'

export type Draft = {
  readonly from: string
  /** Seven, Monday first. */
  readonly days: readonly (readonly TimeRow[])[]
  readonly rules: readonly RuleRow[]
  /** Rules that fit no row, as text. */
  readonly other: string
  readonly region: string
  readonly country: string
  readonly kept: readonly string[]
  readonly onHolidays: string
  readonly holidayRows: readonly TimeRow[]
  readonly paste: string
  /** Dates that came with a paste: `2026-12-25 off`. */
  readonly pastedDates: readonly string[]
}

export const holidayCountries: readonly HolidayCountry[] = ['NL', 'BE', 'DE']
export const emptyRow: TimeRow = { from: '', until: '' }
const mostWeekCharacters = 1_000

export const emptyDraft = (from: string, country: string): Draft => ({
  from,
  days: Array.from({ length: 7 }, () => []),
  rules: [],
  other: '',
  region: '',
  country: holidayCountries.find((own) => own === country) ?? 'NL',
  kept: [],
  onHolidays: 'closed',
  holidayRows: [],
  paste: '',
  pastedDates: [],
})

/** @param country of the organisation, where the version names none */
export function draftOfVersion(version: HoursVersion, country: string): Draft {
  const empty = emptyDraft(version.from, version.holidays ?? country)
  const pattern = parseWeek(version.week)
  if ('problem' in pattern) return { ...empty, other: version.week }
  const onHolidays = version.onHolidays === 'closed' || version.onHolidays === 'as_usual' ? version.onHolidays : 'own'
  const own = pattern.publicHoliday ?? (onHolidays === 'own' ? blocksIn(version.onHolidays) : [])
  const usual = choicesOf(version.holidays ?? 'NL').flatMap(({ choice, isUsual }) => (isUsual ? [choice] : []))
  return {
    ...empty,
    ...weekDraft(pattern),
    region: version.schoolHolidays ?? '',
    kept: version.holidays === undefined ? [] : (version.keptHolidays ?? usual),
    onHolidays: pattern.publicHoliday === undefined ? onHolidays : own.length === 0 ? 'closed' : 'own',
    holidayRows: own.map(rowOf),
  }
}

/** What of a form a week text fills in. */
export function weekDraft(pattern: WeekPattern): Pick<Draft, 'days' | 'rules' | 'other'> {
  const { rows, others } = ruleRowsOf(pattern.rules)
  return { days: pattern.days.map((blocks) => blocks.map(rowOf)), rules: rows, other: writeRules(others).join('; ') }
}

const blocksIn = (times: string): readonly Block[] => {
  const read = parseTimes(times)
  return 'problem' in read ? [] : read
}

export function draftOfForm(form: Form): Draft {
  const rows = (name: string): readonly TimeRow[] => {
    const untils = form.all(`${name}-until`)
    return form.all(`${name}-from`).map((from, n) => ({ from, until: untils[n] ?? '' }))
  }
  const [days, whichs] = [form.all('rule-day'), form.all('rule-which')]
  return {
    from: form.text('from'),
    days: Array.from({ length: 7 }, (_, day) => rows(`day${day}`)),
    rules: rows('rule').map((row, n) => ({ ...row, day: days[n] ?? '', which: whichs[n] ?? '' })),
    other: form.text('other'),
    region: form.text('region'),
    country: form.text('country'),
    kept: form.all('kept'),
    onHolidays: form.text('onHolidays'),
    holidayRows: rows('holiday'),
    paste: form.text('paste'),
    pastedDates: form.all('pastedDate'),
  }
}

export type ReadVersion = { readonly version: HoursVersion /** As typed, before blocks that meet become one. */; readonly typed: readonly (readonly Block[])[] }

/** @param taken dates of the other versions of the line */
export function readDraft(
  draft: Draft,
  taken: readonly LocalDate[],
  texts: Texts,
  day: (date: string) => string,
): ReadVersion | { readonly problems: readonly FieldProblem[] } {
  const words = texts.hours.problems
  const from = AskedDate.safeParse(draft.from)
  const days = draft.days.map((rows, n) => readRows(rows, `day${n}`, words))
  const rules = readRuleRows(draft.rules, words)
  const others = readOthers(draft.other, texts)
  const holiday = draft.onHolidays === 'own' ? readRows(draft.holidayRows, 'holiday', words) : { blocks: [], problems: [] }
  const country = holidayCountries.find((own) => own === draft.country)
  const kept = country === undefined ? [] : choicesOf(country).flatMap(({ choice }) => (draft.kept.includes(choice) ? [choice] : []))
  const region = schoolRegions.find((own) => own === draft.region)
  const all = [...rules.rules, ...('rules' in others ? others.rules : [])].reduce<readonly DayRule[]>(withRule, [])
  const needsRegion = region === undefined && all.some(({ which }) => which.by === 'school_holidays')
  const hasHolidays = country !== undefined && kept.length > 0
  const week = writeWeek({ days: days.map(({ blocks }) => mergeBlocks(blocks)), publicHoliday: undefined, rules: all })
  const problems: readonly FieldProblem[] = [
    ...(from.success ? [] : [{ field: 'from', words: words.dateMissing }]),
    ...(from.success && taken.includes(from.data) ? [{ field: 'from', words: words.dateTaken(day(from.data)) }] : []),
    ...days.flatMap((own) => own.problems),
    ...rules.problems,
    ...('problem' in others ? [others.problem] : []),
    ...(needsRegion ? [{ field: 'region', words: words.regionMissing }] : []),
    ...holiday.problems,
    ...(hasHolidays && draft.onHolidays === 'own' && holiday.blocks.length === 0 && holiday.problems.length === 0
      ? [{ field: 'holiday-from-0', words: words.holidayTimes }]
      : []),
    ...(week.length > mostWeekCharacters ? [{ field: 'from', words: words.tooLong }] : []),
  ]
  if (!from.success || problems.length > 0) return { problems }
  const onHolidays = draft.onHolidays === 'own' ? writeTimes(mergeBlocks(holiday.blocks)) : draft.onHolidays === 'as_usual' ? 'as_usual' : 'closed'
  return {
    typed: days.map(({ blocks }) => blocks),
    version: {
      from: from.data,
      week,
      onHolidays: hasHolidays ? onHolidays : 'closed',
      ...(hasHolidays && { holidays: country, ...(isUsual(country, kept) ? {} : { keptHolidays: kept }) }),
      ...(region !== undefined && { schoolHolidays: region }),
    },
  }
}

/** All general days off and no more: what naming the country alone means. */
function isUsual(country: HolidayCountry, kept: readonly HolidayChoice[]): boolean {
  const usual = choicesOf(country).flatMap(({ choice, isUsual: counts }) => (counts ? [choice] : []))
  return usual.length === kept.length && usual.every((choice) => kept.includes(choice))
}

function readOthers(text: string, { hours: { problems: words, cures } }: Texts): { readonly rules: readonly DayRule[] } | { readonly problem: FieldProblem } {
  if (text === '') return { rules: [] }
  const read = parseWeek(text)
  if ('problem' in read) return { problem: { field: 'other', words: words.otherUnreadable(read.problem.piece, cures[read.problem.key]) } }
  if (read.publicHoliday !== undefined || read.days.some((blocks) => blocks.length > 0)) return { problem: { field: 'other', words: words.otherIsPlain } }
  return { rules: read.rules }
}
