import { describe, expect, it } from 'vitest'
import { clockText, endClockText } from '../../shared/calendar/clockText.ts'

describe('a time on the wall clock, from minutes since midnight', () => {
  it('has two digits of hours and of minutes', () => expect([0, 65, 1_170].map(clockText)).toEqual(['00:00', '01:05', '19:30']))
  it('is 24:00 at the end of the day, and goes on from there', () => expect([1_440, 1_500].map(clockText)).toEqual(['24:00', '25:00']))
  it('of the end of a block is that of the next day, once midnight is past', () =>
    expect([1_380, 1_440, 1_560].map(endClockText)).toEqual(['23:00', '24:00', '02:00']))
})
