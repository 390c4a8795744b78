/** The same for programs: JSON, schema.org and a calendar. */
import { hoursAsSchemaOrg } from '../../../../shared/calendar/hoursAsSchemaOrg.ts'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { openSpans } from '../../../../shared/calendar/openingHours.ts'
import type { Instant } from '../../../../shared/contacts/identifiers.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { textsOf } from '../../../../shared/text/texts.ts'
import { calendarFile, calendarMoment, calendarText } from '../../exports/calendarLines.ts'
import { changingBytes, filling } from './padded.ts'
import { type PublicNow, publicName } from './publicNow.ts'

const [daysOfHours, daysOfCalendar] = [56, 28]
const iso = (at: number) => new Date(at).toISOString()

/** Always as long, whatever the state: filled with spaces, which mean nothing in JSON. */
export function publicJson(line: Line, told: PublicNow, now: Instant): string {
  const state = {
    state: told.state,
    byPlan: 'isByPlan' in told && told.isByPlan,
    until: 'until' in told && told.until !== undefined ? iso(told.until) : null,
    opensNext: told.state === 'closed' && told.next !== undefined ? iso(told.next) : null,
  }
  const today = localTimeOf(line.timeZone).dateOf(now)
  const { telephone, website, otherHelp = [] } = line.publicPage ?? {}
  const about = {
    line: line.id,
    name: publicName(line),
    channel: line.channel,
    telephone: telephone ?? null,
    website: website ?? null,
    timeZone: line.timeZone,
    asOf: iso(now),
    hours: openSpans(line, today, addDays(today, 6)).map(({ from, until }) => ({ from: iso(from), until: iso(until) })),
    otherHelp: [{ name: '112', telephone: '112' }, ...otherHelp],
  }
  const changing = JSON.stringify(state)
  return `${JSON.stringify({ ...state, ...about })}${filling(changing, changingBytes)}\n`
}

/** Hours only: nothing of this moment. */
export function publicJsonLd(line: Line, now: Instant): string {
  const { telephone, website } = line.publicPage ?? {}
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'ContactPoint',
    name: publicName(line),
    ...(telephone !== undefined && { telephone }),
    ...(website !== undefined && { url: website }),
    hoursAvailable: hoursAsSchemaOrg(line, localTimeOf(line.timeZone).dateOf(now), daysOfHours).map(({ dayOfWeek, ...own }) => ({
      '@type': 'OpeningHoursSpecification',
      ...(dayOfWeek && { dayOfWeek: dayOfWeek.map((day) => `https://schema.org/${day}`) }),
      ...own,
    })),
  })
}

/** Four weeks of opening hours (RFC 5545); in UTC, so that a change of the clocks is no matter of the reader's. */
export function publicCalendar(line: Line, language: Language, now: Instant): string {
  const { visitor } = textsOf(language).live
  const today = localTimeOf(line.timeZone).dateOf(now)
  const name = publicName(line)
  const entries = openSpans(line, today, addDays(today, daysOfCalendar - 1)).flatMap(({ from, until }) => [
    'BEGIN:VEVENT',
    `UID:${line.id}-${calendarMoment(from)}@bereikbaar`,
    `DTSTAMP:${calendarMoment(localTimeOf(line.timeZone).dayStart(today))}`,
    `DTSTART:${calendarMoment(from)}`,
    `DTEND:${calendarMoment(until)}`,
    `SUMMARY:${calendarText(visitor.calendarEntry(name))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bereikbaar//NL',
    `X-WR-CALNAME:${calendarText(visitor.title(name))}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...entries,
    'END:VCALENDAR',
  ]
  return calendarFile(lines)
}
