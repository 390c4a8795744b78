/** One row of a CSV file as the events of one contact. */
import type { RefusalReason } from '../../contacts/contactEvent.ts'
import { Instant } from '../../contacts/identifiers.ts'
import type { ContactReport, RefusedRow, RefusedRowReason } from '../provider.ts'
import { isBounded } from '../rawText.ts'
import { nearestReading } from '../wallClock.ts'
import { isNothing, secondsIn } from './csvLength.ts'
import type { CsvMapping, OutcomeWord } from './csvMapping.ts'
import type { Readings } from './csvTime.ts'
import { usualDirection } from './direction.ts'
import type { ColumnRole } from './settings.ts'

export type RowProblem = Omit<RefusedRow, 'line'>
type Cells = { readonly mapping: CsvMapping; readonly of: (role: ColumnRole) => string }

const timeRoles = ['arrival', 'queued', 'endOfWait', 'answered', 'end'] as const
type Times = { readonly arrival: Instant } & { readonly [role in (typeof timeRoles)[number]]?: Instant }
type Lengths = { readonly wait?: number; readonly talk?: number }

const longestSeconds = 86_400

/** @returns the reports of the row, `skipped` where the mapping leaves it out, or what is wrong with it. */
export function readRow(fields: readonly string[], mapping: CsvMapping): readonly ContactReport[] | 'skipped' | RowProblem {
  const cell = (role: ColumnRole) => cleaned(fields[mapping.header.positions.get(role) ?? -1] ?? '')
  const arrival = () => joined(cell('arrival'), cell('arrivalTime'))
  const cells: Cells = { mapping, of: (role) => (role === 'arrival' ? arrival() : cell(role)) }
  const total = (['id', 'arrival'] as const).find((role) => isTotal(cell(role)))
  if (total !== undefined) return problem(cells, total, 'totals_row')
  const direction = mapping.header.positions.has('direction') ? mapping.directionOf(cells.of('direction')) : 'in'
  if (direction === undefined) return problem(cells, 'direction', cells.of('direction') === '' ? 'empty_value' : 'unknown_direction')
  if (direction === 'skip') return 'skipped'
  const word = mapping.outcomeOf(cells.of('outcome'))
  if (word === undefined) return problem(cells, 'outcome', cells.of('outcome') === '' ? 'empty_value' : 'unknown_outcome')
  if (word === 'skip') return 'skipped'
  const outwards = unnamedOutwards(fields, mapping)
  if (outwards !== undefined) return outwards
  const id = cells.of('id')
  if (!isBounded(id, 128)) return problem(cells, 'id', id === '' ? 'empty_value' : 'not_understood')
  // Programs count their calls in letters too, as 4e21; a spreadsheet writes the sign.
  if (isRounded(id) && id.includes('+')) return problem(cells, 'id', 'rounded_number')
  const failed = formulaRoles.find((role) => isFormulaError(cells.of(role)))
  if (failed !== undefined) return problem(cells, failed, 'formula_error')
  const queue = mapping.onlyQueue ?? mapping.queueOf(cells.of('queue')) ?? (mapping.takesAnyQueue ? cells.of('queue') : undefined)
  if (queue === undefined) return problem(cells, 'queue', 'unknown_queue')
  // What a spreadsheet rounded is no number any more: many callers would be one. The value is a caller's, and is not shown.
  if (isRounded(cells.of('caller'))) return { column: mapping.nameOf('caller'), reason: 'rounded_number' }
  const times = timesIn(cells)
  if ('reason' in times) return times
  const lengths = lengthsIn(cells, word)
  if ('reason' in lengths) return lengths
  return reportsOf({ cells, word, contact: contactOf(id, times.arrival, mapping), queue, times, lengths })
}

/** A call of staff's own, in a column that nobody was asked about: counted, it would pass for a caller who was answered. */
function unnamedOutwards(fields: readonly string[], { header }: CsvMapping): RowProblem | undefined {
  const cells = header.unnamedDirections.map(({ name, position }) => ({ column: name, value: cleaned(fields[position] ?? '') }))
  const outwards = cells.find(({ value }) => usualDirection(value) === 'skip')
  return outwards && { ...outwards, reason: 'unnamed_direction' }
}

/** Many systems count from 1 again in every file or on every day: an id means one contact on one date only. */
const contactOf = (id: string, arrival: Instant, { dateOf }: CsvMapping) => `${id}|${dateOf(arrival)}`

/** A time of day says nothing without its date. Spreadsheets add a day to a time and midnight to a day; a moment that stands in both cells counts once. */
function joined(date: string, time: string): string {
  if (date === '') return ''
  const [, day, clock] = isoMoment.exec(date) ?? []
  const [, , ownClock = time] = isoMoment.exec(time) ?? []
  const isOnce = time !== '' && (clock === ownClock || /^00:00(?::00)?$/.test(clock ?? ''))
  return `${isOnce ? day : date} ${ownClock}`.trim()
}
const isoMoment = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)$/

/** What a spreadsheet shows where a formula went wrong, in Dutch and in English: of many callers it would make one. */
const isFormulaError = (text: string) => /^#(?:N\/[AB]|(?:REF|VERW|VALUE|WAARDE|NUM|GETAL|NULL|LEEG|(?:DIV|DEEL)\/0)!|(?:NAME|NAAM)\?|#+)$/.test(text)
const formulaRoles = ['id', 'caller', 'agent', 'queue'] as const

/** At the foot of a list, and no id or time of anything: `Totaal`, `Eindtotaal:`, `Total 870`, `Gemiddeld`. */
const isTotal = (text: string) =>
  /^(?:(?:eind|sub)?totaal|totalen|(?:grand |sub)?totals?|gemiddelde?n?|averages?|aantal|summe|gesamt|durchschnitt)[:\s\d.,]*$/i.test(text)

/** `3,16123E+10` */
const isRounded = (caller: string) => /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(caller)

/** Excel keeps text as text by writing it as a formula: `="0012"`. */
const cleaned = (text: string) => text.trim().replace(/^="(.*)"$/, '$1')

const problem = (cells: Cells, role: ColumnRole, reason: RefusedRowReason): RowProblem => ({
  column: cells.mapping.nameOf(role),
  value: cells.of(role),
  reason,
})

/**
 * In the doubled hour of autumn a row's own times decide: those readings that lie nearest to each other, and the earlier ones where that says nothing.
 * A clock before the arrival or more than a day after it is at fault: that time is not known.
 */
function timesIn(cells: Cells): Times | RowProblem {
  const readings = new Map<(typeof timeRoles)[number], Readings>()
  for (const role of timeRoles) {
    const text = cells.of(role)
    if (text === '') continue
    const read = cells.mapping.readTime(text)
    if (typeof read === 'string') return problem(cells, role, read)
    readings.set(role, read)
  }
  const arrivals = readings.get('arrival')
  if (arrivals === undefined) return problem(cells, 'arrival', 'empty_value')
  readings.delete('arrival')
  const others = [...readings]
  const spreadFrom = (arrival: Instant) => others.reduce((sum, [, read]) => sum + Math.abs(nearestReading(read, arrival) - arrival), 0)
  const arrival = arrivals.reduce((best, other) => (spreadFrom(other) < spreadFrom(best) ? other : best))
  const isLater = (instant: Instant) => instant >= arrival && instant <= arrival + longestSeconds * 1000
  const known = others.map(([role, read]) => [role, nearestReading(read, arrival)] as const).filter(([, instant]) => isLater(instant))
  return { arrival, ...Object.fromEntries(known) }
}

/** A length below 0 or above a day is a fault of a clock and not known; the length of a talk counts only where there was one. */
function lengthsIn(cells: Cells, word: OutcomeWord): Lengths | RowProblem {
  const wait = secondsIn(cells.of('wait'))
  if (wait === undefined && !isNothing(cells.of('wait'))) return problem(cells, 'wait', 'bad_number')
  if (word !== 'answered') return known({ wait })
  const talk = secondsIn(cells.of('talk'))
  if (talk === undefined && !isNothing(cells.of('talk'))) return problem(cells, 'talk', 'bad_number')
  return known({ wait, talk })
}

const isLength = (seconds: number | undefined): seconds is number => seconds !== undefined && seconds >= 0 && seconds <= longestSeconds
const known = ({ wait, talk }: { wait?: number | undefined; talk?: number | undefined }): Lengths => ({
  ...(isLength(wait) ? { wait } : {}),
  ...(isLength(talk) ? { talk } : {}),
})

type Row = {
  readonly cells: Cells
  readonly word: OutcomeWord
  readonly contact: string
  readonly queue: string
  readonly times: Times
  readonly lengths: Lengths
}

function reportsOf(row: Row): readonly ContactReport[] | RowProblem {
  const { cells, contact, queue, times } = row
  const joinsQueues = cells.mapping.header.positions.has('queued')
  const wasQueued = cells.of('queued') !== ''
  // Some menus' clocks run ahead: nobody can join the queue before arriving.
  const queuedAt = wasQueued ? (times.queued ?? times.arrival) : undefined
  const end = endOf(row, { since: queuedAt ?? times.arrival, leftInMenu: joinsQueues && !wasQueued })
  if (end !== undefined && 'problem' in end) return end.problem
  const caller = cells.of('caller')
  const arrived = { type: 'contact.arrived', at: times.arrival, ...(isBounded(caller) ? { caller } : {}) } as const
  const events = [arrived, ...(queuedAt === undefined ? [] : [{ type: 'contact.queued', at: queuedAt } as const]), ...(end === undefined ? [] : [end])]
  return events.map((event) => ({ ...event, kind: 'contact', contact, queue, identity: identityOf(contact, event) }))
}

type EventFacts = Omit<ContactReport, 'kind' | 'contact' | 'queue' | 'identity'>

/** Two rows of one id that differ are both believed, in whatever order they come; the fold makes one contact of them. */
const identityOf = (contact: string, { type, at, waitSeconds, talkSeconds, reason }: EventFacts) =>
  [contact, type, at, waitSeconds, talkSeconds, reason].join('|')

/** An export of which nobody said where the wait stands has no column to name. */
const waitProblem = (cells: Cells): RowProblem =>
  cells.mapping.header.positions.has('wait') ? problem(cells, 'wait', 'unknown_wait') : { reason: 'unknown_wait' }

const reasonOf = new Map<OutcomeWord, RefusalReason>([
  ['closed', 'closed'],
  ['full', 'full'],
  ['no_agents', 'no_agents'],
  ['error', 'error'],
])

function endOf(row: Row, { since, leftInMenu }: { since: Instant; leftInMenu: boolean }): EventFacts | undefined | { readonly problem: RowProblem } {
  const { word, cells, times, lengths } = row
  if (word === 'unknown') return undefined
  if (word === 'left' && leftInMenu) return { type: 'contact.left', at: times.endOfWait ?? times.end ?? since, inMenu: true }
  const told = lengths.wait ?? secondsBetween(since, times.endOfWait ?? (word === 'answered' ? times.answered : times.end))
  // Without a queue, an answer came at once; else an unknown wait may not pass for none.
  const waitSeconds = told ?? (word === 'answered' && leftInMenu ? 0 : undefined)
  if (waitSeconds === undefined && (word === 'answered' || word === 'left')) return { problem: waitProblem(cells) }
  const at = Instant.parse(since + Math.round((waitSeconds ?? 0) * 1000))
  const wait = waitSeconds === undefined ? {} : { waitSeconds }
  if (word === 'answered') return answerOf(row, { since, at, wait })
  if (word === 'left') return { type: 'contact.left', at, ...wait }
  if (word === 'voicemail') return { type: 'contact.voicemail', at, ...wait }
  const reason = reasonOf.get(word)
  return { type: 'contact.refused', at, ...wait, ...(reason === undefined ? {} : { reason }) }
}

function answerOf({ cells, times, lengths }: Row, { since, at, wait }: { since: Instant; at: Instant; wait: { waitSeconds?: number } }): EventFacts {
  const answeredAt = times.answered === undefined ? at : Instant.parse(Math.max(times.answered, since))
  const talkSeconds = lengths.talk ?? secondsBetween(answeredAt, times.end)
  const agent = cells.of('agent')
  return { type: 'contact.answered', at: answeredAt, ...wait, ...(talkSeconds === undefined ? {} : { talkSeconds }), ...(isBounded(agent) ? { agent } : {}) }
}

function secondsBetween(from: Instant, until: Instant | undefined): number | undefined {
  const seconds = until === undefined ? undefined : (until - from) / 1000
  return isLength(seconds) ? seconds : undefined
}
