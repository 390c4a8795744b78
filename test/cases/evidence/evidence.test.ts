import { beforeAll, describe, expect, it } from 'vitest'
import { type CaseEvidence, drawCount, slotsInWeek, weeksInYear } from '../../../shared/cases/caseEvidence.ts'
import { usualSwitches } from '../../../shared/cases/caseRequest.ts'
import { contact } from '../../builders/contacts.ts'
import { settingsWith } from '../../builders/report.ts'
import { evening, evenings, evidenceOf, type Invented, inventedContacts, inventedEvidence, inventedInput, middleOf, moment, weeksOf } from './inventedLine.ts'

/** Twenty-six weeks of four evenings with two callers each, of whom one comes back the next morning. */
let evidence: CaseEvidence
beforeAll(() => {
  evidence = inventedEvidence()
})
const withSwitch = (invented: Invented, own: Partial<typeof usualSwitches>) => inventedEvidence(invented, { switches: { ...usualSwitches, ...own } })
const people = (of: CaseEvidence, blocks = evenings()) => middleOf(of.estimate(blocks).draws.people)

describe('what a line knows of its evenings', () => {
  it('counts needs once, those never reached among them', () => {
    const { parts } = evidence.estimate(evenings())
    expect(evidence.weeks).toBe(26)
    expect(parts.turnedAway).toBeCloseTo(8 * weeksInYear, 6)
    // The last days of the last week were followed by silence: those callers may have been reached after all.
    expect(parts.neverReached / weeksInYear).toBeGreaterThan(3.9)
    expect(parts.neverReached / weeksInYear).toBeLessThanOrEqual(4)
    const counted = evidence.turnedAway(evenings(), 0, 1e6)
    expect(counted).toMatchObject({ needs: 208, byWeek: Array.from({ length: 26 }, () => 8), exposureWeeks: 26 })
    expect(counted.never / counted.needs).toBeCloseTo(0.5, 1)
  })
  it('is conserved: gain and loss are no more than those who were turned away, and parts add up about', () => {
    const { parts, draws } = evidence.estimate(evenings())
    expect(parts.gain).toBeLessThanOrEqual(parts.neverReached)
    expect(parts.loss).toBeLessThanOrEqual(parts.turnedAway - parts.neverReached)
    expect(parts.throughShare).toBeGreaterThan(0.6)
    expect(parts.throughShare).toBeLessThan(1)
    expect(Math.abs(middleOf(draws.needs) - (parts.gain - parts.loss + parts.returns + parts.relief))).toBeLessThan(0.05 * middleOf(draws.needs))
    expect(Math.max(...draws.people)).toBeLessThan(parts.turnedAway)
  })
  it('gives each draw a year of staff hours: those rostered and what runs over', () => {
    const { draws } = evidence.estimate(evenings(2))
    expect(Math.min(...draws.staffHours)).toBeGreaterThan(24 * weeksInYear)
    expect(middleOf(draws.staffHours)).toBeLessThan(30 * weeksInYear)
    expect(draws.people).toHaveLength(drawCount)
  })
  it('brings nothing in hours that are not there', () => {
    for (const blocks of [[], [{ weekday: 0, from: 600, until: 660, staff: 1 }], [{ ...evening(0), until: 19 * 60 }], [evening(0, 0)]]) {
      const { draws, parts } = evidence.estimate(blocks)
      expect(draws.people.every((own) => own === 0)).toBe(true)
      expect(draws.staffHours.every((own) => own === 0)).toBe(true)
      expect([parts.turnedAway, parts.gain, parts.loss, parts.returns, parts.relief]).toEqual([0, 0, 0, 0, 0])
    }
  })
  it('brings more with more people there, draw by draw', () => {
    const [one, two] = [evidence.estimate(evenings(1)).draws.needs, evidence.estimate(evenings(2)).draws.needs]
    const better = one.filter((own, draw) => two[draw]! >= own).length
    expect(middleOf(two)).toBeGreaterThan(middleOf(one))
    expect(better / drawCount).toBeGreaterThan(0.99)
  })
  it('brings more on four evenings than on two of them', () => {
    expect(people(evidence, evenings())).toBeGreaterThan(people(evidence, evenings().slice(0, 2)))
  })
  it('says the same on every reload, and owes nothing to the order in which things are told', () => {
    const again = inventedEvidence()
    expect(again.estimate(evenings()).draws.people).toEqual(evidence.estimate(evenings()).draws.people)
    const turned = inventedInput({ perEvening: 0, backPerEvening: 0, perHour: 0, more: [...inventedContacts({})].reverse() })
    expect(evidenceOf(turned).estimate(evenings()).draws.people).toEqual(evidence.estimate(evenings()).draws.people)
    expect(evidence.estimate([...evenings()].reverse()).parts.turnedAway).toBeCloseTo(evidence.estimate(evenings()).parts.turnedAway, 9)
  })
  it('owes nothing to what is told of later days by others, not even the luck of its draws', () => {
    const told = { ...weeksOf(24), now: moment(26 * 7, '12:00') }
    const other = contact({ at: moment(25 * 7 + 1, '10:00'), caller: 'another', answered: true, wait: 20, talk: 900 }, 'another')
    const [without, beside] = [[], [other]].map((more) => inventedEvidence({ more, told }).estimate(evenings()))
    expect(beside?.draws.people).toEqual(without?.draws.people)
  })
  it('hours earlier are those from the evening to the next morning', () => {
    expect(evidence.estimate(evenings()).medianHoursEarlier!).toBeGreaterThan(11)
    expect(evidence.estimate(evenings()).medianHoursEarlier!).toBeLessThan(15)
    expect(middleOf(evidence.estimate(evenings()).draws.earlier)).toBeLessThan(4 * weeksInYear)
  })
  it('a block is worth about as much by itself as in the full estimate', () => {
    const own = evidence.candidate(38, 6, 1, 'all')
    const middle = evidence.middle!([evening(0)])
    expect(own.people * weeksInYear).toBeGreaterThan(0.8 * people(evidence, [evening(0)]))
    expect(own.people * weeksInYear).toBeLessThan(1.2 * people(evidence, [evening(0)]))
    expect(middle.people).toBeCloseTo(own.people, 1)
    expect(own.staffHours).toBe(3)
    expect(middle.staffHours).toBeCloseTo(3, 0)
    const halves = (evidence.candidate(38, 6, 1, 'odd').needs + evidence.candidate(38, 6, 1, 'even').needs) / 2
    expect(halves).toBeCloseTo(own.needs, 6)
  })
  it('is told of the open slots of the week and of the people never reached', () => {
    expect(evidence.openSlots.reduce((sum, own) => sum + own, 0)).toBe(5 * 16)
    expect(evidence.neverPerYear.value / weeksInYear).toBeCloseTo(4, 0)
    expect(evidence.recognisedShare).toBe(1)
    expect(evidence.coverage).toBeGreaterThan(0.97)
  })
})

describe('needs are counted once', () => {
  const twice = () =>
    Array.from({ length: 26 }, (_, week) =>
      [0, 1].map((weekday) =>
        contact(
          { at: moment(week * 7 + weekday, '19:30'), caller: `both ${week}`, more: { outcome: 'turned_away', reason: 'closed', waitSeconds: 0 } },
          `both ${week} ${weekday}`,
        ),
      ),
    ).flat()
  it('where somebody tried on two evenings of one plan', () => {
    const own = inventedEvidence({ perEvening: 0, backPerEvening: 0, more: twice() })
    expect(own.estimate([evening(0)]).parts.turnedAway).toBeCloseTo(weeksInYear, 6)
    expect(own.estimate([evening(1)]).parts.turnedAway).toBeCloseTo(weeksInYear, 6)
    expect(own.estimate([evening(0), evening(1)]).parts.turnedAway).toBeCloseTo(weeksInYear, 6)
  })
  it('and where somebody is reached on a linked line, they were reached', () => {
    const chat = { id: 'chat', name: 'Chat', channel: 'chat', closedRecorded: 'yes', hours: [{ from: '2000-01-01', week: 'Mo-Su 09:00-23:00' }] }
    const settings = (links: string[][]) => ({ ...settingsWith({}, { links }), lines: [...settingsWith({}).lines, settingsWith(chat).lines[0]!] })
    const answers = Array.from({ length: 26 }, (_, week) =>
      contact({ at: moment(week * 7 + 2, '14:00'), caller: `both ${week}`, answered: true, more: { lineId: 'chat' as never } }, `chat ${week}`),
    )
    const told = (links: string[][]) =>
      inventedEvidence({ perEvening: 0, backPerEvening: 0, more: [...twice(), ...answers], told: { settings: settings(links) } })
    expect(told([]).estimate([evening(0)]).parts.neverReached).toBeCloseTo(weeksInYear, 6)
    expect(told([['telefoon', 'chat']]).estimate([evening(0)]).parts.neverReached).toBe(0)
  })
})

describe('people are counted by key period, as reports count them', () => {
  it('so that somebody reached in January and turned away all year counts once a period, and needs stay as they are', () => {
    const often = Array.from({ length: 12 }, (_, n) => [
      contact({ at: moment(n * 14, '19:30'), caller: 'often', more: { outcome: 'turned_away', reason: 'closed', waitSeconds: 0 } }, `often ${n}`),
    ]).flat()
    const reached = contact({ at: moment(1, '11:00'), caller: 'often', answered: true }, 'often reached')
    const input = inventedInput({ perEvening: 1, backPerEvening: 0, more: [...often, reached] })
    const { columns } = input
    const period = (row: number) => Math.floor((columns.at[row]! - columns.at[0]!) / (28 * 86_400))
    const numbers = new Map<string, number>()
    const person = columns.person.map((who, row) => {
      const key = `${who} ${period(row)}`
      if (!numbers.has(key)) numbers.set(key, numbers.size)
      return numbers.get(key)!
    })
    const byPerson = { ...columns.byPerson, person: columns.byPerson.row.map((row) => person[row]!) }
    const [one, turning] = [evidenceOf(input), evidenceOf({ ...input, columns: { ...columns, person, people: numbers.size, byPerson } })].map((own) =>
      own.estimate(evenings()),
    )
    expect(turning!.parts.turnedAway).toBeCloseTo(one!.parts.turnedAway, 9)
    expect(middleOf(turning!.draws.needs)).toBeCloseTo(middleOf(one!.draws.needs), 6)
    expect(middleOf(turning!.draws.people)).toBeGreaterThan(middleOf(one!.draws.people) + 2)
  })
})

describe('what somebody may turn', () => {
  const withheld = Array.from({ length: 52 }, (_, n) =>
    contact({ at: moment(Math.floor(n / 2) * 7 + (n % 2), '20:15'), more: { outcome: 'turned_away', reason: 'closed', waitSeconds: 0 } }, `withheld ${n}`),
  )
  const repeats = Array.from({ length: 26 }, (_, week) =>
    [0, 1, 2].map((n) =>
      contact(
        { at: moment(week * 7, `21:0${n}`), caller: `often ${week}`, more: { outcome: 'turned_away', reason: 'closed', waitSeconds: 0 } },
        `often ${week} ${n}`,
      ),
    ),
  ).flat()
  it('callers without a number are few people, some, or all different', () => {
    const more = [...withheld, ...repeats]
    const [few, some, all] = (['repeating', 'range', 'different'] as const).map((own) => people(withSwitch({ more }, { withheld: own })))
    expect(few!).toBeLessThan(some!)
    expect(some!).toBeLessThan(all!)
    expect(some!).toBeGreaterThan(people(inventedEvidence({ more: repeats })))
  })
  it('newcomers take up the line and are never counted', () => {
    expect(people(withSwitch({}, { newcomers: 'none' }))).toBeGreaterThan(people(evidence))
    expect(withSwitch({}, { newcomers: 'none' }).estimate(evenings()).parts.turnedAway).toBeCloseTo(evidence.estimate(evenings()).parts.turnedAway, 9)
  })
  it('who waits for the present hours at present may be lost to new ones that are full, and is never a gain', () => {
    const crowded: Invented = { perEvening: 30, backPerEvening: 15 }
    const lossOf = (invented: Invented, newcomers: 'expected' | 'none') => withSwitch(invented, { newcomers }).estimate(evenings()).parts
    expect(lossOf(crowded, 'expected').throughShare).toBeLessThan(0.6)
    expect(lossOf(crowded, 'expected').loss).toBeGreaterThan(1.1 * lossOf(crowded, 'none').loss)
  })
  it('those who would come back sooner are left out where somebody wants that', () => {
    const weekend = [{ weekday: 5, from: 600, until: 780, staff: 1 }]
    const friday = Array.from({ length: 104 }, (_, n) =>
      contact(
        {
          at: moment(Math.floor(n / 4) * 7 + 4, `20:${10 + (n % 4)}`),
          caller: `friday ${n}`,
          more: { outcome: 'turned_away', reason: 'closed', waitSeconds: 0 },
        },
        `friday ${n}`,
      ),
    )
    expect(inventedEvidence({ more: friday }).estimate(weekend).parts.returns).toBeGreaterThan(0)
    const left = withSwitch({ more: friday }, { shifting: 'left_out' }).estimate(weekend)
    expect([left.parts.returns, left.parts.relief]).toEqual([0, 0])
  })
  it('short conversations reached nobody, unless they are to count', () => {
    const talks = inventedContacts({}).map((own) => (own.answeredAt !== undefined && own.arrivedAt % 2 === 0 ? { ...own, talkSeconds: 12 } : own))
    const told = { perEvening: 0, backPerEvening: 0, perHour: 0, more: talks }
    expect(inventedEvidence(told).estimate(evenings()).parts.neverReached).toBeGreaterThan(4.1 * weeksInYear)
    expect(withSwitch(told, { short: 'include' }).estimate(evenings()).parts.neverReached).toBeLessThanOrEqual(4 * weeksInYear)
  })
  it('weeks with a holiday are left out where somebody wants that', () => {
    expect(evidence.weeks).toBe(26)
    // Good Friday is none in the Netherlands: Easter, King's Day, Ascension, Whitsun.
    expect(withSwitch({}, { holidays: 'out' }).weeks).toBeLessThan(24)
  })
})

describe('what was not seen', () => {
  const gap = { source: 'centrale', from: '2026-03-02T08:00:00Z', until: '2026-03-08T20:00:00Z', cause: 'outage' as const }
  const source = { id: 'centrale', provider: 'generic', lines: { telefoon: 'telefoon' } }
  const settings = settingsWith({}, { sources: [source], gaps: [gap] })
  const inGap = (at: number) => at >= Date.parse(gap.from) && at < Date.parse(gap.until)
  it('is left out of both counts and weeks, so that a year stays a year', () => {
    const more = inventedContacts({}).filter(({ arrivedAt }) => !inGap(arrivedAt))
    const own = inventedEvidence({ perEvening: 0, backPerEvening: 0, perHour: 0, more, told: { settings } })
    expect(own.weeks).toBe(25)
    expect(own.estimate(evenings()).parts.turnedAway / weeksInYear).toBeCloseTo(8, 0)
    expect(own.estimate(evenings()).parts.neverReached / weeksInYear).toBeCloseTo(4, 0)
  })
  it('does not turn those into never reached who were reached while nobody looked, or may still be', () => {
    // The answers of one week did not come through: they look unreached, and their days were not seen.
    const more = inventedContacts({}).filter(({ arrivedAt, answeredAt }) => !(inGap(arrivedAt) && answeredAt !== undefined))
    const told = inventedEvidence({ perEvening: 0, backPerEvening: 0, perHour: 0, more, told: { settings } })
    expect(told.estimate(evenings()).parts.neverReached / told.estimate(evenings()).parts.turnedAway).toBeCloseTo(0.5, 1)
    const young = inventedEvidence({ told: { now: Date.parse('2026-07-05T23:00:00Z') } })
    expect(young.estimate(evenings()).parts.neverReached / weeksInYear).toBeGreaterThan(3.8)
    expect(young.estimate(evenings()).parts.neverReached / weeksInYear).toBeLessThanOrEqual(4.001)
  })
  it('a need that began before the evidence is not new', () => {
    const before = Array.from({ length: 5 }, (_, n) =>
      contact({ at: moment(-3, `20:0${n}`), caller: `before ${n}`, more: { outcome: 'turned_away', reason: 'closed' } }),
    )
    const after = Array.from({ length: 5 }, (_, n) =>
      contact({ at: moment(0, `20:0${n}`), caller: `before ${n}`, more: { outcome: 'turned_away', reason: 'closed' } }),
    )
    expect(inventedEvidence({ more: [...before, ...after] }).estimate(evenings()).parts.turnedAway).toBeCloseTo(8 * weeksInYear, 6)
  })
  it('a stripped day file, which tells arrivals to the quarter of an hour, tells enough', () => {
    const quarter = 15 * 60_000
    const more = inventedContacts({}).map((own) => ({
      ...own,
      arrivedAt: (Math.floor(own.arrivedAt / quarter) * quarter) as typeof own.arrivedAt,
      queuedAt: own.queuedAt && ((Math.floor(own.queuedAt / quarter) * quarter) as typeof own.arrivedAt),
      answeredAt: own.answeredAt && ((Math.floor(own.arrivedAt / quarter) * quarter) as typeof own.arrivedAt),
    }))
    const stripped = inventedEvidence({ perEvening: 0, backPerEvening: 0, perHour: 0, more })
    expect(stripped.estimate(evenings()).parts.turnedAway).toBeCloseTo(8 * weeksInYear, 6)
    expect(people(stripped) / people(evidence)).toBeCloseTo(1, 1)
  })
  it('who still waits when the line closes was turned away then, by hours that begin then', () => {
    const waiting = Array.from({ length: 26 }, (_, week) => contact({ at: moment(week * 7, '16:58'), caller: `waiting ${week}`, wait: 300 }, `waiting ${week}`))
    const own = inventedEvidence({ more: waiting })
    const after = { weekday: 0, from: 17 * 60, until: 19 * 60, staff: 1 }
    expect(own.estimate([after]).parts.turnedAway).toBeCloseTo(weeksInYear, 6)
    expect(own.estimate([{ ...after, from: 18 * 60 }]).parts.turnedAway).toBe(0)
  })
})

describe('hours that vary', () => {
  it('a line closed on holidays is closed then under the plan too', () => {
    const hours = [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00', holidays: 'NL' }]
    const own = inventedEvidence({ told: { settings: settingsWith({ hours }) } })
    // Easter Monday, King's Day (a Monday), Whit Monday.
    const [monday, tuesday] = [own.estimate([evening(0)]), own.estimate([evening(1)])]
    expect(monday.parts.turnedAway / tuesday.parts.turnedAway).toBeCloseTo(23 / 26, 2)
    expect(middleOf(monday.draws.staffHours) / middleOf(tuesday.draws.staffHours)).toBeCloseTo(23 / 26, 1)
  })
  it('evenings on which it was open for part of the evidence are judged by the others', () => {
    const hours = [
      { from: '2000-01-01', week: 'Mo-Fr 09:00-17:00; Mo 19:00-22:00' },
      { from: '2026-04-06', week: 'Mo-Fr 09:00-17:00' },
    ]
    const own = inventedEvidence({ told: { settings: settingsWith({ hours }) } })
    expect(own.openSlots[38]).toBe(0)
    // Half of the Mondays were seen closed: two callers each, as on every other evening.
    expect(own.estimate([evening(0)]).parts.turnedAway / own.estimate([evening(1)]).parts.turnedAway).toBeCloseTo(1, 1)
  })
  it('a block is found wherever it lies in the week', () => {
    for (const weekday of [0, 1, 2, 3]) expect(evidence.candidate(weekday * 48 + 38, 6, 1, 'all').needs).toBeGreaterThan(0.5)
    expect(evidence.candidate(slotsInWeek - 2, 4, 1, 'all').needs).toBeLessThan(0.5)
  })
})
