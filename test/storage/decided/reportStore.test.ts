import { describe, expect, it } from 'vitest'
import { frozenReport, reportCountsOf } from '../../builders/reports.ts'
import { reportStore } from '../../../shared/storage/decided/reportStore.ts'
import { testStore } from '../testStores.ts'

const store = testStore()
const empty = async () => reportStore((await store.emptyStores()).tables)
const id = 'vlierlijn-2026-01-2026-12-nl'
const approved = { to: 'approved', by: 'Noor', at: 5, reason: '' } as const

describe('reports', () => {
  it('are read back as they were frozen, and listed without their content', async () => {
    const reports = await empty()
    const report = frozenReport({})
    expect(await reports.freeze(report, reportCountsOf(report))).toBe(true)
    expect(await reports.read(id, 1)).toEqual(report)
    expect(await reports.all()).toEqual([{ id, about: report.about, versions: [{ version: 1, madeAt: report.madeAt, changes: [] }] }])
    expect(await reports.read(id, 2)).toBeUndefined()
    expect(await reports.read('iets-anders', 1)).toBeUndefined()
  })
  it('are never written over, whoever comes with another content', async () => {
    const reports = await empty()
    const report = frozenReport({})
    await reports.freeze(report, reportCountsOf(report))
    const other = frozenReport({ title: 'Een ander' })
    expect(await reports.freeze(other, reportCountsOf(other))).toBe(false)
    expect(await reports.read(id, 1)).toEqual(report)
  })
  it('are read also where an older program froze something that is no longer known', async () => {
    const reports = await empty()
    const report = frozenReport({})
    const older = { ...report, findings: { ...report.findings, moodOfTheDay: 'calm' }, document: { ...report.document, appendix: [] } }
    await reports.freeze(older, reportCountsOf(report))
    expect(await reports.read(id, 1)).toEqual(report)
  })
  it('take one of two decisions made at the same moment', async () => {
    const reports = await empty()
    const report = frozenReport({})
    await reports.freeze(report, reportCountsOf(report))
    const answers = await Promise.all([reports.decide(id, 1, approved, 0), reports.decide(id, 1, { ...approved, to: 'withdrawn' }, 0)])
    expect(answers.sort()).toEqual([false, true])
    expect((await reports.all())[0]?.versions[0]?.changes).toHaveLength(1)
  })
  it('and whatever was printed for outside are held against what goes out later; the first printing of an id stands', async () => {
    const { tables } = await store.emptyStores()
    const reports = reportStore(tables)
    const { about } = frozenReport({})
    const printed = { ...reportCountsOf(frozenReport({})), id: 'vlierlijn 2026-01-01..2026-01-31' }
    await reports.noteOutside(about.line, [printed])
    await reports.noteOutside(about.line, [{ ...printed, threshold: 5 }])
    expect(await reports.released(about.line)).toEqual([printed])
    expect(await reports.released(frozenReport({ line: 'andere' }).about.line)).toEqual([])
  })
  it('count as released from their approval on, also when they are withdrawn, and only for their own line', async () => {
    const reports = await empty()
    const report = frozenReport({})
    await reports.freeze(report, reportCountsOf(report))
    const next = frozenReport({ version: 2 })
    await reports.freeze(next, reportCountsOf(next))
    expect(await reports.released(report.about.line)).toEqual([])
    await reports.decide(id, 1, approved, 0)
    await reports.decide(id, 1, { ...approved, to: 'withdrawn' }, 1)
    expect(await reports.released(report.about.line)).toEqual([{ ...reportCountsOf(report), id: `${id}/v/1` }])
    expect(await reports.released(frozenReport({ line: 'andere' }).about.line)).toEqual([])
  })
})
