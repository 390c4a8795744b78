/** A site over invented contacts of now, one for every state of Nu and of the page for callers. Real figures, no store. */
import { signedInAs } from './access.ts'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import type { Role } from '../../shared/access/role.ts'
import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { type Contact, foldContacts } from '../../shared/contacts/contact.ts'
import type { ContactEvent, HeartbeatEvent, PresenceEvent } from '../../shared/contacts/contactEvent.ts'
import type { EventId, Instant, LineId, LocalDate, SourceId } from '../../shared/contacts/identifiers.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import type { SilenceAlert } from '../../shared/metrics/coverage/silenceAlerts.ts'
import { liveReader } from '../../shared/metrics/live/liveReader.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { contact, digestOf, event, presence } from './contacts.ts'

const clock = localTimeOf('Europe/Amsterdam')
/** Wednesday 10 June 2026, noon on the wall. */
export const noon = Date.parse('2026-06-10T10:00:00Z') as Instant
export const source = { id: 'centrale' as SourceId, name: 'Telefooncentrale', provider: 'generic', secretFrom: 'stored' } as const
const onSource = { source: source.id }

export type LiveState = {
  readonly settings: Settings
  readonly contacts?: readonly Contact[]
  readonly presence?: readonly PresenceEvent[]
  readonly heartbeats?: readonly HeartbeatEvent[]
  readonly alerts?: readonly SilenceAlert[]
  readonly now?: Instant
}

/** Counts what is read from the store of day files. */
export const reads = () => ({ days: 0 })

export function dayReaderOf({ settings, contacts = [], presence: present = [], heartbeats = [] }: LiveState, counted = reads()) {
  const byDay = <Timed>(all: readonly Timed[], line: LineId, lineOf: (one: Timed) => unknown, at: (one: Timed) => number) =>
    Map.groupBy(
      all.filter((one) => lineOf(one) === line),
      (one) => clock.dateOf(at(one)),
    )
  const days = new Map(
    settings.lines.map(({ id }) => {
      const own = {
        contacts: byDay(
          contacts,
          id,
          (one) => one.lineId,
          (one) => one.arrivedAt,
        ),
        presence: byDay(
          present,
          id,
          (one) => one.lineId,
          (one) => one.at,
        ),
        heartbeats: byDay(
          heartbeats,
          id,
          (one) => one.lineId,
          (one) => one.at,
        ),
      }
      const dates = [...new Set([...own.contacts.keys(), ...own.presence.keys(), ...own.heartbeats.keys()])].sort()
      const files = dates.map((date) => ({
        date,
        digest: `${id} ${date}`,
        columns: unpackDay(
          packDay({ contacts: own.contacts.get(date) ?? [], presence: own.presence.get(date) ?? [], heartbeats: own.heartbeats.get(date) ?? [] }),
        ),
      }))
      return [id, files] as const
    }),
  )
  return {
    readDays: (line: { readonly id: LineId }, from: LocalDate, to: LocalDate) => {
      counted.days++
      return Promise.resolve((days.get(line.id) ?? []).filter(({ date }) => from <= date && date <= to))
    },
    firstDate: ({ id }: { readonly id: LineId }) => Promise.resolve(days.get(id)?.[0]?.date),
  }
}

export type LiveSiteOptions = { readonly roles?: readonly Role[]; readonly records?: AuditRecord[]; readonly isBroken?: () => boolean }

export function liveSite(state: LiveState, { roles, records, isBroken = () => false }: LiveSiteOptions = {}) {
  let saved = { version: 1, settings: state.settings }
  let moment = state.now ?? noon
  let settingsReads = 0
  const days = dayReaderOf(state)
  const coverage = coverageReader(days)
  const app = siteApp({
    access: signedInAs(roles, records),
    settings: {
      current: () => {
        settingsReads++
        return isBroken() ? Promise.reject(new Error('the store is down')) : Promise.resolve(saved)
      },
      save: (settings, version) => {
        saved = { version: version + 1, settings }
        return Promise.resolve('saved')
      },
    },
    reports: { load: () => Promise.reject(new Error('no reports here')), firstDate: (id) => days.firstDate({ id }) },
    now: () => moment,
    log: () => undefined,
    staticFiles: staticFiles(),
    dataQuality: { coverage, alerts: () => Promise.resolve(state.alerts ?? []) },
    live: liveReader(days, coverage),
  })
  return {
    app,
    settings: () => saved.settings,
    settingsReads: () => settingsReads,
    later: (ms: number) => {
      moment = (moment + ms) as Instant
    },
    at: (text: string) => {
      moment = Date.parse(text) as Instant
    },
  }
}

export function liveSettings(line: object = {}, more: object = {}): Settings {
  return Settings.parse({
    organisation: { id: 'proef', name: 'Hulplijn Proef' },
    lines: [
      {
        id: 'telefoon',
        name: 'Telefoon',
        channel: 'phone',
        closedRecorded: 'yes',
        hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00', holidays: 'NL' }],
        ...line,
      },
    ],
    sources: [source],
    ...more,
  })
}

/** Every day at these hours on the wall, from nine weeks before up to a moment. */
export function usualContacts(until: Instant, hours = ['09:10', '09:40', '10:15', '11:05', '13:20', '15:45', '19:30'], line = 'telefoon'): readonly Contact[] {
  const today = clock.dateOf(until)
  return datesBetween(addDays(today, -66), today).flatMap((date) =>
    hours.flatMap((hour, n) => {
      const at = clock.fromWallClock(date, hour)
      if (at >= until) return []
      return [contact({ at, answered: n % 2 === 0, wait: 40, talk: 300, more: { lineId: line as LineId, ...onSource } }, `${line} ${date} ${hour}`)]
    }),
  )
}

/** A quarter of an hour apart, for all lines of these settings. */
export function beats(until: Instant, { lines }: Settings): readonly HeartbeatEvent[] {
  return lines.flatMap(({ id }) =>
    Array.from({ length: 66 * 96 }, (_, n) => until - (until % 900_000) - n * 900_000).map((at) => ({
      eventId: digestOf(`beat ${id} ${at}`) as EventId,
      lineId: id,
      type: 'source.heartbeat',
      at: at as Instant,
      ...onSource,
    })),
  )
}

/** So many seconds ago, and not told of since. */
export const waitingSince = (seconds: number, now: Instant = noon, line = 'telefoon'): readonly Contact[] =>
  foldContacts([
    {
      ...event(`waits ${line} ${seconds}`, 'contact.arrived', new Date(now - seconds * 1000).toISOString(), onSource as Partial<ContactEvent>),
      lineId: line as LineId,
    },
  ])

const signedIn = (name: string, when = '2026-06-10T07:00:00Z', type: PresenceEvent['type'] = 'agent.signed_in', line = 'telefoon'): PresenceEvent => ({
  ...presence(name, type as 'agent.signed_in', when),
  lineId: line as LineId,
  ...onSource,
})

const evening = Date.parse('2026-06-10T17:30:00Z') as Instant
const plain = liveSettings()
const withPage = (more: object = {}) =>
  liveSettings({
    publicPage: {
      telephone: '0999 123 456',
      otherHelp: [{ name: 'De Luisterlijn', telephone: '0999 000 111', website: 'https://luisterlijn.example' }],
      ...more,
    },
  })
const fine = (settings = plain, now = noon) => ({ settings, now, contacts: usualContacts(now), heartbeats: beats(now, settings) })
const staffed = [signedIn('a'), signedIn('b')]
const chat = { id: 'chat', name: 'Chat', channel: 'chat', hours: [{ from: '2000-01-01', week: 'Mo-Su 19:00-22:00' }] }
const two = Settings.parse({ ...plain, lines: [...withPage().lines, chat] })

export const liveStates = {
  open_waiting: { ...fine(), contacts: [...usualContacts(noon), ...waitingSince(190), ...waitingSince(45)], presence: staffed },
  open_nobody: { ...fine(), presence: staffed },
  presence_not_told: fine(),
  unstaffed: {
    ...fine(),
    contacts: [...usualContacts(noon), ...waitingSince(400)],
    presence: [signedIn('a'), signedIn('a', '2026-06-10T09:00:00Z', 'agent.signed_out')],
  },
  on_break: { ...fine(), presence: [signedIn('a'), signedIn('a', '2026-06-10T09:50:00Z', 'agent.paused')] },
  closed: fine(plain, evening),
  closed_waiting: { ...fine(plain, evening), contacts: [...usualContacts(evening), ...waitingSince(61, evening)] },
  closed_for_good: fine(liveSettings({ hours: [{ from: '2000-01-01', week: 'off' }] })),
  always_open: fine(liveSettings({ hours: [{ from: '2000-01-01', week: '24/7' }] })),
  no_hours: fine(liveSettings({ hours: [] })),
  stale: {
    ...fine(),
    heartbeats: beats((noon - 3 * 3_600_000) as Instant, plain),
    contacts: usualContacts((noon - 3 * 3_600_000) as Instant),
    presence: staffed,
  },
  not_connected: { settings: liveSettings({}, { sources: [] }) },
  unreachable: { ...fine(withPage({ unreachable: { from: '2026-06-10T09:00:00Z', until: '2026-06-10T14:00:00Z' } })), presence: staffed },
  with_page: { ...fine(withPage()), presence: staffed },
  end_not_told: { ...fine(), contacts: [...usualContacts(noon), ...waitingSince(7200)], presence: staffed },
  first_weeks: {
    settings: plain,
    contacts: usualContacts(noon).filter(({ arrivedAt }) => arrivedAt > noon - 9 * 86_400_000),
    heartbeats: beats(noon, plain).filter(({ at }) => at > noon - 9 * 86_400_000),
  },
  two_lines: {
    settings: two,
    contacts: [...usualContacts(noon), ...usualContacts(noon, ['19:10', '20:40'], 'chat'), ...waitingSince(130), ...waitingSince(30, noon, 'chat')],
    heartbeats: beats(noon, two),
    presence: staffed,
  },
  nothing: { settings: Settings.parse({ organisation: { id: 'proef', name: 'Hulplijn Proef' }, lines: [] }) },
} as const satisfies Readonly<Record<string, LiveState>>
export type LiveStateName = keyof typeof liveStates
