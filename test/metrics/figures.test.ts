import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant, type LineId, SourceId } from '../../shared/contacts/identifiers.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import type { AttemptCounts } from '../../shared/metrics/figures.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { contact, presence } from '../builders/contacts.ts'
import { inputOf, report, settingsWith } from '../builders/report.ts'

const sumOfParts = (counts: AttemptCounts) => counts.answered + counts.missed_open + counts.missed_closed + counts.short + counts.unknown
/** Monday 2 March 2026, Amsterdam = UTC + 1. */
const monday = (local: string) => Date.parse(`2026-03-02T${local}:00+01:00`)
const march = { from: '2026-03-01', to: '2026-03-31' }

describe('attempts', () => {
  const anyContact = fc
    .record({
      minute: fc.integer({ min: 0, max: 60 * 24 * 40 }),
      caller: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
      outcome: fc.constantFrom('answered', 'left', 'turned_away', 'voicemail', 'unknown' as const),
      wait: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
      reason: fc.constantFrom('closed', 'full', 'no_agents', 'blocked', 'error', 'timeout', 'not_admitted' as const),
    })
    .map(({ minute, caller, outcome, wait, reason }) =>
      contact(
        {
          at: Date.parse('2026-02-25T00:00:00Z') + minute * 60_000,
          answered: outcome === 'answered',
          ...(caller !== undefined && { caller: String(caller) }),
          more: { outcome, waitSeconds: wait, reason: outcome === 'turned_away' ? reason : undefined },
        },
        `${minute} ${caller} ${outcome} ${wait} ${reason}`,
      ),
    )
  it('are always the sum of their parts: in all, by hour, day, week, month, line, cause and outcome; and the list behind them has as many', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyContact, { selector: (own) => own.contactId, maxLength: 60 }),
        fc.constantFrom('include' as const, 'exclude' as const),
        fc.constantFrom('all' as const, 'open' as const, 'closed' as const),
        fc.constantFrom('hour' as const, 'daypart' as const, 'workweek' as const, 'auto' as const),
        (contacts, short, hours, grain) => {
          const told = { contacts, ...march, filters: { short, hours, grain } }
          const { metrics, weekGrid, trend, days, availability } = report(told)
          expect(sumOfParts(metrics)).toBe(metrics.attempts)
          const sum = (rows: readonly { readonly attempts: number }[]) => rows.reduce((total, row) => total + row.attempts, 0)
          for (const table of [weekGrid.cells, trend, days, availability.byMonth, availability.byLine]) {
            expect(sum(table)).toBe(metrics.attempts)
            for (const row of table) expect(sumOfParts(row)).toBe(row.attempts)
          }
          const values = (record: object) => Object.values(record).reduce((total: number, own: number) => total + own, 0)
          expect(values(metrics.cause) + metrics.answered).toBe(metrics.attempts)
          expect(values(metrics.outcome)).toBe(metrics.attempts)
          expect(values(metrics.turned_away)).toBe(metrics.outcome.turned_away)
          expect(metrics.arrived_open.attempts + metrics.arrived_closed.attempts).toBe(metrics.attempts)
          expect(sum(drillDown(inputOf(told), {}))).toBe(metrics.attempts)
          expect(sum(drillDown(inputOf(told), { category: 'missed_open' }))).toBe(metrics.missed_open)
          const { all, ...parts } = metrics.people_by_status
          if (all.value !== null) expect(Object.values(parts).reduce((total, own) => total + (own.value ?? Number.NaN), 0)).toBeCloseTo(all.value, 6)
        },
      ),
      { seed: 7, numRuns: 150 },
    )
  })
})

describe('what people decide changes the figures, backwards, without any migration', () => {
  const contacts = [
    contact({ at: monday('10:00'), wait: 15 }),
    contact({ at: monday('18:00'), wait: 15 }),
    contact({ at: Date.parse('2026-03-16T18:00:00+01:00'), wait: 15 }),
  ]
  it('opening hours', () => {
    expect(report({ contacts, ...march }).metrics).toMatchObject({ missed_open: 1, missed_closed: 2 })
    const longer = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-21:00' }] })
    expect(report({ contacts, ...march, settings: longer }).metrics).toMatchObject({ missed_open: 3, missed_closed: 0 })
  })
  it('opening hours of a dated version, only on its own days', () => {
    const from16 = settingsWith({
      hours: [
        { from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' },
        { from: '2026-03-16', week: 'Mo-Fr 09:00-21:00' },
      ],
    })
    expect(report({ contacts, ...march, settings: from16 }).metrics).toMatchObject({ missed_open: 2, missed_closed: 1 })
  })
  it('the short limit, and a dated version of it only on its own days', () => {
    const definitions = (...versions: object[]) => settingsWith({ hours: [{ from: '2000-01-01', week: '24/7' }] }, { definitions: versions })
    expect(report({ contacts, ...march, settings: definitions({ from: '2000-01-01', shortSeconds: 10 }) }).metrics).toMatchObject({ missed_open: 3, short: 0 })
    expect(report({ contacts, ...march, settings: definitions({ from: '2000-01-01', shortSeconds: 20 }) }).metrics).toMatchObject({ missed_open: 0, short: 3 })
    const dated = definitions({ from: '2000-01-01', shortSeconds: 10 }, { from: '2026-03-16', shortSeconds: 20 })
    expect(report({ contacts, ...march, settings: dated })).toMatchObject({
      metrics: { missed_open: 2, short: 1 },
      definitions: { shortSeconds: 20, changedWithin: true },
    })
  })
  it('the switch for short hang-ups', () => {
    const short = [contact({ at: monday('10:00'), wait: 3, caller: 'a' })]
    expect(report({ contacts: short, ...march }).metrics).toMatchObject({ short: 1, missed_open: 0, people: { value: 0 } })
    expect(report({ contacts: short, ...march, filters: { short: 'include' } }).metrics).toMatchObject({
      short: 0,
      missed_open: 1,
      people: { value: 1 },
      never: { value: 1 },
    })
  })
})

describe('people', () => {
  it('who tried before the period are not new in it, and who are reached just after it are not lost', () => {
    const tries = [
      contact({ at: Date.parse('2026-02-27T12:00:00Z'), caller: 'before' }),
      contact({ at: Date.parse('2026-03-02T12:00:00Z'), caller: 'before' }),
      contact({ at: Date.parse('2026-03-30T12:00:00Z'), caller: 'after' }),
      contact({ at: Date.parse('2026-04-02T12:00:00Z'), caller: 'after', answered: true }),
    ]
    expect(report({ contacts: tries, ...march }).metrics).toMatchObject({ attempts: 2, needs: { value: 1 }, later: { value: 1 }, never: { value: 0 } })
  })
  it('younger than a week are still open, not never reached', () => {
    const tries = [contact({ at: monday('10:00'), caller: 'a' })]
    expect(report({ contacts: tries, ...march, now: Date.parse('2026-03-05T00:00:00Z') }).metrics).toMatchObject({
      still_open: { value: 1 },
      never: { value: 0 },
    })
    expect(report({ contacts: tries, ...march }).metrics).toMatchObject({ still_open: { value: 0 }, never: { value: 1 } })
  })
  it('may still be open behind recent attempts without a number, until a week has passed', () => {
    const answered = contact({ at: monday('09:00'), caller: 'a', answered: true })
    const withheld = [monday('10:00'), monday('11:00')].map((at) => contact({ at }))
    const open = (now?: string) => report({ contacts: [answered, ...withheld], ...march, ...(now && { now: Date.parse(now) }) }).metrics.still_open
    expect(open('2026-03-05T00:00:00Z')).toEqual({ value: 0, low: 0, high: 2 })
    expect(open()).toEqual({ value: 0, low: 0, high: 0 })
  })
  it('are one across linked lines and two across lines that are not', () => {
    const lines = [
      { id: 'telefoon', name: 'Telefoon', channel: 'phone', closedRecorded: 'yes', hours: [{ from: '2000-01-01', week: '24/7' }] },
      { id: 'chat', name: 'Chat', channel: 'chat', closedRecorded: 'yes', hours: [{ from: '2000-01-01', week: '24/7' }] },
    ]
    const tries = [
      contact({ at: monday('10:00'), caller: 'a' }),
      contact({ at: monday('11:00'), caller: 'a', answered: true, more: { lineId: 'chat' as LineId } }),
    ]
    const linked = settingsWith({}, { lines, links: [['telefoon', 'chat']] })
    expect(report({ contacts: tries, ...march, settings: linked }).metrics).toMatchObject({ attempts: 1, later: { value: 1 }, never: { value: 0 } })
    expect(report({ contacts: tries, ...march, settings: settingsWith({}, { lines }) }).metrics).toMatchObject({ attempts: 1, never: { value: 1 } })
    const byThird = {
      lines: [...lines, { ...lines[0]!, id: 'nacht', name: 'Nacht' }],
      links: [
        ['telefoon', 'nacht'],
        ['nacht', 'chat'],
      ],
    }
    expect(report({ contacts: tries, ...march, settings: settingsWith({}, byThird) }).metrics).toMatchObject({
      attempts: 1,
      later: { value: 1 },
      never: { value: 0 },
    })
  })
})

describe('closing time', () => {
  it('sends away those still waiting; that is no disagreement between the system and the hours', () => {
    const turnedAway = { outcome: 'turned_away', reason: 'closed' } as const
    const contacts = [
      contact({ at: monday('16:59'), wait: 60, more: turnedAway }),
      contact({ at: monday('16:59'), wait: 90 }),
      contact({ at: monday('12:00'), wait: 3, more: turnedAway }),
    ]
    expect(report({ contacts, ...march }).metrics).toMatchObject({ missed_closed: 3, at_closing: 2, closed_by_system: 1 })
  })
})

describe('staffing told by nobody but the roster', () => {
  const shift = (from: string, until: string, people = 1): Shift => ({
    line: 'telefoon' as LineId,
    from: Instant.parse(Date.parse(`2026-03-0${from}:00+01:00`)),
    until: Instant.parse(Date.parse(`2026-03-0${until}:00+01:00`)),
    people,
    name: 'Dienst',
  })
  const shifts = [shift('2T09:00', '2T12:00', 2), shift('2T13:05', '2T17:00'), shift('3T09:00', '3T17:00', 0)]
  const day = (date: string) => ({ shifts, from: date, to: date })
  const causesOf = (told: Parameters<typeof report>[0]) => Object.fromEntries(Object.entries(report(told).metrics.cause).filter(([, count]) => count > 0))

  it('makes an attempt unstaffed in quarter hours in which nobody is rostered, however short it was', () => {
    const contacts = ['10:00', '11:59', '12:00', '12:59', '13:00', '13:06'].map((time) => contact({ at: monday(time) }))
    expect(causesOf({ contacts, ...day('2026-03-02') })).toEqual({ gave_up: 4, unstaffed: 2 })
    expect(causesOf({ contacts: [contact({ at: monday('12:30'), wait: 2 })], ...day('2026-03-02') })).toEqual({ unstaffed: 1 })
    expect(causesOf({ contacts: [contact({ at: Date.parse('2026-03-03T10:00+01:00') })], ...day('2026-03-03') })).toEqual({ unstaffed: 1 })
  })
  it('speaks neither of hours that are closed nor of weeks that it does not tell', () => {
    expect(causesOf({ contacts: [contact({ at: monday('08:00') })], ...day('2026-03-02') })).toEqual({ closed: 1 })
    expect(causesOf({ contacts: [contact({ at: Date.parse('2026-03-09T12:30+01:00') })], ...day('2026-03-09') })).toEqual({ gave_up: 1 })
  })
  it('is no word that somebody came: a system that found nobody is believed', () => {
    const turnedAway = contact({ at: monday('10:00'), more: { outcome: 'turned_away', reason: 'no_agents' } })
    expect(causesOf({ contacts: [turnedAway], ...day('2026-03-02') })).toEqual({ unstaffed: 1 })
  })
  it('says nothing where a source tells who is signed in', () => {
    const there = [presence('a', 'agent.signed_in', '2026-03-02 11:15')]
    const contacts = [contact({ at: monday('12:10') }), contact({ at: monday('12:30') })]
    expect(causesOf({ contacts, presence: there, ...day('2026-03-02') })).toEqual({ unstaffed: 1, gave_up: 1 })
  })
  it('is told as what it is', () => {
    const contacts = [contact({ at: monday('10:00') })]
    expect(report({ contacts, ...day('2026-03-02') }).coverage).toMatchObject({ presenceFed: false, rosterSpeaks: true })
    for (const told of [
      { from: '2026-03-02', to: '2026-03-02' },
      { shifts, from: '2026-03-02', to: '2026-03-09' },
    ])
      expect(report({ contacts, ...told }).coverage.rosterSpeaks).toBeUndefined()
    // Of what is still to come no roster is needed.
    expect(report({ contacts, shifts, from: '2026-03-02', to: '2026-03-31', now: Date.parse('2026-03-06T18:00:00Z') }).coverage.rosterSpeaks).toBe(true)
    expect(report({ contacts, presence: [presence('a', 'agent.signed_in', '2026-03-02 08:00')], ...day('2026-03-02') }).coverage).not.toHaveProperty(
      'rosterSpeaks',
    )
  })
})

describe('staffing told by the source', () => {
  const there = [
    presence('a', 'agent.signed_in', '2026-03-02 08:00'),
    presence('a', 'agent.paused', '2026-03-02 10:00'),
    presence('a', 'agent.resumed', '2026-03-02 11:00'),
    presence('a', 'agent.signed_out', '2026-03-02 15:00'),
  ]
  it('makes an attempt with nobody there unstaffed', () => {
    const contacts = [contact({ at: monday('10:00') }), contact({ at: monday('11:30') }), contact({ at: monday('16:30') })]
    const { metrics, availability } = report({ contacts, presence: there, from: '2026-03-02', to: '2026-03-02' })
    expect(metrics.cause).toMatchObject({ gave_up: 1, unstaffed: 2 })
    // Told from 09:00 local on; there 9-11 and 12-16 of the open hours 9-17.
    expect(availability).toMatchObject({ openHours: 8, staffedHours: 6, staffedShare: 0.75 })
  })
  it('of several lines is the time in which each had somebody, in the whole and in its months', () => {
    const lines = ['telefoon', 'chat'].map((id) => ({
      id,
      name: id,
      channel: 'phone',
      closedRecorded: 'yes',
      hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' }],
    }))
    const chat = { lineId: 'chat' as LineId }
    const contacts = [contact({ at: monday('10:00') }), contact({ at: monday('10:00'), more: chat })]
    const onChat = [presence('b', 'agent.signed_in', '2026-03-02 12:00'), presence('b', 'agent.signed_out', '2026-03-02 15:30')].map((event) => ({
      ...event,
      ...chat,
    }))
    const both = {
      contacts,
      presence: [...there, ...onChat],
      from: '2026-03-02',
      to: '2026-03-02',
      filters: { line: lines.map(({ id }) => id as LineId) },
    }
    const { availability } = report({ ...both, settings: settingsWith({}, { lines }) })
    // 9-11 and 12-16 as the telephone alone; the chat was told of from 13:00 on, and its last half hour nobody was at the telephone.
    expect(availability.staffedHours).toBe(6)
    expect(availability.byMonth.map(({ staffedHours }) => staffedHours)).toEqual([6])
    // No feed of the chat from 13 to 14: of both together nothing is known then.
    const sources = ['telefoon', 'chat'].map((id) => ({ id: `bron-${id}`, provider: 'csv', lines: { [id]: id } }))
    const gaps = [{ source: 'bron-chat', from: '2026-03-02T13:00:00+01:00', until: '2026-03-02T14:00:00+01:00', cause: 'outage' }]
    const withGap = report({ ...both, settings: settingsWith({}, { lines, sources, gaps }) }).availability
    expect(withGap).toMatchObject({ staffedHours: 5, measuredOpenHours: availability.measuredOpenHours - 1 })
    expect(withGap.byMonth.map(({ staffedHours }) => staffedHours)).toEqual([5])
  })
  it('is unknown, not zero, before the first that was told: in a month, and in a whole period', () => {
    const contacts = [contact({ at: monday('10:00') })]
    const told = [presence('a', 'agent.signed_out', '2026-04-01 08:00')]
    expect(report({ contacts, presence: told, ...march }).availability).toMatchObject({
      staffedHours: null,
      staffedShare: null,
      byLine: [{ staffedHours: null }],
    })
    const { availability } = report({ contacts, presence: there, from: '2026-02-01', to: '2026-03-31' })
    expect(availability.byMonth.map(({ staffedHours }) => staffedHours)).toEqual([null, 6])
  })
  it('is unknown, not zero, where no source tells', () => {
    expect(report({ contacts: [contact({ at: monday('10:00') })], ...march }).availability).toMatchObject({ staffedHours: null, staffedShare: null })
  })
})

describe('hours of a week', () => {
  const always = settingsWith({ hours: [{ from: '2000-01-01', week: 'Su 02:00-03:00' }] })
  const grid = (from: string, to: string) =>
    report({
      contacts: [contact({ at: Date.parse(`${from}T12:00:00Z`) })],
      from,
      to,
      settings: always,
      filters: { grain: 'hour' },
      firstDate: '2026-01-01',
    }).weekGrid.cells.find((cell) => cell.weekday === 7 && cell.from === '02:00')
  it('lose an hour in spring and gain one in autumn: exposure is what the clock really showed', () => {
    expect(grid('2026-03-29', '2026-03-29')).toMatchObject({ openHours: 0, exposureHours: 0 })
    expect(grid('2026-10-25', '2026-10-25')).toMatchObject({ openHours: 2, exposureHours: 2 })
    expect(grid('2026-11-01', '2026-11-01')).toMatchObject({ openHours: 1, exposureHours: 1 })
  })
  it('both of the doubled hour go to one cell', () => {
    const contacts = [contact({ at: Date.parse('2026-10-25T00:30:00Z') }), contact({ at: Date.parse('2026-10-25T01:30:00Z') })]
    const { weekGrid } = report({ contacts, from: '2026-10-25', to: '2026-10-25', filters: { grain: 'hour' } })
    expect(weekGrid.cells.find((cell) => cell.attempts > 0)).toMatchObject({ from: '02:00', attempts: 2, exposureHours: 2 })
  })
})

describe('a tiny line', () => {
  it('of eleven attempts a week shows dayparts, not 168 cells', () => {
    const contacts = Array.from({ length: 13 * 11 }, (_, n) =>
      contact({ at: Date.parse('2026-01-05T00:00:00+01:00') + Math.floor(n / 11) * 604_800_000 + ((n * 7919) % 10_080) * 60_000, caller: `p${n}` }),
    )
    const { weekGrid } = report({ contacts, from: '2026-01-05', to: '2026-04-05' })
    expect(['daypart', 'workweek', 'week']).toContain(weekGrid.grain)
    expect(weekGrid.medianAttempts).toBeGreaterThanOrEqual(10)
  })
})

describe('what was not measured', () => {
  const steady = (skip: (day: number) => boolean, days = 91) =>
    Array.from({ length: days * 24 }, (_, n) => n)
      .filter((n) => !skip(Math.floor(n / 24)))
      .map((n) => contact({ at: Date.parse('2026-01-05T00:10:00+01:00') + n * 3_600_000, caller: `p${n}`, answered: n % 2 === 0 }))
  const period = { from: '2026-01-05', to: '2026-04-05', settings: settingsWith({ hours: [{ from: '2000-01-01', week: '24/7' }] }) }
  it('is found where far more attempts were to be expected, and left out of every denominator', () => {
    const whole = report({ contacts: steady(() => false), ...period })
    const holed = report({ contacts: steady((day) => day >= 40 && day < 43), ...period })
    expect(whole.coverage).toMatchObject({ share: 1, gaps: 0 })
    expect(holed.coverage.gaps).toBe(1)
    expect(holed.coverage.gapList[0]).toMatchObject({ cause: 'unknown', found: 'silence' })
    expect(holed.coverage.gapList[0]!.hours).toBeCloseTo(73, 0)
    expect(holed.coverage.share).toBeCloseTo(1 - 73 / (91 * 24 - 1), 3)
    const perHour = (figures: typeof whole) => figures.weekGrid.cells.map((cell) => cell.attempts / cell.exposureHours)
    const usual = perHour(whole)
    for (const [cell, rate] of perHour(holed).entries()) expect(Math.abs(rate - usual[cell]!)).toBeLessThan(0.1)
    expect(holed.availability.answerRate).toBeCloseTo(whole.availability.answerRate!, 2)
    expect(holed.days.filter((day) => day.measuredHours === 0).map((day) => day.attempts)).toEqual([0, 0, 0])
  })
  it('is named where somebody told of it', () => {
    const settings = settingsWith(
      { hours: [{ from: '2000-01-01', week: '24/7' }] },
      {
        sources: [{ id: 'centrale', provider: 'csv' }],
        gaps: [{ source: 'centrale', from: '2026-02-14T00:00:00+01:00', until: '2026-02-17T00:00:00+01:00', cause: 'outage' }],
      },
    )
    const { coverage } = report({ contacts: steady((day) => day >= 40 && day < 43), ...period, settings })
    expect(coverage.gapList).toMatchObject([{ cause: 'outage', found: 'told', hours: 72 }])
  })
  it('leaves what another source brought meanwhile in the counts and out of the rates', () => {
    const isDown = (day: number) => day >= 40 && day < 43
    const sources = {
      sources: [
        { id: 'centrale', provider: 'csv' },
        { id: 'chat', provider: 'csv' },
      ],
    }
    const settings = settingsWith({ hours: [{ from: '2000-01-01', week: '24/7' }] }, sources)
    const start = Date.parse('2026-01-05T00:40:00+01:00')
    const fromChat = Array.from({ length: 91 * 8 }, (_, n) => ({
      ...contact({ at: start + n * 3 * 3_600_000, caller: `c${n}`, answered: false }),
      source: SourceId.parse('chat'),
    }))
    const fromCentral = steady(isDown).map((own) => ({ ...own, source: SourceId.parse('centrale') }))
    const { metrics, coverage, availability } = report({ contacts: [...fromCentral, ...fromChat], ...period, settings })
    const within = fromChat.filter(({ arrivedAt }) => isDown(Math.floor((arrivedAt - start) / 86_400_000))).length
    expect(coverage.gapList).toMatchObject([{ found: 'silence', source: 'centrale' }])
    const isInPeriod = ({ arrivedAt }: { readonly arrivedAt: number }) => arrivedAt < Date.parse('2026-04-06T00:00:00+02:00')
    expect(metrics.attempts).toBe([...fromCentral, ...fromChat].filter(isInPeriod).length)
    expect(coverage.missedInGaps).toBe(within)
    expect(availability.offered).toBe(metrics.attempts - within)
    expect(availability.answerRate).toBe(metrics.answered / (metrics.attempts - within))
  })
  it('is listed as far as it lies in the period', () => {
    const holed = steady((day) => day >= 40 && day < 43)
    const { coverage } = report({ contacts: holed, ...period, from: '2026-02-15', to: '2026-02-15' })
    expect(coverage).toMatchObject({
      share: 0,
      gaps: 1,
      gapList: [{ from: '2026-02-14T23:00:00.000Z', until: '2026-02-15T23:00:00.000Z', hours: 24, openHours: 24 }],
    })
  })
  it('is everything before the first data and after the last', () => {
    const { coverage, days } = report({ contacts: steady(() => false), ...period, from: '2025-12-29', to: '2026-04-19' })
    expect(coverage.gapList.map(({ cause }) => cause)).toEqual(['before_first_data', 'after_last_data'])
    expect(days[0]).toMatchObject({ date: '2025-12-29', attempts: 0, measuredHours: 0, hours: 24 })
    expect(coverage.share).toBeCloseTo((91 * 24) / (112 * 24), 2)
  })
  it('does not take a quiet public holiday for a hole', () => {
    const quietEaster = steady((day) => day === 90 || day === 91, 98)
    const asked = { contacts: quietEaster, ...period, to: '2026-04-12' }
    const withHolidays = settingsWith({ hours: [{ from: '2000-01-01', week: '24/7', holidays: 'NL' }] })
    expect(report(asked).coverage.gapList).toMatchObject([{ found: 'silence' }])
    expect(report({ ...asked, settings: withHolidays }).coverage.gapList).toEqual([])
  })
  it('is not zero: without any data nothing is measured', () => {
    expect(report({ contacts: [], ...march }).coverage).toMatchObject({ share: 0, firstDataAt: null })
  })
})
