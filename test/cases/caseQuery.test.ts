import { describe, expect, it } from 'vitest'
import { readCaseQuery } from '../../shared/cases/caseQuery.ts'
import { usualSwitches } from '../../shared/cases/caseRequest.ts'
import { date, settingsWith } from '../builders/report.ts'

const settings = settingsWith({}, { cases: { costPerStaffHour: 32.5, handOverMinutes: 15 }, staffing: { minimum: 2 } })
const line = settings.lines[0]!
const read = (text: string) => readCaseQuery(new URLSearchParams(text), { line, settings }, date('2026-11-22'))
const evening = { weekday: 6, from: 1200, until: 1380 }

describe('a case asked for by its parameters', () => {
  it('has the last 52 complete weeks, the usual switches, and the cost of the settings', () => {
    expect(read('hours=Su 20:00-23:00&staff=2').request).toEqual({
      line: 'telefoon',
      from: '2025-11-17',
      to: '2026-11-15',
      plans: [{ name: 'Su 20:00-23:00', blocks: [{ ...evening, staff: 2 }] }],
      switches: usualSwitches,
      costPerStaffHour: 32.5,
      handOverMinutes: 15,
    })
  })
  it('may hold several plans, each with its staff and its name', () => {
    const { request } = read('hours=Su 20:00-23:00&staff=2&name=Zondag&hours=Tu 22:00-02:00&staff=1&name=')
    expect(request.plans).toEqual([
      { name: 'Zondag', blocks: [{ ...evening, staff: 2 }] },
      { name: 'Tu 22:00-02:00', blocks: [{ weekday: 1, from: 1320, until: 1560, staff: 1 }] },
    ])
  })
  it('names hours that cannot be read, with their cure, and never takes part of them', () => {
    const { request, problems } = read('hours=Su 20:00-99:00')
    expect(request.plans).toEqual([])
    expect(problems).toMatchObject([{ kind: 'hours', value: 'Su 20:00-99:00', problem: { key: 'no_such_time', piece: '99:00' } }])
    expect(request.propose).toBeUndefined()
  })
  it('has hours proposed within the limits, or within the usual ones where nothing is asked for', () => {
    expect(read('propose=spread&budget=6h&block=1,5&earliest=18:00&latest=02:00&atleast=1&atmost=3').request.propose).toEqual({
      budgetHours: 6,
      minBlockMinutes: 90,
      earliest: 1080,
      latest: 1560,
      minStaff: 1,
      maxStaff: 3,
      goal: 'spread',
    })
    expect(read('').request.propose).toMatchObject({
      budgetHours: 6,
      minBlockMinutes: 120,
      earliest: 0,
      latest: 1440,
      minStaff: 2,
      maxStaff: 4,
      goal: 'people',
    })
    expect(read('propose=people&staff=1').request.propose).toMatchObject({ minStaff: 1, maxStaff: 1 })
  })
  it('names what cannot be used and goes on with the usual', () => {
    const { request, problems } = read('hours=Su 20:00-23:00&withheld=perhaps&from=2026-13-01&cost=free&colour=red')
    expect(request.switches.withheld).toBe('range')
    expect(problems.map(({ kind, name }) => [kind, name])).toEqual([
      ['unknown_parameter', 'colour'],
      ['invalid_value', 'from'],
      ['invalid_value', 'withheld'],
      ['invalid_value', 'cost'],
    ])
    expect(read('from=2026-05-01&to=2026-04-01').request).toMatchObject({ from: '2025-11-17', to: '2026-11-15' })
  })
  it('takes the switches', () => {
    const { switches } = read('withheld=repeating&short=include&shifting=left_out&newcomers=none&holidays=out').request
    expect(switches).toEqual({ withheld: 'repeating', short: 'include', shifting: 'left_out', newcomers: 'none', holidays: 'out' })
  })
})
