/** What a line costs in a month: what was metered, times how often it happens, times list price. What stands there whether anybody calls or not is not in it. */
import { standsFor } from '../../functions/fold/buildPace.ts'
import { prices } from './ledgerPrices.ts'
import { units } from './ledgerUnits.ts'

type Own = { readonly reads: number; readonly writes: number }
export type LineSize = {
  readonly name: string
  readonly contactsADay: number
  readonly presenceADay: number
  readonly viewsAMonth: number
  /** Of the views, by a process that read nothing yet; 0-1. */
  readonly coldShare: number
  /** Of the views, answered by what the night worked out; 0 where a year holds less than is kept (shared/decisions/0130). */
  readonly keptShare: number
}
export type Month = {
  readonly name: string
  readonly contactsADay: number
  /** US dollars, by what they are for. */
  readonly events: number
  readonly dayFiles: number
  readonly pages: number
  readonly looks: number
  readonly nights: number
  readonly functions: number
  readonly storage: number
  readonly total: number
}

export const lines: readonly LineSize[] = [
  { name: 'small', contactsADay: 900 / 365, presenceADay: 4, viewsAMonth: 60, coldShare: 1, keptShare: 0 },
  { name: 'large', contactsADay: 300_000 / 365, presenceADay: 60, viewsAMonth: 2_000, coldShare: 0.3, keptShare: 0 },
  { name: 'national', contactsADay: 20_000, presenceADay: 400, viewsAMonth: 20_000, coldShare: 0.2, keptShare: 0.9 },
  { name: 'national, nothing kept', contactsADay: 20_000, presenceADay: 400, viewsAMonth: 20_000, coldShare: 0.2, keptShare: 0 },
]

const daysAMonth = 30.4
const openSeconds = 14 * 3_600
const answeredShare = 0.55
const looksAMonth = daysAMonth * 288
/** Events and contacts are kept for a period of callers' keys and its margin. */
const daysKept = 36
/** Assumed, not metered: seconds of a function, gigabytes of memory, requests to keys, bytes. */
const assumed = {
  doorSeconds: 0.05,
  foldSeconds: 0.15,
  pageSeconds: 0.5,
  /** Of going through the attempts of a year, where nothing worked that out before: `npm run bench -- --only national`. */
  secondsAMillion: 0.75,
  lookSeconds: 2,
  gigabytes: 1,
  /** `infra/constructs/site.ts`, and of the night. */
  pageGigabytes: 3008 / 1024,
  keyRequestsAnEvent: 2,
  logBytes: 500,
  contactBytes: 8_000,
  fileBytesADay: 8.1 * 365 * 7,
}

const of = ({ reads, writes }: Own): number => reads * prices.readUnit + writes * prices.writeUnit
const plus = (a: Own, b: Own): Own => ({ reads: a.reads + b.reads, writes: a.writes + b.writes })
const times = ({ reads, writes }: Own, n: number): Own => ({ reads: reads * n, writes: writes * n })

/** One day file made with so many contacts on its day: all rows are read, the file is written. */
export const buildOf = (contacts: number): Own => {
  const [few, many] = [units.builds[1], units.builds[1000]]
  const share = (contacts - 1) / 999
  return { reads: few.reads + share * (many.reads - few.reads), writes: Math.max(1, Math.ceil((contacts * bytesAContact) / 1024)) }
}
const bytesAContact = 8.1

/** Of one event of a journey through the door and the fold, without making the day file. */
const eventsOf = (journey: keyof typeof units.journeys): Own => {
  const { door, fold, events } = units.journeys[journey]
  return plus(plus(door, fold), times(units.builds[1], -events))
}

/** All day files that are made on one day. @param isPaced false: with every batch, as it was */
export function buildsOfDay(contacts: number, isPaced: boolean): Own & { readonly count: number } {
  const events = contacts * (answeredShare * units.journeys.answered.events + (1 - answeredShare) * units.journeys.left.events)
  // A batch is what arrived within a second.
  const batches = Math.max(1, Math.round(Math.min(events, openSeconds)))
  let [count, standsUntil, all] = [0, -1, { reads: 0, writes: 0 } as Own]
  for (let batch = 0; batch < batches; batch++) {
    const at = (batch / batches) * openSeconds * 1000
    if (isPaced && at < standsUntil) continue
    const rows = Math.max(1, Math.round((batch / batches) * contacts))
    all = plus(all, buildOf(rows))
    standsUntil = at + standsFor(rows * bytesAContact)
    count += 1
  }
  return { ...all, count }
}

/** @param contacts in the year that the page is about */
export function viewOf(page: keyof (typeof units.years)[900], contacts: number): { readonly cold: Own; readonly warm: Own } {
  const [few, many] = [units.years[900][page], units.years[9000][page]]
  // Between the two as metered; beyond, files grow by what a contact takes in a full one.
  const cold =
    contacts <= 9_000
      ? few.cold.reads + ((contacts - 900) / 8_100) * (many.cold.reads - few.cold.reads)
      : many.cold.reads + ((contacts - 9_000) * bytesAContact) / 4_096
  return { cold: { reads: cold, writes: many.cold.writes }, warm: many.warm }
}

/** A page over the year, of which so many are answered by what the night worked out. */
function pageOf({ contactsADay, coldShare, keptShare }: LineSize): Own {
  const mixed = ({ cold, warm }: { readonly cold: Own; readonly warm: Own }) => plus(times(cold, coldShare), times(warm, 1 - coldShare))
  // On a day that calls come in, whoever asks for figures of now makes its file first.
  const ofNow = plus(mixed(viewOf('missed', contactsADay * 365)), buildOf(Math.max(1, contactsADay / 2)))
  return plus(times(mixed(units.kept[9000].page), keptShare), times(ofNow, 1 - keptShare))
}

/** The questions of one night: a quarter of a year and two years, by a process that read nothing yet. Nothing where nothing is kept. */
const answersOfNight = ({ contactsADay, keptShare }: LineSize): Own =>
  keptShare === 0 ? { reads: 0, writes: 0 } : times(viewOf('missed', contactsADay * 365).cold, 2.25)

/** Of the functions that make pages and that work at night, a month. */
function gigabyteSecondsOf({ contactsADay, viewsAMonth, coldShare, keptShare }: LineSize): number {
  const throughAYear = ((contactsADay * 365) / 1e6) * assumed.secondsAMillion
  const pages = viewsAMonth * (assumed.pageSeconds + (1 - keptShare) * coldShare * throughAYear)
  const nights = keptShare === 0 ? 0 : daysAMonth * 2.25 * throughAYear
  return (pages + nights) * assumed.pageGigabytes
}

export function monthOf(size: LineSize): Month {
  const { name, contactsADay, presenceADay, viewsAMonth } = size
  const contacts = contactsADay * daysAMonth
  const journeys = plus(times(eventsOf('answered'), answeredShare), times(eventsOf('left'), 1 - answeredShare))
  const eventCount = contacts * (answeredShare * 4 + (1 - answeredShare) * 3) + presenceADay * daysAMonth
  const events =
    of(plus(times(journeys, contacts), times(eventsOf('presence'), presenceADay * daysAMonth))) +
    eventCount * (prices.httpRequest + assumed.keyRequestsAnEvent * prices.keyRequest)
  const dayFiles = of(times(buildsOfDay(contactsADay, true), daysAMonth))
  const today = buildOf(Math.max(1, contactsADay / 2))
  const pages = viewsAMonth * (of(pageOf(size)) + prices.httpRequest)
  const looks = looksAMonth * of(units.years[9000].look.warm) + daysAMonth * Math.min(168, contactsADay * 3) * of(today)
  const night = (contactsKept: number) => units.nights[75].reads + ((contactsKept - 75) / 675) * (units.nights[750].reads - units.nights[75].reads)
  const nights = daysAMonth * (prices.readUnit * night(contactsADay * daysKept) + of(answersOfNight(size)))
  const seconds = eventCount * (assumed.doorSeconds + assumed.foldSeconds) + looksAMonth * assumed.lookSeconds
  const calls = 2 * eventCount + viewsAMonth + looksAMonth
  const functions =
    (seconds * assumed.gigabytes + gigabyteSecondsOf(size)) * prices.functionGigabyteSecond +
    calls * (prices.functionRequest + (assumed.logBytes / 1e9) * prices.logGigabyte)
  const gigabytes = (contactsADay * (daysKept * assumed.contactBytes + assumed.fileBytesADay)) / 1e9
  const storage = gigabytes * (prices.storedGigabyteMonth + prices.pointInTimeGigabyteMonth)
  const parts = { events, dayFiles, pages, looks, nights, functions, storage }
  return { name, contactsADay, ...parts, total: Object.values(parts).reduce((sum, own) => sum + own, 0) }
}
