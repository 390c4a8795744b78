import { describe, expect, it } from 'vitest'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { openRoster } from '../../shared/rosters/readRoster.ts'
import { rosterPreview } from '../../shared/rosters/rosterPreview.ts'
import { Settings } from '../../shared/settings/settings.ts'

const settings = Settings.parse({
  organisation: { id: 'o', name: 'O' },
  lines: [
    { id: 'here', name: 'Here', channel: 'phone' },
    { id: 'overseas', name: 'Overseas', channel: 'phone', timeZone: 'America/Curacao' },
  ],
  staffing: { teams: { both: ['here', 'overseas'] } },
})
const today = '2026-11-23' as LocalDate
const fromOf = async (text: string, line: string) => {
  const opened = await openRoster(new TextEncoder().encode(text))
  return rosterPreview(opened, { settings, defaultLines: [line as LineId], today }).shifts.map((own) => [
    own.line,
    new Date(own.from).toISOString().slice(11, 16),
  ])
}

describe('a roster of lines in several time zones', () => {
  it('has its times on the wall of the line that is staffed', async () => {
    expect(await fromOf('Datum;Start;Eind\n2-12-2026;19:00;22:00\n', 'overseas')).toEqual([['overseas', '23:00']])
    expect(await fromOf('Datum;Start;Eind;Team\n2-12-2026;19:00;22:00;both\n', 'here')).toEqual([
      ['here', '18:00'],
      ['overseas', '23:00'],
    ])
  })
  it('has them so in a calendar that names no zone', async () => {
    const event = ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261101T000000Z', 'DTSTART:20261202T190000', 'DTEND:20261202T220000', 'SUMMARY:Evening', 'END:VEVENT']
    const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...event, 'END:VCALENDAR', ''].join('\r\n')
    expect(await fromOf(calendar, 'overseas')).toEqual([['overseas', '23:00']])
  })
})
