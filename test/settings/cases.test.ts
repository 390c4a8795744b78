import { describe, expect, it } from 'vitest'
import { readSettings } from '../../shared/settings/settingsProblems.ts'

const base = { organisation: { id: 'a', name: 'A' }, lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }] }
const read = (json: object) => readSettings({ ...base, ...json })
const problemOf = (json: object) => {
  const found = read(json)
  return 'problems' in found ? found.problems.map(({ path, cure }) => [path, cure]) : []
}
const estimate = { number: 6250, people: 'slachtoffers van mensenhandel in Nederland', source: 'Nationaal Rapporteur', year: 2024 }

describe('settings of a case and of the report', () => {
  it('assume no cost and no handing over until somebody says so', () => {
    const found = read({})
    expect('settings' in found && [found.settings.cases, found.settings.outsideEstimates]).toEqual([{ handOverMinutes: 0 }, []])
  })
  it('take a number of somebody else only with its source and its year', () => {
    expect('settings' in read({ outsideEstimates: [{ ...estimate, low: 5000, high: 7500, lines: ['telefoon'] }] })).toBe(true)
    const { source: _source, ...without } = estimate
    expect(problemOf({ outsideEstimates: [without] })).toEqual([['outsideEstimates[0].source', 'add it: string']])
  })
  it.each([
    [{ cases: { handOverMinutes: 7 } }, 'cases.handOverMinutes'],
    [{ cases: { costPerStaffHour: -1 } }, 'cases.costPerStaffHour'],
    [{ outsideEstimates: [{ ...estimate, low: 7000 }] }, 'outsideEstimates[0].low'],
    [{ outsideEstimates: [{ ...estimate, high: 6000 }] }, 'outsideEstimates[0].high'],
    [{ outsideEstimates: [{ ...estimate, lines: ['chat'] }] }, 'outsideEstimates[0].lines[0]'],
    [{ outsideEstimates: [{ ...estimate, address: 'javascript:alert(1)' }] }, 'outsideEstimates[0].address'],
  ])('are refused by name: %j', (json, path) => expect(problemOf(json).map(([where]) => where)).toEqual([path]))
})
