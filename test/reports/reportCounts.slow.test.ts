/** Somebody with an exact solver and every report of a line: nothing below the threshold can be ruled out (D8). */
import { describe, expect, it } from 'vitest'
import { contactsOf, states } from '../builders/siteStates.ts'
import { inputOf } from '../builders/report.ts'
import type { LineId } from '../../shared/contacts/identifiers.ts'
import { figuresOf, lineOf } from '../../shared/metrics/figuresOf.ts'
import { largestCallerShares } from '../../shared/metrics/protected/callerShares.ts'
import { switchboardCounts } from '../../shared/metrics/switchboard/switchboardCounts.ts'
import type { Release } from '../../shared/privacy/disclosure/protectRelease.ts'
import { reportFindings } from '../../shared/reports/reportFindings.ts'
import { ruledOut } from '../privacy/disclosure/solver/attacker.ts'
import { printedJson } from '../privacy/disclosure/printedJson.ts'

const { settings } = states.normal
const now = Date.parse('2026-06-10T10:00:00Z')
const line = 'telefoon' as LineId
/** A small line: most numbers of a month, a cause or a moment are below ten. */
const every = (days: number, ...attempts: Parameters<typeof contactsOf>[0]['attempts']) => contactsOf({ attempts, skip: (_, index) => index % days > 0 })
const contacts = [
  ...every(2, { at: '20:15' }, { at: '21:30', caller: null }),
  ...every(5, { at: '10:00', answered: true }),
  ...every(4, { at: '11:30' }),
  ...every(9, { at: '15:00', wait: 4 }),
  ...every(7, { at: '03:00' }),
].sort((a, b) => a.arrivedAt - b.arrivedAt)

function report(from: string, to: string, earlier: readonly Release[]) {
  const input = inputOf({ contacts, settings, from, to, filters: { grain: 'hour' }, now })
  const trend = inputOf({ contacts, settings, from: '2025-12-01', to, filters: { grain: 'hour' }, now })
  const { tables, printed, unproven, findings } = reportFindings({
    settings,
    line: lineOf(settings, line),
    figures: figuresOf(input),
    trend: figuresOf(trend),
    callerShares: { period: largestCallerShares(input), trend: largestCallerShares(trend) },
    switchboard: switchboardCounts(input),
    dataVersion: '1',
    now,
    protection: { earlier },
  })
  const release: Release = { ...tables, printed, threshold: findings.threshold, id: `${from}..${to}` }
  return { release, unproven }
}

describe('the counts of reports', () => {
  it('leave every value below the threshold possible, also for who has all reports of overlapping months (D8)', () => {
    const first = report('2025-12-01', '2026-02-28', [])
    const second = report('2025-12-01', '2026-05-31', [first.release])
    expect([first, second].flatMap(({ unproven }) => unproven)).toEqual([])
    const all = [first, second].map(({ release }) => release)
    const printed = Object.assign({}, ...all.map((release) => printedJson(release.printed)))
    expect(Object.values(printed).filter((value) => value === '<10').length).toBeGreaterThan(5)
    expect(ruledOut({ threshold: 10, printed, relations: all.flatMap(({ relations }) => relations) })).toEqual({})
  })
  it('are printed alike in each of them', () => {
    const first = report('2025-12-01', '2026-02-28', []).release
    const second = report('2025-12-01', '2026-05-31', [first]).release
    const differing = [...first.printed].filter(([key, own]) => second.printed.has(key) && JSON.stringify(second.printed.get(key)) !== JSON.stringify(own))
    expect(differing).toEqual([])
  })
})
