/**
 * Opening hours as people have them elsewhere: OpenStreetMap text, the same in words, or what stands in a web page for search engines
 * (schema.org `openingHours` and `OpeningHoursSpecification`, as JSON-LD or as attributes). Becomes our week text; whatever cannot
 * be taken over is named, piece by piece.
 */
import type { LocalDate } from '../contacts/identifiers.ts'
import { parseJson } from '../providers/jsonText.ts'
import type { LeftOut } from './leftOut.ts'
import { parseWeek } from './openingHoursSyntax.ts'
import { type FoundHours, hoursInJson } from './schemaOrgHours.ts'
import type { Blocks } from './blocks.ts'
import { mergeBlocks, type WeekPattern, writeTimes, writeWeek } from './weekPattern.ts'
import { signsOf } from './writtenHours.ts'

const longestText = 5_000

export type PastedHours = {
  /** Canonical text; undefined where no part of the paste says anything of the week. */
  readonly week: string | undefined
  readonly exceptions: readonly { readonly date: LocalDate; readonly week: string }[]
  readonly leftOut: readonly LeftOut[]
}

export function pastedHours(text: string): PastedHours {
  const trimmed = text.trim()
  const scripts = scriptsIn(trimmed)
  if (scripts.length > 0) return fromSchema(scripts.map(schemaIn))
  if (/^[[{"]/.test(trimmed)) return fromSchema([schemaIn(trimmed)])
  const attributes = attributesIn(trimmed)
  if (attributes.length > 0) return fromSchema([{ openingHours: attributes }])
  // Nobody's week takes so many signs: it is a page in which there are no hours.
  return trimmed.length > longestText ? { week: undefined, exceptions: [], leftOut: [{ piece: '', why: 'nothing_found' }] } : fromText(trimmed)
}

/** What stands in a page for search engines. Goes through the text once, whatever somebody pasted. */
function scriptsIn(text: string): readonly string[] {
  const inside: string[] = []
  // Letters of ASCII alone: among the others are some that become two, and places would shift.
  const small = text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
  for (let at = small.indexOf('<script'); at !== -1; ) {
    const begin = small.indexOf('>', at)
    const end = begin === -1 ? -1 : small.indexOf('</script>', begin)
    if (end === -1) break
    if (small.slice(at, begin).includes('application/ld+json')) inside.push(text.slice(begin + 1, end))
    at = small.indexOf('<script', end)
  }
  return inside
}

/** Each group between semicolons by itself, so that one that cannot be read does not take the others with it. */
function fromText(text: string): PastedHours {
  const whole = parseWeek(text)
  if (!('problem' in whole)) return { week: writeWeek(whole), exceptions: [], leftOut: [] }
  const groups = text
    .split(/[;\n]+/)
    .map((group) => group.trim())
    .filter((group) => group !== '')
  const read = groups.map((piece) => ({ piece, signs: signsOf(piece), week: parseWeek(signsOf(piece)) }))
  const taken = read.flatMap(({ signs, week }) => ('problem' in week ? [] : [signs]))
  const leftOut = read.flatMap(({ piece, week }): readonly LeftOut[] => ('problem' in week ? [{ piece, why: 'hours', problem: week.problem }] : []))
  const rest = parseWeek(taken.join('; '))
  return {
    week: 'problem' in rest ? undefined : writeWeek(rest),
    exceptions: [],
    leftOut: groups.length === 0 ? [{ piece: '', why: 'nothing_found' }] : leftOut,
  }
}

function fromSchema(documents: readonly unknown[]): PastedHours {
  const found = documents.map((document) => (document === undefined ? noJson : hoursInJson(document)))
  const leftOut = found.flatMap((own) => own.leftOut)
  const weekly = found.flatMap((own) => own.weekly)
  const dated = found.flatMap((own) => own.dated)
  if (weekly.length + dated.length + leftOut.length === 0) return { week: undefined, exceptions: [], leftOut: [{ piece: '', why: 'nothing_found' }] }
  const dates = [...new Set(dated.map(({ date }) => date))].sort()
  return {
    week: weekly.length === 0 ? undefined : writeWeek(together(weekly)),
    exceptions: dates.map((date) => ({ date, week: writeTimes(mergedBlocks(dated.filter((own) => own.date === date).map(({ blocks }) => blocks))) })),
    leftOut,
  }
}

const noJson: FoundHours = { weekly: [], dated: [], leftOut: [{ piece: '', why: 'json' }] }

/** schema.org adds up: every entry opens some more. */
function together(weeks: readonly WeekPattern[]): WeekPattern {
  const holidays = weeks.flatMap(({ publicHoliday }) => (publicHoliday === undefined ? [] : [publicHoliday]))
  return {
    days: Array.from({ length: 7 }, (_, day) => mergedBlocks(weeks.map(({ days }) => days[day] ?? []))),
    publicHoliday: holidays.length === 0 ? undefined : mergedBlocks(holidays),
    rules: weeks.flatMap(({ rules }) => rules),
  }
}

const mergedBlocks = (blocks: readonly Blocks[]): Blocks => mergeBlocks(blocks.flat())

function schemaIn(text: string): unknown {
  // A piece copied out of the middle of a document is tried once more as the inside of an object.
  for (const attempt of [text, `{${text.replace(/,\s*$/, '')}}`]) {
    const read = parseJson(attempt)
    if (read.ok) return read.value
  }
  return undefined
}

/** `<time itemprop="openingHours" datetime="Tu,Th 16:00-20:00">`, `<meta itemprop="openingHours" content="…">`. */
function attributesIn(text: string): readonly string[] {
  return [...text.matchAll(/<[^<>]*>/g)].flatMap(([tag]) => {
    if (!/itemprop\s*=\s*["']openingHours["']/i.test(tag)) return []
    const [, value] = /(?:datetime|content)\s*=\s*["']([^"']+)["']/i.exec(tag) ?? []
    return value === undefined ? [] : [value]
  })
}
