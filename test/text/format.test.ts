import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { formatsFor } from '../../shared/text/format.ts'

const nl = formatsFor('nl', 'Europe/Amsterdam')
const en = formatsFor('en', 'Europe/Amsterdam')
/** Non-breaking spaces shown as `_`. */
const seen = (text: string) => text.replaceAll('\u00a0', '_')

describe('how numbers and dates are written', () => {
  it('numbers', () => {
    expect([nl.decimal(12_345.6, 1), en.decimal(12_345.6, 1)]).toEqual(['12.345,6', '12,345.6'])
    expect([nl.percent(0.655, 1), en.percent(0.655, 1)]).toEqual(['65,5%', '65.5%'])
  })
  it('a share never rounds up to everything', () => expect([nl.percent(0.9999), nl.percent(1), nl.percent(0.29)]).toEqual(['99%', '100%', '29%']))
  it('a range of shares, with a word where a dash would stand beside a minus', () => {
    expect([nl.percentRange(0.194, 0.395), nl.percentRange(-0.0125, 0.05), en.percentRange(-0.0125, 0.05)].map(seen)).toEqual([
      '19–40%',
      '−2_tot_5%',
      '−2_to_5%',
    ])
  })
  it('an estimate with its range, a count alone', () => {
    const estimate = { value: 240, low: 190, high: 310, exact: false }
    expect(seen(nl.estimate(estimate))).toBe('ongeveer_240 (tussen_190 en_310)')
    expect(seen(en.estimate(estimate))).toBe('about_240 (between_190 and_310)')
    expect(nl.estimate({ value: 7, low: 7, high: 7, exact: true })).toBe('7')
  })
  it('dates, ranges and moments', () => {
    expect([seen(nl.day('2020-10-25')), seen(en.day('2020-10-25'))]).toEqual(['25_okt_2020', '25_Oct_2020'])
    expect(seen(nl.days('2019-10-07', '2020-01-05'))).toBe('7_okt_2019_– 5_jan_2020')
    expect(seen(nl.days('2020-02-03', '2020-02-09'))).toBe('3_– 9_feb_2020')
    expect(seen(nl.days('2020-02-03', '2020-02-03'))).toBe('3_feb_2020')
    expect(seen(nl.moment(Date.parse('2020-02-03T08:12:00Z')))).toBe('3_feb_2020,_09:12')
    expect([nl.weekdayDay('2020-02-03'), en.weekdayDay('2020-02-03')].map(seen)).toEqual(['ma_3_feb_2020', 'Mon_3_Feb_2020'])
    expect([nl.longDay('2020-02-03'), en.longDay('2020-02-03')].map(seen)).toEqual(['maandag 3_februari_2020', 'Monday 3_February_2020'])
    expect(nl.weekday(1)).toBe('maandag')
    expect(en.weekday(7, 'short')).toBe('Sun')
  })
  it('the time of day', () => {
    expect(seen(nl.timeOfDay('18:00', '20:00'))).toBe('18–20_uur')
    expect(seen(nl.timeOfDay('18:00', '24:00'))).toBe('18–24_uur')
    expect(en.timeOfDay('18:00', '20:00')).toBe('18:00–20:00')
    expect(nl.timeOfDay('18:30', '20:00')).toBe('18:30–20:00')
  })
  it('lengths, in the unit that fits', () => {
    const lengths = [1, 40, 90, 150, 3540, 5400, 7 * 3600, 30 * 3600, 96 * 3600]
    expect(lengths.map(nl.length).map(seen)).toEqual([
      '1_seconde',
      '40_seconden',
      '90_seconden',
      '2,5_minuten',
      '59_minuten',
      '90_minuten',
      '7_uur',
      '30_uur',
      '4_dagen',
    ])
    expect(seen(en.length(3600 * 3))).toBe('3_hours')
  })
})

it('a moment on the wall is written by what was made once: making it anew takes longer than writing fifty', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat')
  onTestFinished(() => made.mockRestore())
  const formats = formatsFor('nl', 'Europe/Amsterdam')
  expect([0, 1, 2].map((quarter) => formats.wall(Date.parse('2020-02-03T08:12Z') + quarter * 900_000))).toEqual([
    '2020-02-03T09:12',
    '2020-02-03T09:27',
    '2020-02-03T09:42',
  ])
  expect(made).toHaveBeenCalledTimes(1)
})

describe('money, rates and differences', () => {
  it('money has no cents, a price has them where it needs them', () => {
    expect([seen(nl.money(3850)), en.money(3850), seen(nl.price(32.5)), en.price(32.5), en.price(30)]).toEqual([
      '€_3.850',
      '€3,850',
      '€_32,50',
      '€32.50',
      '€30',
    ])
  })
  it('a range from below zero is written with a word', () => {
    expect([seen(nl.range({ value: 3, low: -2, high: 8 })), seen(en.decimalRange({ value: 0.5, low: -0.2, high: 1.4 }))]).toEqual(['−2_tot_8', '−0.2_to_1.4'])
  })
})
