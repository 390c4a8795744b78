import { describe, expect, it } from 'vitest'
import { comingDays } from '../../shared/calendar/comingDays.ts'
import { writeTimes } from '../../shared/calendar/weekPattern.ts'
import { date } from '../builders/report.ts'
import { lineOpen } from './lineHours.ts'

describe('the days to come', () => {
  it('are as many as asked, with what made them so', () => {
    const line = lineOpen(
      [
        { from: '2026-01-01', week: 'Mo-Fr 09:00-17:00', holidays: 'NL' },
        { from: '2026-04-29', week: 'Mo-Su 10:00-12:00' },
      ],
      { exceptions: [{ date: '2026-04-28', week: 'closed', reason: 'team day' }] },
    )
    const days = comingDays(line, date('2026-04-24'), 6)
    expect(days.map(({ hours, isFirstOfVersion }) => [hours.date.slice(5), hours.by, writeTimes(hours.blocks), isFirstOfVersion])).toEqual([
      ['04-24', 'week', '09:00-17:00', false],
      ['04-25', 'week', 'off', false],
      ['04-26', 'week', 'off', false],
      ['04-27', 'holiday', 'off', false],
      ['04-28', 'exception', 'off', false],
      ['04-29', 'week', '10:00-12:00', true],
    ])
  })
  it('are fourteen unless asked otherwise', () => expect(comingDays(lineOpen('24/7'), date('2026-02-01'))).toHaveLength(14))
  it.each([
    ['2026-03-28', 23, 7],
    ['2026-10-24', 25, 9],
  ])('from %s: the clocks change, and the night lasts as long as it does', (eve, length, night) => {
    const [saturday, sunday, monday] = comingDays(lineOpen('Sa 22:00-06:00'), date(eve), 3)
    expect([saturday?.clockChangeHours, sunday?.clockChangeHours, monday?.clockChangeHours]).toEqual([undefined, length, undefined])
    expect([saturday?.openHours, sunday?.openHours]).toEqual([night, 0])
    expect([saturday?.fromNightBefore, sunday?.fromNightBefore]).toEqual([[], [{ fromMinute: 1_320, untilMinute: 1_800 }]])
  })
})
