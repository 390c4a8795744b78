import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPlace, eachNeed, type Need, needStatuses, type SeriesWindows, statusOf } from '../../shared/contacts/series.ts'

type Try = {
  readonly who: number
  readonly hour: number
  readonly answered?: boolean
  readonly short?: boolean
  readonly talkHours?: number
  readonly calledBackAt?: number
}
const windows = { seriesHours: 24, laterDays: 7, reconnectMinutes: 5 }
const hour = 3600

function needs(tries: readonly Try[], own: SeriesWindows = windows) {
  const rows = tries.toSorted((a, b) => a.hour - b.hour)
  const order = rows.map((_, row) => row).sort((a, b) => rows[a]!.who - rows[b]!.who || a - b)
  const byPerson = {
    first: Int32Array.from({ length: 11 }, (_, who) => order.filter((row) => rows[row]!.who < who).length),
    row: Int32Array.from(order),
    at: Uint32Array.from(order, (row) => rows[row]!.hour * hour),
    answeredAt: Uint32Array.from(order, (row) => (rows[row]!.answered ? rows[row]!.hour * hour : (rows[row]!.calledBackAt ?? 0) * hour)),
    talkSeconds: Int32Array.from(order, (row) => (rows[row]!.answered ? (rows[row]!.talkHours ?? 0) * hour : -1)),
  }
  const found: Need[] = []
  const verdict = Uint8Array.from(rows, (row) => (row.short === true ? 7 : row.answered === true ? 0 : 1))
  const input = { byPerson, verdictAt: byPlace(byPerson, verdict), leftOut: 7, windowsAt: () => own }
  eachNeed(input, (need) => found.push({ ...need, rows: need.rows.slice(0, need.attempts), startsSeries: need.startsSeries.slice(0, need.attempts) }))
  const statusBy = (moment: number) => found.map((need) => needStatuses[statusOf(need, windows.laterDays, moment * hour)])
  return {
    rows: found.map((need) => [...need.rows]),
    series: found.flatMap((need) => [...need.startsSeries]).reduce((sum, own) => sum + own, 0),
    statuses: statusBy(10_000),
    attempts: found.map((need) => need.attempts),
    statusBy,
  }
}
const one = (...tries: Omit<Try, 'who'>[]) => needs(tries.map((own) => ({ who: 0, ...own })))

describe('attempts of one caller', () => {
  it('on Friday evening and on Monday morning are two series and one need, reached later', () => {
    expect(one({ hour: 18 }, { hour: 18 + 63, answered: true })).toMatchObject({ series: 2, statuses: ['later'], attempts: [2] })
  })
  it('within 24 hours are one series, an hour more begins another', () => {
    expect(one({ hour: 0 }, { hour: 24 }, { hour: 48 })).toMatchObject({ series: 1, statuses: ['never'], attempts: [3] })
    expect(one({ hour: 0 }, { hour: 25 })).toMatchObject({ series: 2, statuses: ['never'] })
  })
  it('more than seven days apart are two needs', () => {
    expect(one({ hour: 0 }, { hour: 7 * 24 }).statuses).toEqual(['never'])
    expect(one({ hour: 0 }, { hour: 7 * 24 + 1 }).statuses).toEqual(['never', 'never'])
  })
  it('are two needs and two series where needs are followed for less long than a series may last', () => {
    const tries = [
      { who: 0, hour: 0 },
      { who: 0, hour: 30 },
    ]
    expect(needs(tries, { ...windows, seriesHours: 168, laterDays: 1 })).toMatchObject({ series: 2, attempts: [1, 1] })
  })
  it('answered at the first attempt are reached at once, and an answer ends the need', () => {
    expect(one({ hour: 0, answered: true }, { hour: 1 })).toMatchObject({ series: 2, statuses: ['reached_at_once', 'never'] })
  })
  it('dropped within five minutes of a conversation belong to it', () => {
    expect(one({ hour: 0, answered: true, talkHours: 1 }, { hour: 1.05 })).toMatchObject({
      series: 1,
      statuses: ['reached_at_once'],
      rows: [[0]],
      attempts: [1],
    })
    expect(one({ hour: 0, answered: true, talkHours: 1 }, { hour: 1.1 }).statuses).toEqual(['reached_at_once', 'never'])
  })
  it('who asks to be called back and is, was reached later, and what they try until then is the same need', () => {
    expect(one({ hour: 0, calledBackAt: 30 })).toMatchObject({ statuses: ['later'], attempts: [1] })
    expect(one({ hour: 0, calledBackAt: 30 }, { hour: 10 })).toMatchObject({ statuses: ['later'], attempts: [2] })
    expect(one({ hour: 0, calledBackAt: 30 }, { hour: 40 })).toMatchObject({ statuses: ['later', 'never'] })
    expect(one({ hour: 0, calledBackAt: 30 }, { hour: 10, answered: true }, { hour: 20 })).toMatchObject({ statuses: ['later', 'never'], attempts: [2, 1] })
  })
  it('called back within five minutes and answered are a new conversation, thus a new need', () => {
    expect(one({ hour: 0, answered: true }, { hour: 0.05, answered: true }).statuses).toEqual(['reached_at_once', 'reached_at_once'])
  })
  it('left out as short hang-ups are as if they had not been', () => {
    expect(one({ hour: 0, short: true }, { hour: 1, answered: true })).toMatchObject({ statuses: ['reached_at_once'], rows: [[1]] })
    expect(one({ hour: 0 }, { hour: 20, short: true }, { hour: 40 })).toMatchObject({ series: 2, attempts: [2] })
  })
  it('are still open for seven days after the last of them, and never counted as never', () => {
    const tries = one({ hour: 0 }, { hour: 100 })
    expect(tries.statusBy(100 + 7 * 24 - 1)).toEqual(['still_open'])
    expect(tries.statusBy(100 + 7 * 24)).toEqual(['never'])
  })
})

/** The definitions word for word, over lists of lists, as slow as you like. */
function bySentence(tries: readonly Try[]) {
  const statuses: string[] = []
  let series = 0
  for (let who = 0; who < 10; who++) {
    const own = tries.filter((row) => row.who === who && !row.short).toSorted((a, b) => a.hour - b.hour)
    const found: { last: number; attempts: number; first: boolean; reached: boolean; ends: number }[] = []
    for (const row of own) {
      const last = found.at(-1)
      if (last?.reached && !row.answered && row.hour - last.ends <= 5 / 60) continue
      if (last && !last.reached && row.hour - last.last <= 168) {
        if (row.hour - last.last > 24) series++
        Object.assign(last, { last: row.hour, attempts: last.attempts + 1, reached: row.answered === true, ends: row.hour + (row.talkHours ?? 0) })
      } else {
        series++
        found.push({ last: row.hour, attempts: 1, first: row.answered === true, reached: row.answered === true, ends: row.hour + (row.talkHours ?? 0) })
      }
    }
    statuses.push(...found.map((need) => (need.reached ? (need.first ? 'reached_at_once' : 'later') : 'never')))
  }
  return { series, statuses: statuses.toSorted() }
}

it('needs and series are what the definitions say, for any attempts of any people', () => {
  const anyTry = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    hour: fc.integer({ min: 0, max: 8000 }).map((n) => n / 10),
    answered: fc.boolean(),
    short: fc.boolean(),
    talkHours: fc.constantFrom(0, 0.5),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyTry, { maxLength: 40, selector: (own) => own.hour }), (tries) => {
      const found = needs(tries)
      expect({ series: found.series, statuses: found.statuses.toSorted() }).toEqual(bySentence(tries))
    }),
    { seed: 4, numRuns: 500 },
  )
})
