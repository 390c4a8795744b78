import { describe, expect, it } from 'vitest'
import { isoMoment } from '../../shared/providers/readFields.ts'

const at = (text: unknown) => {
  const moment = isoMoment(text)
  return moment === undefined ? undefined : new Date(moment).toISOString()
}

describe('a moment in a delivery', () => {
  it.each([
    '2026-03-29T12:30:00Z',
    '2026-03-29T14:30:00+02:00',
    '2026-03-29T14:30:00+0200',
    '2026-03-29T14:30:00+02',
    '2026-03-29T14:30+02:00',
    '2026-03-29 14:30:00+02:00',
    '2026-03-29 12:30:00 UTC',
    '2026-03-29t12:30:00z',
    '2026-03-29T12:30:00.000000+00:00',
    '2026-03-29T07:00:00,000-0530',
  ])('is read with its zone: %s', (text) => expect(at(text)).toBe('2026-03-29T12:30:00.000Z'))
  it.each([
    '2026-03-29T12:30:00',
    '2026-03-29 12:30:00',
    '2026-02-30T12:30:00Z',
    '2026-03-29T25:30:00+0200',
    '29-03-2026 12:30:00Z',
    '2026-03-29',
    '2026-03-29T12:30:00 CET',
    '',
    null,
    1_774_787_400,
  ])('is none without a zone, or that no calendar holds: %s', (text) => expect(at(text)).toBeUndefined())
})
