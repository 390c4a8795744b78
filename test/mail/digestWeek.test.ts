import { describe, expect, it } from 'vitest'
import { dueDigest } from '../../shared/mail/digestWeek.ts'

const at = (text: string, zone = 'Europe/Amsterdam') => dueDigest(Date.parse(text), zone)

describe('the overview of a week', () => {
  it('is due from Monday 08:00 on the wall, about the week that ended', () => {
    expect(at('2026-06-08T05:59:59Z')).toBeUndefined()
    expect(at('2026-06-08T06:00:00Z')).toEqual({ kind: 'digest', id: 'digest 2026-W23', from: '2026-06-01', to: '2026-06-07' })
  })
  it('is due at eight in the weeks in which the clock changes, too', () => {
    expect(at('2026-03-30T05:59:00Z')).toBeUndefined() // summer time began the day before
    expect(at('2026-03-30T06:00:00Z')).toMatchObject({ from: '2026-03-23', to: '2026-03-29' })
    expect(at('2026-10-26T06:59:00Z')).toBeUndefined() // and ended
    expect(at('2026-10-26T07:00:00Z')).toMatchObject({ id: 'digest 2026-W43', from: '2026-10-19', to: '2026-10-25' })
    expect(at('2026-06-08T06:00:00Z', 'Europe/London')).toBeUndefined()
  })
  it('is made up for until Thursday, under the same id, and no later', () => {
    expect(at('2026-06-11T05:59:00Z')?.id).toBe(at('2026-06-08T06:00:00Z')?.id)
    expect(at('2026-06-11T06:00:00Z')).toBeUndefined()
    expect(at('2026-06-14T12:00:00Z')).toBeUndefined()
  })
  it('knows the week by its ISO year', () => expect(at('2027-01-04T08:00:00Z')).toMatchObject({ id: 'digest 2026-W53', from: '2026-12-28', to: '2027-01-03' }))
})
