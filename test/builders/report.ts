/** From a list of contacts to figures, through real day files, without a store. */
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Contact } from '../../shared/contacts/contact.ts'
import type { HeartbeatEvent, PresenceEvent } from '../../shared/contacts/contactEvent.ts'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { joinDays } from '../../shared/dayfiles/contactColumns.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { lineSigns } from '../../shared/metrics/coverage/lineSigns.ts'
import { clockColumns } from '../../shared/metrics/clockColumns.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import { type FiguresInput, figuresOf } from '../../shared/metrics/figuresOf.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { rosterOf } from './rosterOf.ts'
import { linkGroups } from '../../shared/privacy/linkGroup.ts'

export const date = (text: string) => text as LocalDate

export function settingsWith(line: object, more: object = {}): Settings {
  return Settings.parse({
    organisation: { id: 'proef', name: 'Proef' },
    lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', closedRecorded: 'yes', hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' }], ...line }],
    ...more,
  })
}

export type Told = {
  readonly contacts: readonly Contact[]
  readonly presence?: readonly PresenceEvent[]
  readonly heartbeats?: readonly HeartbeatEvent[]
  readonly settings?: Settings
  readonly from: string
  readonly to: string
  readonly filters?: Partial<Filters>
  readonly now?: number
  readonly firstDate?: string
  readonly shifts?: readonly Shift[]
}

export function inputOf({
  contacts,
  presence = [],
  heartbeats = [],
  settings = settingsWith({}),
  from,
  to,
  filters = {},
  now = Date.parse('2040-01-01'),
  firstDate,
  shifts = [],
}: Told): FiguresInput {
  const lines = settings.lines.map((line) => {
    const time = localTimeOf(line.timeZone)
    const own = Map.groupBy(
      contacts.filter((contact) => contact.lineId === line.id),
      (contact) => time.dateOf(contact.arrivedAt),
    )
    const present = Map.groupBy(
      presence.filter((event) => event.lineId === line.id),
      (event) => time.dateOf(event.at),
    )
    const beats = Map.groupBy(
      heartbeats.filter((event) => event.lineId === line.id),
      (event) => time.dateOf(event.at),
    )
    const dates = [...new Set([...own.keys(), ...present.keys(), ...beats.keys()])].sort()
    const days = dates.map((day) => ({
      date: day,
      columns: unpackDay(packDay({ contacts: own.get(day) ?? [], presence: present.get(day) ?? [], heartbeats: beats.get(day) ?? [] })),
    }))
    return { line: line.id, days }
  })
  const columns = joinDays(
    lines,
    linkGroups(settings).map((group) => group.map(({ id }) => id)),
  )
  return {
    settings,
    settingsVersion: 1,
    columns,
    signs: new Map(lines.map(({ line, days }) => [line, lineSigns(days)])),
    clock: clockColumns(columns, (index) => settings.lines[index]!.timeZone),
    loaded: { from: addDays(date(from), -28), to: addDays(date(to), 29) },
    firstDates: lines.map(({ days }) => (firstDate === undefined ? days[0]?.date : date(firstDate))),
    rosters: settings.lines.map((line) => rosterOf(line, shifts, addDays(date(from), -28), addDays(date(to), 29))),
    filters: {
      line: [settings.lines[0]!.id as LineId],
      from: date(from),
      to: date(to),
      short: 'exclude',
      hours: 'all',
      unit: 'people',
      grain: 'auto',
      ...filters,
    },
    now,
  }
}

export const report = (told: Told) => figuresOf(inputOf(told))
