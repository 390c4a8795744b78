import { describe, expect, it } from 'vitest'
import { judge } from '../../functions/ingest/judging.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { Reading } from '../../shared/providers/provider.ts'

const now = Date.parse('2026-03-10T12:00:00Z') as Instant
const overUntil = Date.parse('2026-02-02T04:00:00Z')
const reading = (at: number): Reading => ({
  understood: true,
  report: { kind: 'contact', identity: 'e', contact: 'c', type: 'contact.arrived', at: at as Instant },
})
const verdictOf = (at: number) => judge([reading(at)], { now, overUntil }, (type) => type)[0]?.[0]

describe('an event of days that are lasting already (W9, O6)', () => {
  it('is set apart as late; the first moment after them is not', () => {
    expect(verdictOf(overUntil - 1)).toMatchObject({ verdict: 'quarantine', reason: 'late' })
    expect(verdictOf(overUntil)).toMatchObject({ verdict: 'use' })
  })
})
