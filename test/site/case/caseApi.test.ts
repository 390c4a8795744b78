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
      problems: [{ kind: 'hours', piece: '99:00', position: 10, cure: expect.stringContaining('times run from') }],
    })
  })
  it('names what it left aside', async () => {
    const { json } = await jsonOf('/api/v1/case?hours=Su%2020:00-23:00&shifting=sometimes&colour=red')
    expect(json.problems).toEqual([
      { kind: 'unknown_parameter', name: 'colour' },
      { kind: 'invalid_value', name: 'shifting' },
    ])
  })
  it('knows no line that is not there', async () => expect((await jsonOf('/api/v1/case?line=fax')).status).toBe(404))
})
