import { describe, expect, it } from 'vitest'
import { blockClashes } from '../../shared/calendar/blockClashes.ts'
import { hoursWarnings } from '../../shared/calendar/hoursWarnings.ts'
import { date } from '../builders/report.ts'
import { lineOpen } from './lineHours.ts'

const today = date('2026-06-10')
const version = (week: string, more: object = {}) => ({ from: '2026-01-01', week, ...more })
const kinds = (...args: Parameters<typeof lineOpen>) => hoursWarnings(lineOpen(...args), today).map(({ kind }) => kind)
const night = (fromMinute: number, untilMinute: number) => ({ fromMinute, untilMinute })

describe('a holiday that cuts a night', () => {
  const line = lineOpen([version('Mo-Su 22:00-06:00', { holidays: 'NL', keptHolidays: ['christmas_day', 'second_christmas_day'] })])
  it('is told with the night that falls away and the one that runs on', () => {
    expect(hoursWarnings(line, today)).toEqual([
      { kind: 'cuts_night', date: '2026-12-25', holiday: 'christmas_day', lost: [night(1_320, 1_800)], kept: [night(1_320, 1_800)] },
      { kind: 'cuts_night', date: '2026-12-26', holiday: 'second_christmas_day', lost: [night(1_320, 1_800)], kept: [] },
    ])
  })
  it('is not told where the night stays, or where there was none', () => {
    expect(kinds([version('Mo-Su 22:00-06:00', { holidays: 'NL', onHolidays: 'as_usual' })])).toEqual([])
    expect(kinds([version('Mo-Su 22:00-06:00', { holidays: 'NL', onHolidays: '20:00-07:00' })])).toEqual([])
    expect(kinds([version('Mo-Su 09:00-24:00', { holidays: 'NL' })])).toEqual([])
  })
  it('may be an exception as well', () => {
    const shut = lineOpen('Mo-Su 22:00-06:00', { exceptions: [{ date: '2026-07-01', week: 'closed', reason: 'verbouwing' }] })
    expect(hoursWarnings(shut, today)).toMatchObject([{ kind: 'cuts_night', date: '2026-07-01', reason: 'verbouwing' }])
    expect(kinds('Mo-Su 22:00-06:00', { exceptions: [{ date: '2026-07-01', week: '10:00-12:00', extra: true }] })).toEqual([])
    expect(kinds('Mo-Su 22:00-06:00', { exceptions: [{ date: '2026-06-09', week: 'closed' }] })).toEqual([])
  })
})

describe('hours that hold on no date', () => {
  it('are told: a weekday that rules take away, a rule that a later one takes away', () => {
    expect(kinds([version('Mo 09:00-17:00; Su 10:00-12:00; week 01-53 Su 13:00-14:00')])).toEqual(['never_used'])
    expect(hoursWarnings(lineOpen([version('Mo 09:00-17:00; Su[1] 10:00-12:00; week 01-53 Su off')]), today)).toMatchObject([
      { kind: 'never_used', rule: { which: { by: 'place', place: 1 } } },
    ])
  })
  it('are not told where only rare: a fifth Friday, week 53', () =>
    expect(kinds([version('Mo 09:00-17:00; Fr[5] 09:00-17:00; week 53 We 09:00-10:00')])).toEqual([]))
  it('of a version that is over are history', () => expect(kinds([version('off'), { from: '2026-06-01', week: 'Mo 09:00-17:00' }])).toEqual([]))
  it('are told of a line that is never open, and of a version that never begins', () => {
    expect(kinds([version('off')])).toEqual(['never_opens'])
    expect(kinds([version('Mo 09:00-17:00'), { from: '2100-01-01', week: 'Mo 09:00-17:00' }])).toEqual(['never_holds'])
    expect(
      kinds([
        { from: '2026-09-01', week: 'Mo 09:00-12:00' },
        { from: '2026-09-01', week: 'Mo 09:00-17:00' },
      ]),
    ).toEqual(['never_holds'])
  })
  it('are told of rules that name holidays of nowhere', () => {
    expect(kinds([version('Mo 09:00-17:00; SH Mo off')])).toEqual(['school_without_region'])
    expect(kinds([version('Mo 09:00-17:00; PH off')])).toEqual(['holidays_without_country'])
  })
})

describe('what cannot be seen from the week', () => {
  it('is two odd weeks in a row after a year of 53 weeks', () => {
    expect(hoursWarnings(lineOpen([version('Mo 09:00-17:00; week 01-53/2 Su 10:00-12:00')]), today)).toMatchObject([
      { kind: 'odd_weeks_meet', date: '2027-01-10' },
    ])
    expect(kinds([version('Mo 09:00-17:00; week 02-52/2 Su 10:00-12:00')])).toEqual([])
  })
  it('is that school holidays are not known for ever', () => {
    const line = lineOpen([version('Mo-Fr 09:00-17:00; SH Mo-Fr off', { schoolHolidays: 'zuid' })])
    expect(hoursWarnings(line, today)).toEqual([])
    expect(hoursWarnings(line, date('2027-11-01'))).toEqual([{ kind: 'school_not_known', from: '2026-01-01', after: '2028-09-03' }])
  })
})

describe('blocks that meet', () => {
  const on = (...days: readonly (readonly [number, ...(readonly (readonly [number, number])[])])[]) =>
    blockClashes(
      Array.from(
        { length: 7 },
        (_, day) => (days.find(([own]) => own === day)?.slice(1) as [number, number][] | undefined)?.map(([from, until]) => night(from * 60, until * 60)) ?? [],
      ),
    )
  it('touch, overlap, or run on past midnight into the next day', () => {
    expect(on([0, [13, 17], [9, 13]]).map(({ how }) => how)).toEqual(['touch'])
    expect(on([0, [9, 13], [12, 17]]).map(({ how }) => how)).toEqual(['overlap'])
    expect(on([6, [22, 30]], [0, [5, 7]])).toEqual([{ weekday: 6, first: night(1_320, 1_800), second: night(300, 420), how: 'over_midnight' }])
  })
  it('are none where they stay apart', () => expect(on([0, [9, 12], [13, 17]], [5, [22, 26]], [6, [2, 4], [10, 24]])).toEqual([]))
})
