import { describe, expect, it } from 'vitest'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { isZoneName } from '../../shared/calendar/zoneName.ts'
import { calendarZone } from '../../shared/rosters/calendarZone.ts'
import { timeZone } from '../../shared/settings/timeZone.ts'

/** Places that were spelled otherwise once, with the spelling that came instead. */
const renamed = [
  ['Asia/Kolkata', 'Asia/Calcutta'],
  ['Asia/Kathmandu', 'Asia/Katmandu'],
  ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
  ['Asia/Yangon', 'Asia/Rangoon'],
  ['Europe/Kyiv', 'Europe/Kiev'],
  ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
  ['America/Nuuk', 'America/Godthab'],
  ['Atlantic/Faroe', 'Atlantic/Faeroe'],
  ['Pacific/Pohnpei', 'Pacific/Ponape'],
  ['America/Indiana/Indianapolis', 'America/Indianapolis'],
] as const

describe('a time zone', () => {
  it('is taken by every name that this Node knows, and has a clock', () => {
    for (const zone of [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/UTC', 'Etc/GMT+1', 'CET', 'Europe/Amsterdam'])
      expect([zone, timeZone.safeParse(zone).success]).toEqual([zone, true])
  })
  it.each(renamed)('%s and %s are the same place, and both are taken', (now, before) => {
    expect([timeZone.parse(now), timeZone.parse(before), calendarZone(now), calendarZone(before)]).toEqual([now, before, now, before])
    const moment = Date.parse('2026-06-10T10:00:00Z')
    expect(localTimeOf(now).offsetMinutesAt(moment)).toBe(localTimeOf(before).offsetMinutesAt(moment))
  })
  it.each(['', 'Amsterdam', 'Europe/Amsterdamm', '+02:00', '-01', 'Europe/', '/Europe', 'Europe/Amsterdam ', '../etc', 'GMT+1:00', '1'])(
    '“%s” is none',
    (text) => expect([isZoneName(text), timeZone.safeParse(text).success]).toEqual([false, false]),
  )
})
