/** A site over invented contacts, one for every state a page must be able to show. Real figures, no store. */
import type { Role } from '../../shared/access/role.ts'
import { signedInAs } from './access.ts'
import { datesBetween } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Contact } from '../../shared/contacts/contact.ts'
import type { HeartbeatEvent } from '../../shared/contacts/contactEvent.ts'
import type { EventId, Instant, LocalDate, SourceId } from '../../shared/contacts/identifiers.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import type { SilenceAlert } from '../../shared/metrics/coverage/silenceAlerts.ts'
import { figuresOf, judgement } from '../../shared/metrics/figuresOf.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Filling } from '../../functions/site/dependencies.ts'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { contact, digestOf, lineId } from './contacts.ts'
import { erasureInMemory } from './erasureInMemory.ts'
import { date, inputOf, settingsWith } from './report.ts'

/** Wednesday, noon on the line's wall. The last 13 complete weeks are 9 March to 7 June, with the clock change of 29 March. */
export const now = Date.parse('2026-06-10T10:00:00Z') as Instant
const time = localTimeOf('Europe/Amsterdam')

export type Week = {
  /** Attempts on each day of the year, as wall times; the caller is named after day and place unless told otherwise. */
  readonly attempts: readonly { readonly at: string; readonly answered?: boolean; readonly caller?: string | null; readonly wait?: number }[]
  readonly from?: string
  readonly to?: string
  readonly skip?: (day: LocalDate, index: number) => boolean
}

/** The same attempts every day; `caller: null` withholds the number. */
export function contactsOf({ attempts, from = '2025-12-01', to = '2026-06-09', skip }: Week): readonly Contact[] {
  return datesBetween(date(from), date(to)).flatMap((day, index) =>
    skip?.(day, index)
      ? []
      : attempts.map(({ at: wall, answered = false, caller, wait = 60 }, place) =>
          contact(
            {
              at: time.fromWallClock(day, wall, { ambiguous: 'first' }),
              answered,
              wait,
              ...(caller === null ? {} : { caller: caller ?? `${day} ${place}` }),
            },
            `${day} ${place}`,
          ),
        ),
  )
}

export type State = {
  readonly settings: Settings | undefined
  readonly contacts: readonly Contact[]
  readonly heartbeats?: readonly HeartbeatEvent[]
  readonly alerts?: readonly SilenceAlert[]
  readonly now?: Instant
}

/** Open on weekdays from nine to five; three attempts a day while open, of which one answered, and two in the evening. */
const day: Week['attempts'] = [
  { at: '10:00', answered: true, wait: 20 },
  { at: '11:00' },
  { at: '15:00', caller: null },
  { at: '20:00' },
  { at: '21:00', caller: null },
]
const large: Week['attempts'] = Array.from({ length: 96 }, (_, index) => ({
  at: `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`,
  answered: index >= 36 && index < 68 && index % 3 > 0,
  wait: 30 + index,
  caller: index % 4 === 0 ? null : undefined!,
}))
const source = { id: 'centrale', provider: 'generic', lines: { telefoon: 'telefoon' } }
const gap = (from: string, until: string) => ({
  sources: [source],
  gaps: [{ source: 'centrale', from: `${from}T00:00:00+02:00`, until: `${until}T00:00:00+02:00`, cause: 'outage', note: 'storing' }],
})

const liveSource = { ...source, id: 'centrale' as SourceId, name: 'Telefooncentrale', secretFrom: 'stored' }
const campaign = [{ date: '2026-04-13', kind: 'campaign', text: 'Uitzending op televisie' }]
/** Every quarter of an hour since 1 March. */
const beatsUntil = (end: string): readonly HeartbeatEvent[] =>
  Array.from({ length: Math.floor((Date.parse(end) - Date.parse('2026-03-01T00:00:00Z')) / 900_000) + 1 }, (_, n) => ({
    eventId: digestOf(`beat ${n}`) as EventId,
    lineId,
    type: 'source.heartbeat',
    at: (Date.parse('2026-03-01T00:00:00Z') + n * 900_000) as Instant,
    source: liveSource.id,
  }))

export const states = {
  nothing_connected: { settings: undefined, contacts: [] },
  no_data: { settings: settingsWith({}), contacts: [] },
  first_weeks: { settings: settingsWith({}), contacts: contactsOf({ attempts: day, from: '2026-05-29' }) },
  normal: {
    settings: settingsWith({}, { sources: [source], markers: [{ date: '2026-04-13', kind: 'campaign', text: 'Uitzending op televisie' }] }),
    contacts: contactsOf({ attempts: day }),
  },
  gap: {
    settings: settingsWith({}, gap('2026-04-14', '2026-04-17')),
    contacts: contactsOf({ attempts: day, skip: (on) => on >= '2026-04-14' && on < '2026-04-17' }),
  },
  too_little: {
    settings: settingsWith({}, gap('2026-04-14', '2026-05-24')),
    contacts: contactsOf({ attempts: day, skip: (on) => on >= '2026-04-14' && on < '2026-05-24' }),
  },
  closed_not_recorded: { settings: settingsWith({ closedRecorded: 'no' }), contacts: contactsOf({ attempts: day.slice(0, 3) }) },
  closed_partly: { settings: settingsWith({ closedRecorded: 'partly' }), contacts: contactsOf({ attempts: day.slice(0, 4) }) },
  stale: { settings: settingsWith({}), contacts: contactsOf({ attempts: large, from: '2026-03-01', to: '2026-05-31' }) },
  small: {
    settings: settingsWith({ hours: [{ from: '2000-01-01', week: 'Tu 13:00-17:00' }] }),
    contacts: contactsOf({ attempts: [{ at: '14:00', answered: true }, { at: '16:00' }, { at: '19:00', caller: null }], skip: (_, index) => index % 3 > 0 }),
  },
  large: {
    settings: settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Su 09:00-17:00' }] }),
    contacts: contactsOf({ attempts: large, from: '2026-03-01' }),
  },
  everybody_recognised: { settings: settingsWith({}), contacts: contactsOf({ attempts: day.filter(({ caller }) => caller === undefined) }) },
  partly_estimated: {
    settings: settingsWith({}),
    contacts: contactsOf({ attempts: day.filter(({ caller }) => caller === undefined), to: '2026-05-03' }).concat(
      contactsOf({ attempts: day, from: '2026-05-04' }),
    ),
  },
  everybody_reached: {
    settings: settingsWith({}),
    contacts: contactsOf({ attempts: [{ at: '10:00', answered: true }], skip: (on) => [0, 6].includes(new Date(on).getUTCDay()) }),
  },
  data_fine: {
    settings: settingsWith({}, { sources: [liveSource], markers: campaign }),
    contacts: contactsOf({ attempts: large, from: '2026-03-01' }),
    heartbeats: beatsUntil('2026-06-10T10:00:00Z'),
  },
  data_silent: {
    settings: settingsWith({}, { sources: [liveSource], markers: campaign }),
    contacts: contactsOf({ attempts: large, from: '2026-03-01', to: '2026-06-08' }),
    heartbeats: beatsUntil('2026-06-09T12:00:00Z'),
    alerts: [
      { source: liveSource.id, lines: [], since: Date.parse('2026-06-09T12:00:00Z'), raisedAt: Date.parse('2026-06-09T12:35:00Z') },
      {
        source: liveSource.id,
        lines: [],
        since: Date.parse('2026-05-11T09:00:00Z'),
        raisedAt: Date.parse('2026-05-11T09:35:00Z'),
        recoveredAt: Date.parse('2026-05-11T11:05:00Z'),
        until: Date.parse('2026-05-11T11:00:00Z'),
      },
    ],
  },
  data_gap: {
    settings: settingsWith(
      {},
      {
        sources: [liveSource],
        gaps: [
          {
            source: liveSource.id,
            from: '2026-05-18T08:00:00+02:00',
            until: '2026-05-18T18:00:00+02:00',
            cause: 'closed',
            note: 'teamdag',
            trail: [{ at: '2026-05-19T09:00:00+02:00', by: 'Noor', cause: 'closed', countsAsClosed: true, note: 'teamdag' }],
          },
        ],
      },
    ),
    contacts: contactsOf({ attempts: large, from: '2026-03-01', skip: (on) => on >= '2026-05-26' && on < '2026-05-29' }),
  },
} as const satisfies Record<string, State>
export type StateName = keyof typeof states

/** @param held roles of whoever asks; all if not said */
export function siteIn(state: State, filling: () => readonly Filling[] = () => [], held?: readonly Role[]) {
  const { contacts } = state
  const moment = state.now ?? now
  let saved = state.settings && { version: 1, settings: state.settings }
  const versions = new Map(saved === undefined ? [] : [[saved.version, saved.settings]])
  const told = { contacts, heartbeats: state.heartbeats ?? [], now: moment }
  return siteApp({
    access: signedInAs(held),
    settings: {
      current: () => Promise.resolve(saved),
      save: (settings, version) => {
        saved = { version: version + 1, settings }
        versions.set(saved.version, settings)
        return Promise.resolve('saved')
      },
      at: (version) => Promise.resolve(versions.get(version)),
    },
    reports: {
      load: (version, filters) => {
        const input = inputOf({ ...told, settings: version.settings, from: filters.from, to: filters.to, filters })
        return Promise.resolve({ figures: figuresOf(input), dataVersion: '1-proef', rows: (query) => drillDown(input, query) })
      },
      firstDate: () => Promise.resolve(contacts[0] && time.dateOf(contacts[0].arrivedAt)),
    },
    now: () => moment,
    log: () => undefined,
    staticFiles: staticFiles(),
    filling,
    erasure: erasureInMemory(moment),
    dataQuality: {
      coverage: (settings, { from, to }) => Promise.resolve(judgement(inputOf({ ...told, settings, from, to })).coverage),
      alerts: () => Promise.resolve(state.alerts ?? []),
    },
  })
}

/** What a reader sees first: the sentence and what stands under it, as plain text with ordinary spaces. */
export async function readPage(name: StateName, address: string) {
  const response = await siteIn(states[name]).request(address)
  const html = await response.text()
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => plain(match[1] ?? ''))
  return {
    status: response.status,
    html,
    sentence: all(/<p class="sentence">(.*?)<\/p>/gs)[0],
    notes: all(/<p class="under">(.*?)<\/p>/gs),
    title: all(/<title>(.*?)<\/title>/gs)[0],
    headings: all(/<h2[^>]*>(.*?)<\/h2>/gs),
  }
}

export const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .trim()
