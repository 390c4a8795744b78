import { describe, expect, it } from 'vitest'
import { sampleNames } from '../builders/reports.ts'
import type { Findings } from '../../shared/reports/findings.ts'
import { isSameShown, reportChanges } from '../../shared/reports/reportChanges.ts'
import { sampleFindings } from '../../shared/reports/sampleFindings.ts'
import { reportDocument } from '../../shared/reports/writeReport.ts'

const findings = sampleFindings(sampleNames)
const documentOf = (changes: Partial<Findings>) => reportDocument({ ...findings, ...changes }, 'nl', { contact: '' })
const before = documentOf({})

describe('what changed between two versions', () => {
  it('is nothing where only the data version and the moment differ', () => {
    expect(isSameShown(reportChanges(before, documentOf({ dataVersion: '2-anders', madeAt: findings.madeAt + 86_400_000 })))).toBe(true)
  })
  it('is nothing after being stored and read again', () => {
    expect(isSameShown(reportChanges(JSON.parse(JSON.stringify(before)), before))).toBe(true)
  })
  it('names each number with what it was and what it is', () => {
    const { numbers, sections } = reportChanges(before, documentOf({ attempts: { shown: 'number', value: 900 } }))
    expect(numbers).toEqual([
      { what: 'Pogingen', before: '875', after: '900' },
      { what: 'Alle pogingen', before: '875', after: '900' },
    ])
    expect(sections).toEqual(['why'])
  })
  it('names a number that may not be shown any more', () => {
    const { numbers } = reportChanges(before, documentOf({ causes: { ...findings.causes, busy: { shown: 'below', threshold: 10 } } }))
    expect(numbers).toEqual([{ what: 'Iedereen was bezet', before: '55', after: '<10' }])
  })
  it('tells a proposal that is no longer there from numbers', () => {
    const { proposal: _gone, ...without } = findings
    const changes = reportChanges(before, reportDocument(without, 'nl', { contact: '' }))
    expect(changes.isOtherwiseBuilt).toBe(true)
    expect(changes.sections).toEqual(expect.arrayContaining(['signal', 'action', 'impact']))
  })
})
