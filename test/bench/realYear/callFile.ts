/**
 * A year of calls as a file, in the columns of the recorded month in test/fixtures: that month again and again, or a million invented contacts.
 * Data: Anonymous Bank call centre, I. Guedj and A. Mandelbaum, Technion.
 */
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { Contact } from '../../../shared/contacts/contact.ts'
import { inventedContacts } from '../inventedYear.ts'

const recorded = join(import.meta.dirname, '..', '..', 'fixtures', 'bank-calls-1999-04.csv.gz')
export const zone = 'Asia/Jerusalem'
const dayMs = 86_400_000
/** Whole weeks, so that every day stays its day of the week. */
const weeksMs = 28 * dayMs
const rounds = 12
/** One row in nine is left out, so that a year has about the 318,000 calls that the bank had. */
const leftOut = 9
const timeColumns = ['arrived_local', 'queued_local', 'queue_left_local', 'service_start_local', 'service_end_local']

/** The first four weeks of the recorded month twelve times. @returns how many rows */
export async function writeRecordedYear(path: string): Promise<number> {
  const [head = '', ...lines] = gunzipSync(await readFile(recorded))
    .toString('utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split(',')
  const times = timeColumns.map((name) => columns.indexOf(name))
  const arrival = columns.indexOf('arrived_local')
  const rows = lines.map((line) => line.split(',')).filter((row, n) => n % leftOut !== 4 && (row[arrival] ?? '') < '1999-04-29')
  function* texts() {
    yield `${head}\n`
    for (let round = 0; round < rounds; round++) {
      const shift = (round - 3) * weeksMs
      for (const [n, row] of rows.entries()) {
        const own = row.map((cell, column) => (column === 0 ? `R${round}-${n}` : times.includes(column) && cell !== '' ? shifted(cell, shift) : cell))
        yield `${own.join(',')}\n`
      }
    }
  }
  await pipeline(Readable.from(texts()), createWriteStream(path))
  return rows.length * rounds
}

/** On the wall: what the clock said stays what it said. */
const shifted = (local: string, byMs: number) => new Date(Date.parse(`${local}Z`) + byMs).toISOString().slice(0, 19)

const header =
  'call_id,caller,priority,type,arrived_local,menu_s,queued_local,queue_left_local,wait_s,outcome,service_start_local,service_end_local,service_s,agent'
/** The invented year is one that is still to end: a year of whole weeks earlier. */
const earlierMs = 364 * dayMs

/** Who was turned away or left a message stands there as one who hung up: the bank knew no more. @returns how many rows */
export async function writeInventedYear(path: string, contacts: number): Promise<number> {
  const all = inventedContacts(contacts, 5)
  // As the bank numbers its customers.
  const numbers = new Map<string, string>()
  const numberOf = (caller: string) => {
    const number = numbers.get(caller) ?? `P${String(numbers.size + 1).padStart(7, '0')}`
    numbers.set(caller, number)
    return number
  }
  function* texts() {
    yield `${header}\n`
    for (const contact of all) yield `${rowOf(contact, contact.caller === 'withheld' ? '' : numberOf(contact.caller))}\n`
  }
  await pipeline(Readable.from(texts()), createWriteStream(path))
  return all.length
}

const clock = localTimeOf(zone)
const local = (ms: number) => new Date(ms + clock.offsetMinutesAt(ms) * 60_000).toISOString().slice(0, 19)

function rowOf({ contactId, arrivedAt, queuedAt = arrivedAt, waitSeconds = 0, answeredAt, talkSeconds = 0 }: Contact, caller: string): string {
  const [arrived, queued] = [arrivedAt - earlierMs, queuedAt - earlierMs]
  const begin = answeredAt === undefined ? undefined : answeredAt - earlierMs
  const service = begin === undefined ? ['HANG', '', '', '0'] : ['AGENT', local(begin), local(begin + talkSeconds * 1000), String(talkSeconds)]
  const [outcome = '', from = '', until = '', seconds = ''] = service
  const waited = [local(queued), local(queued + waitSeconds * 1000), String(waitSeconds)]
  return [contactId, caller, '0', 'PS', local(arrived), String((queued - arrived) / 1000), ...waited, outcome, from, until, seconds, ''].join(',')
}
