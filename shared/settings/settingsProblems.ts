/** What is wrong with a settings file, in words for the person who wrote it: where, what stands there, and how to mend it. */
import { $ZodArray, type $ZodIssue, $ZodObject, type $ZodType } from 'zod/v4/core'
import { describeOpeningHoursProblem } from '../calendar/openingHoursProblem.ts'
import { choicesOf } from '../calendar/holidays.ts'
import { checkOpeningHours } from '../calendar/openingHoursCheck.ts'
import { dateFormatProblem } from '../providers/csv/dateFormat.ts'
import type { OutsideEstimate } from './cases.ts'
import { controlCharacters } from './controlCharacters.ts'
import { keysOf, providerSettings } from './providerSettings.ts'
import { type HoursVersion, Settings, type Source } from './settings.ts'
import { unwrapped } from './unwrapped.ts'

export type SettingsProblem = {
  /** Such as `lines[0].hours[1].week`; empty for the whole file. */ readonly path: string /** As JSON, cut short; absent where it may be a secret. */
  readonly value?: string
  readonly cure: string
}
type Path = readonly PropertyKey[]

/** @returns the settings, or everything that has to be mended first: a file is taken whole or not at all. */
export function readSettings(json: unknown): { readonly settings: Settings } | { readonly problems: readonly SettingsProblem[] } {
  const parsed = Settings.safeParse(json)
  const found = parsed.success ? crossChecks(parsed.data) : parsed.error.issues.map((issue) => ({ path: issue.path, cure: cureOf(issue) }))
  if (parsed.success && found.length === 0) return { settings: parsed.data }
  return { problems: found.map(({ path, cure }) => ({ path: written(path), ...valueAt(json, path), cure })) }
}

const written = (path: Path) =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`), '')

const longestValue = 80

function valueAt(json: unknown, path: Path): { value?: string } {
  if (path.includes('secretFrom')) return {}
  const value = path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? new Map(Object.entries(inside)).get(String(key)) : undefined),
    json,
  )
  const text = JSON.stringify(value)
  if (text === undefined) return {}
  return { value: text.length > longestValue ? `${text.slice(0, longestValue)}…` : text }
}

const cureOfFormat: Readonly<Record<string, string>> = {
  date: 'use a date that exists, such as 2026-05-04',
  datetime: 'use a moment with its distance from UTC, such as 2026-05-04T19:00:00+02:00',
}

function cureOf(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `leave out ${issue.keys.map((key) => `"${key}"`).join(', ')}, or mend its spelling${knownKeysAt(issue.path)}`
    case 'invalid_value':
      return `use one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'invalid_type':
      return issue.input === undefined ? `add it: ${issue.expected}` : `write ${issue.expected === 'array' ? 'a list' : `a value of type ${issue.expected}`}`
    case 'invalid_format':
      return cureOfFormat[issue.format] ?? issue.message
    case 'too_big':
      return `at most ${issue.maximum}${lengthUnit(issue.origin)}`
    case 'too_small':
      return `at least ${issue.minimum}${lengthUnit(issue.origin)}`
    case 'not_multiple_of':
      return `use a multiple of ${issue.divisor}`
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message
  }
}

const lengthUnit = (origin: string) => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '')

/** Follows the schema down to the object that holds the unknown key. */
function knownKeysAt(path: Path): string {
  const schema = path.reduce<$ZodType | undefined>((outer, key) => outer && inner(unwrapped(outer), key), Settings)
  const object = schema && unwrapped(schema)
  return object instanceof $ZodObject ? `; known here: ${Object.keys(object._zod.def.shape).join(', ')}` : ''
}
function inner(schema: $ZodType, key: PropertyKey): $ZodType | undefined {
  if (schema instanceof $ZodArray) return schema._zod.def.element
  if (schema instanceof $ZodObject) return new Map<PropertyKey, $ZodType>(Object.entries(schema._zod.def.shape)).get(key)
  return undefined
}

/** Keys of another provider: most likely a mistake in `provider`, and never read. */
const foreignKeys = (source: Source): readonly string[] =>
  Object.keys(providerSettings).filter((key) => key in source && !keysOf(source.provider).includes(key))

type Found = { readonly path: Path; readonly cure: string }

/** What no single field can know. */
function crossChecks(settings: Settings): readonly Found[] {
  const lines = new Set<string>(settings.lines.map(({ id }) => id))
  const sources = new Set<string>(settings.sources.map(({ id }) => id))
  const unknownLine = (id: string, path: Path): Found[] => (lines.has(id) ? [] : [{ path, cure: `no line has this id; the lines are ${listed(lines)}` }])
  return [
    ...controlCharacters(settings),
    ...repeated(
      settings.lines.map(({ id }) => id),
      (n) => ['lines', n, 'id'],
    ),
    ...repeated(
      settings.sources.map(({ id }) => id),
      (n) => ['sources', n, 'id'],
    ),
    ...repeated(
      settings.definitions.map(({ from }) => from),
      (n) => ['definitions', n, 'from'],
    ),
    ...settings.lines.flatMap((line, n) => [
      ...checkOpeningHours(line).map(({ path, problem }) => ({ path: ['lines', n, ...path], cure: describeOpeningHoursProblem(problem) })),
      ...line.hours.flatMap((version, h) => keptHolidayProblems(version).map(({ path, cure }) => ({ path: ['lines', n, 'hours', h, ...path], cure }))),
      ...repeated(
        line.hours.map(({ from }) => from),
        (h) => ['lines', n, 'hours', h, 'from'],
      ),
      ...repeated(
        line.exceptions.map(({ date }) => date),
        (e) => ['lines', n, 'exceptions', e, 'date'],
      ),
    ]),
    ...settings.links.flatMap((group, n) => group.flatMap((id, m) => unknownLine(id, ['links', n, m]))),
    ...settings.sources.flatMap((source, n) => [
      ...Object.entries(source.lines).flatMap(([queue, id]) => unknownLine(id, ['sources', n, 'lines', queue])),
      ...foreignKeys(source).map((key) => ({ path: ['sources', n, key], cure: `leave it out: it means nothing for a ${source.provider} source` })),
      ...(source.provider === 'csv' && source.columns === undefined
        ? [{ path: ['sources', n, 'columns'], cure: 'add it: which column of the file says what' }]
        : []),
      ...dateFormatProblems(source).map((cure) => ({ path: ['sources', n, 'columns', 'dateFormat'], cure })),
    ]),
    ...settings.markers.flatMap((marker, n) => (marker.lines ?? []).flatMap((id, m) => unknownLine(id, ['markers', n, 'lines', m]))),
    ...settings.outsideEstimates.flatMap((estimate, n) => [
      ...(estimate.lines ?? []).flatMap((id, m) => unknownLine(id, ['outsideEstimates', n, 'lines', m])),
      ...outsideRangeProblems(estimate).map(({ path, cure }) => ({ path: ['outsideEstimates', n, ...path], cure })),
    ]),
    ...settings.gaps.flatMap((gap, n) => [
      ...(sources.has(gap.source) ? [] : [{ path: ['gaps', n, 'source'], cure: `no source has this id; the sources are ${listed(sources)}` }]),
      ...(Date.parse(gap.from) < Date.parse(gap.until) ? [] : [{ path: ['gaps', n, 'until'], cure: 'must be later than "from"' }]),
    ]),
  ]
}

function dateFormatProblems({ columns }: Source): readonly string[] {
  const problem = columns && dateFormatProblem(columns.dateFormat)
  return problem === undefined ? [] : [problem]
}

/** Holidays are those of a country; of another country they would never come. */
function keptHolidayProblems({ holidays, keptHolidays = [] }: HoursVersion): readonly Found[] {
  if (keptHolidays.length > 0 && holidays === undefined) return [{ path: ['holidays'], cure: 'add it: the country whose holidays "keptHolidays" names' }]
  const known = new Set<string>(holidays === undefined ? [] : choicesOf(holidays).map(({ choice }) => choice))
  return keptHolidays.flatMap((key, n) =>
    known.has(key) ? [] : [{ path: ['keptHolidays', n], cure: `no holiday of ${holidays}; these are: ${listed(known)}` }],
  )
}

function outsideRangeProblems({ number, low = number, high = number }: OutsideEstimate): readonly Found[] {
  return [
    ...(low > number ? [{ path: ['low'], cure: 'must not be above "number"' }] : []),
    ...(high < number ? [{ path: ['high'], cure: 'must not be below "number"' }] : []),
  ]
}

const listed = (names: ReadonlySet<string>) => [...names].join(', ') || '(none)'

function repeated(names: readonly string[], pathOf: (n: number) => Path): readonly Found[] {
  return names.flatMap((name, n) => (names.indexOf(name) < n ? [{ path: pathOf(n), cure: 'is there twice: keep one' }] : []))
}
