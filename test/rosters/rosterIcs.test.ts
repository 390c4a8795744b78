import { describe, expect, it } from 'vitest'
import { type LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { readRosterIcs } from '../../shared/rosters/rosterIcs.ts'

const telefoon = 'telefoon' as LineId
const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\n${events.map((own) => `BEGIN:VEVENT\r\n${own.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`
const read = (text: string, { from = '2026-01-01', until = '2026-12-31', defaultLines = [telefoon] as readonly LineId[] } = {}) =>
  readRosterIcs(text, {
    linesNamedIn: (name) => (name.includes('Chat') ? ['chat' as LineId] : undefined),
    defaultLines,
    timeZone: 'Europe/Amsterdam',
    from: LocalDate.parse(from),
    until: LocalDate.parse(until),
  })
const utc = (moment: number) => new Date(moment).toISOString().slice(0, 16)
const spans = (text: string, more = {}) => read(text, more).shifts.map(({ line, from, until }) => [line, utc(from), utc(until)])

describe('a calendar as a roster', () => {
  it('repeats on the wall clock, also through the nights when the clock changes', () => {
    const nights = 'UID:1\nSUMMARY:Nacht\nDTSTART;TZID=Europe/Amsterdam:20261017T220000\nDTEND;TZID=Europe/Amsterdam:20261018T070000\nRRULE:FREQ=WEEKLY;COUNT=3'
    expect(spans(calendar(nights))).toEqual([
      ['telefoon', '2026-10-17T20:00', '2026-10-18T05:00'],
      ['telefoon', '2026-10-24T20:00', '2026-10-25T06:00'],
      ['telefoon', '2026-10-31T21:00', '2026-11-01T06:00'],
    ])
    expect(spans(calendar(nights.replaceAll('20261017', '20260321').replaceAll('20261018', '20260322')))[1]).toEqual([
      'telefoon',
      '2026-03-28T21:00',
      '2026-03-29T05:00',
    ])
  })
  it('names a time of 25:30 with what may be meant, and an appointment that stands in it twice', () => {
    const evening = 'UID:1\nDTSTART:20260203T190000\nDTEND:20260203T220000'
    const { shifts, refused } = read(calendar(evening, 'UID:2\nDTSTART:20260203T220000\nDTEND:20260203T253000', evening, evening.replace('UID:1', 'UID:3')))
    expect(shifts.map(({ people }) => people)).toEqual([2])
    expect(refused.map(({ row, column, value, fault, suggestion }) => [row, column, value, fault, suggestion])).toEqual([
      [9, 'DTEND', '25:30', 'time_past_midnight', '01:30'],
      [14, undefined, undefined, 'double_row', '4'],
    ])
  })
  it('reads floating times as local, UTC as UTC, and the zone names of Windows', () => {
    const at = (start: string, end: string) => spans(calendar(`UID:1\nDTSTART${start}\nDTEND${end}`))[0]!.slice(1)
    expect(at(':20260203T190000', ':20260203T220000')).toEqual(['2026-02-03T18:00', '2026-02-03T21:00'])
    expect(at(':20260203T190000Z', ':20260203T220000Z')).toEqual(['2026-02-03T19:00', '2026-02-03T22:00'])
    expect(at(';TZID="W. Europe Standard Time":20260203T190000', ';TZID="W. Europe Standard Time":20260203T220000')).toEqual([
      '2026-02-03T18:00',
      '2026-02-03T21:00',
    ])
  })
  it('leaves out what was excepted or cancelled, and moves what was moved', () => {
    const series = 'UID:7\nDTSTART:20260202T190000\nDTEND:20260202T220000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20260209T190000'
    const moved = 'UID:7\nRECURRENCE-ID:20260216T190000\nDTSTART:20260217T190000\nDTEND:20260217T220000'
    const cancelled = 'UID:7\nRECURRENCE-ID:20260223T190000\nDTSTART:20260223T190000\nDTEND:20260223T220000\nSTATUS:CANCELLED'
    expect(spans(calendar(series, moved, cancelled)).map(([, from]) => from)).toEqual(['2026-02-02T18:00', '2026-02-17T18:00'])
    expect(spans(calendar(cancelled, moved, series))).toEqual(spans(calendar(series, moved, cancelled)))
  })
  it('ends a series with the last that begins no later than its rule says, wherever its clock stands', () => {
    const starts = (zone: string, start: string, rule: string) =>
      spans(calendar(`UID:1\nDTSTART;TZID=${zone}:${start}\nDURATION:PT2H\nRRULE:${rule}`)).map(([, from]) => from)
    // As calendars write it that end a series with the evening of 2 March in New York, and with a night that begins at 0:30 in Amsterdam.
    expect(starts('America/New_York', '20260301T190000', 'FREQ=DAILY;UNTIL=20260303T045959Z')).toEqual(['2026-03-02T00:00', '2026-03-03T00:00'])
    expect(starts('Europe/Amsterdam', '20260601T003000', 'FREQ=WEEKLY;UNTIL=20260607T223000Z')).toEqual(['2026-05-31T22:30', '2026-06-07T22:30'])
    expect(starts('Europe/Amsterdam', '20260601T190000', 'FREQ=DAILY;UNTIL=20260602T120000')).toEqual(['2026-06-01T17:00'])
    expect(starts('Europe/Amsterdam', '20260601T190000', 'FREQ=DAILY;UNTIL=20260602')).toEqual(['2026-06-01T17:00', '2026-06-02T17:00'])
  })
  it('lets a date that was added at another time of day last as long as the others', () => {
    const added = 'UID:1\nDTSTART:20260706T090000\nDTEND:20260706T120000\nRDATE:20260708T090000,20260709T140000'
    expect(spans(calendar(added)).map(([, ...span]) => span)).toEqual([
      ['2026-07-06T07:00', '2026-07-06T10:00'],
      ['2026-07-08T07:00', '2026-07-08T10:00'],
      ['2026-07-09T12:00', '2026-07-09T15:00'],
    ])
  })
  it('leaves out the appointment of a day that was excepted by its date alone', () => {
    const series = 'UID:1\nDTSTART:20260202T190000\nDTEND:20260202T220000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260203'
    expect(spans(calendar(series)).map(([, from]) => from)).toEqual(['2026-02-02T18:00', '2026-02-04T18:00'])
  })
  it('takes the line from what it is called', () => {
    const own = 'UID:1\nSUMMARY:Chat avond\nDTSTART:20260203T190000\nDTEND:20260203T220000'
    expect(spans(calendar(own))[0]![0]).toBe('chat')
    expect(read(calendar(own.replace('Chat avond', 'Avond')), { defaultLines: [] }).refused).toMatchObject([
      { row: 4, column: 'SUMMARY', fault: 'unknown_team', value: 'Avond' },
    ])
  })
  it('refuses whole days, unknown zones, rules it does not know and impossible lengths, each on its line', () => {
    const { refused, shifts } = read(
      calendar(
        'UID:1\nDTSTART;VALUE=DATE:20260203\nDTEND;VALUE=DATE:20260204',
        'UID:2\nDTSTART;TZID=Mars/Olympus:20260203T190000\nDTEND;TZID=Mars/Olympus:20260203T220000',
        'UID:3\nDTSTART:20260203T190000\nDTEND:20260203T220000\nRRULE:FREQ=HOURLY',
        'UID:4\nDTSTART:20260203T190000\nDTEND:20260203T190500',
        'UID:5\nDTSTART:20260203T190000\nDURATION:PT3H',
      ),
    )
    expect(refused.map(({ row, fault }) => [row, fault])).toEqual([
      [4, 'whole_day'],
      [9, 'unknown_zone'],
      [14, 'bad_repeat'],
      [20, 'too_short'],
    ])
    expect(shifts).toHaveLength(1)
  })
  it('follows repeats within the window only, and a bomb of rules ends soon', () => {
    const started = performance.now()
    expect(
      spans(calendar('UID:1\nDTSTART:20200101T190000\nDTEND:20200101T220000\nRRULE:FREQ=DAILY'), { from: '2026-02-01', until: '2026-02-03' }),
    ).toHaveLength(3)
    const bomb = calendar(
      ...Array.from({ length: 300 }, (_, n) => `UID:${n}\nDTSTART:19900101T190000\nDTEND:19900101T220000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30`),
    )
    expect(read(bomb).refused.length).toBeGreaterThan(200)
    expect(performance.now() - started).toBeLessThan(2000)
  })
  it.each(['BEGIN:VCALENDAR\nX', 'BEGIN:VCALENDAR', 'BEGIN:VCALENDAR VERSION:2.0 BEGIN:VEVENT'])(
    'that is no calendar is refused without a word of it: %j',
    (text) => expect(() => read(text)).toThrow('not_readable'),
  )
  it.each([
    ['DTSTART', 'DTSTART:2026\nDTEND:20260203T220000'],
    ['DTEND', 'DTSTART:20260203T190000\nDTEND:2026-02'],
    ['DURATION', 'DTSTART:20260203T190000\nDURATION:PT'],
    ['EXDATE', 'DTSTART:20260203T190000\nDTEND:20260203T220000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:2026'],
    ['RECURRENCE-ID', 'DTSTART:20260203T190000\nDTEND:20260203T220000\nRECURRENCE-ID:2026'],
  ])('has one appointment whose %s is no time: that one is refused, and the others are taken', (column, own) => {
    const good = 'UID:1\nDTSTART:20260204T190000\nDTEND:20260204T220000\nRRULE:FREQ=DAILY;COUNT=2'
    const { shifts, refused } = read(calendar(`UID:1\n${own}`, good))
    expect(shifts).toHaveLength(2)
    expect(refused).toEqual([{ row: 4, fault: 'bad_time', column }])
  })
  it.each([
    ['bad_time', 'EXDATE', '0-01-01', 'EXDATE;VALUE=DATE:00000101'],
    ['unknown_zone', 'EXDATE', 'Elders', 'EXDATE;TZID=Elders:20260203T190000'],
    ['unknown_zone', 'RDATE', 'Elders', 'RDATE;TZID=Elders:20260213T190000'],
    ['bad_time', 'RDATE', '2026-02-13T19:00:00/PT3H', 'RDATE;VALUE=PERIOD:20260213T190000/PT3H'],
  ])('has a series with an exception that cannot be followed (%s of %s): the series is refused and not taken without it', (fault, column, value, exception) => {
    const series = `UID:1\nDTSTART:20260202T190000\nDTEND:20260202T220000\nRRULE:FREQ=DAILY;COUNT=3\n${exception}`
    expect(read(calendar(series))).toMatchObject({ shifts: [], refused: [{ row: 4, fault, column, value }] })
  })
  it('has a change of one appointment and all that follow: neither it nor its series is taken', () => {
    const times = 'DTSTART:20260202T190000\nDTEND:20260202T220000'
    const change = `UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260203T190000\n${times}`
    const { shifts, refused } = read(calendar(`UID:1\n${times}\nRRULE:FREQ=DAILY;COUNT=3`, change))
    const fault = { fault: 'bad_repeat', column: 'RECURRENCE-ID', value: 'RANGE=THISANDFUTURE' }
    expect({ shifts, refused }).toEqual({
      shifts: [],
      refused: [
        { row: 4, ...fault },
        { row: 10, ...fault },
      ],
    })
  })
})
