import { describe, expect, it } from 'vitest'
import { caseSite } from '../../builders/caseSite.ts'

const jsonOf = async (path: string, options = {}) => {
  const site = caseSite(options)
  const { status, html } = await site.get(path)
  return { status, json: JSON.parse(html), asked: site.asked }
}

describe('GET /api/v1/case', () => {
  it('gives the case that was asked for, with the keys of the contract', async () => {
    const { status, json, asked } = await jsonOf('/api/v1/case?line=telefoon&from=2025-06-02&to=2026-05-31&hours=Su%2020:00-23:00&staff=2&withheld=different')
    expect(status).toBe(200)
    expect(asked).toMatchObject([
      { line: 'telefoon', from: '2025-06-02', plans: [{ blocks: [{ weekday: 6, from: 1200, until: 1380, staff: 2 }] }], switches: { withheld: 'different' } },
    ])
    expect(json).toMatchObject({ report: 'case', dataVersion: '7-proef', protected: false })
    for (const plan of json.plans)
      for (const key of ['hours', 'staffHoursPerWeek', 'peoplePerYear', 'neverReachedShare', 'earlier', 'costPerPerson', 'evidence', 'refused'])
        expect(plan).toHaveProperty(key)
    expect(json.plans.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['moreStaff', 'nothing']))
    expect(json.problems).toBeUndefined()
  })
  it('has hours proposed where none are asked for', async () => {
    const { asked } = await jsonOf('/api/v1/case')
    expect(asked[0]).toMatchObject({ line: 'telefoon', plans: [], propose: { budgetHours: 6 }, costPerStaffHour: 35 })
  })
  it('answers no other question than the one asked: hours that cannot be read are refused with their cure', async () => {
    const { status, json, asked } = await jsonOf('/api/v1/case?hours=Su%2020:00-99:00')
    expect([status, asked]).toEqual([400, []])
    expect(json).toMatchObject({
      error: 'bad_hours',
      problems: [{ kind: 'hours', position: 10, cure: expect.stringContaining('times run from') }],
    })
  })
  it.each(['0999000001', '09 99 00 00 01', 'Su 09-99 00 00 01', '+999 00 00 00 1', 'Su 0999-000001'])(
    'gives nothing back of hours that may be a number: %s (H4)',
    async (hours) => {
      const { status, html } = await caseSite().get(`/api/v1/case?hours=${encodeURIComponent(hours)}`)
      expect([status, /999|09 ?99|0000/.test(html)]).toEqual([400, false])
    },
  )
  it('names what it left aside', async () => {
    const { status, json } = await jsonOf('/api/v1/case?hours=Su%2020:00-23:00&colour=red')
    expect([status, json.problems]).toEqual([200, [{ kind: 'unknown_parameter', name: 'colour' }]])
  })
  it.each([
    ['shifting=sometimes', 'shifting', 'one of: counted, left_out'],
    ['from=rubbish&to=2026-05-31', 'from', 'a date that exists, as YYYY-MM-DD, such as 2026-03-31'],
    ['cost=100000', 'cost', 'a number from 0 to 10000'],
    ['staff=two', 'staff', 'a number from 1 to 50'],
  ])('refuses %s, with what belongs there and the cure', async (query, name, expected) => {
    const { status, json, asked } = await jsonOf(`/api/v1/case?hours=Su%2020:00-23:00&lang=en&${query}`)
    expect([status, json.status, json.error, asked]).toEqual([400, 400, 'bad_parameter', []])
    expect(json.problems).toMatchObject([{ kind: 'invalid_value', name, expected, cure: `Give “${name}” ${expected}, or leave it out.` }])
  })
  it('takes five plans at once, and says so to six', async () => {
    const { status, json } = await jsonOf(`/api/v1/case?${'hours=Su%2020:00-23:00&'.repeat(6)}lang=en`)
    expect([status, json.problems]).toMatchObject([400, [{ kind: 'too_many_plans', name: 'hours', cure: 'Give “hours” at most 5 times.' }]])
  })
  it('knows no line that is not there, and says which there are', async () => {
    const { status, json } = await jsonOf('/api/v1/case?line=fax&lang=en')
    expect([status, json.error, json.problems]).toMatchObject([404, 'no_line', [{ name: 'line', expected: 'one of your lines: telefoon, chat' }]])
  })
})
