/** A site with rosters, all in memory: real figures over invented contacts, forms as a browser without a script sends them. */
import { signedInAs } from './access.ts'
import { siteApp } from '../../functions/site/app.ts'
import type { ReadFeed } from '../../functions/site/rosterFeed.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { addDays, isoWeekOf } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Contact } from '../../shared/contacts/contact.ts'
import type { PresenceEvent } from '../../shared/contacts/contactEvent.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { figuresOf } from '../../shared/metrics/figuresOf.ts'
import { staffingFigures } from '../../shared/metrics/staffing/staffingFigures.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { type RosterReader, rosterReaderHere } from '../../shared/rosters/rosterReader.ts'
import { takeRoster } from '../../shared/storage/decided/takeRoster.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { inputOf } from './report.ts'
import { rosterStoreInMemory } from './rosterStoreInMemory.ts'
import { plain } from './siteStates.ts'

export type RosterState = {
  readonly settings?: Settings
  readonly contacts?: readonly Contact[]
  readonly presence?: readonly PresenceEvent[]
  readonly shifts?: readonly Shift[]
  readonly now?: string
  readonly readFeed?: ReadFeed
  readonly reader?: RosterReader
}

const origin = 'https://meten.example'

export function rosterSite({
  settings,
  contacts = [],
  presence = [],
  shifts = [],
  now: moment = '2026-06-10T10:00:00Z',
  readFeed,
  reader = rosterReaderHere,
}: RosterState) {
  let saved = settings && { version: 1, settings }
  let now = Instant.parse(Date.parse(moment))
  const rosters = rosterStoreInMemory()
  const told = { contacts, presence }
  const app = siteApp({
    access: signedInAs(),
    settings: {
      current: () => Promise.resolve(saved),
      save: (changed, version) => {
        if (JSON.stringify(changed) === JSON.stringify(saved?.settings)) return Promise.resolve('unchanged')
        saved = { version: version + 1, settings: changed }
        return Promise.resolve('saved')
      },
    },
    reports: {
      load: (version, filters) => {
        const input = inputOf({ ...told, settings: version.settings, from: filters.from, to: filters.to, filters, now })
        return Promise.resolve({ figures: figuresOf(input), dataVersion: '1-proef', rows: () => [] })
      },
      firstDate: () => Promise.resolve(contacts[0] && localTimeOf('Europe/Amsterdam').dateOf(contacts[0].arrivedAt)),
    },
    now: () => now,
    log: () => undefined,
    staticFiles: staticFiles(),
    ...(readFeed && { readFeed }),
    staffing: {
      rosters,
      reader,
      read: async ({ settings: of }, { line, from, to, extra = [] }) => {
        const today = localTimeOf('Europe/Amsterdam').dateOf(now)
        const until = addDays(from < today ? from : today, -1)
        const weeks = await rosters.weeks(line, isoWeekOf(addDays(from > today ? addDays(today, -7) : from, -1)).week, isoWeekOf(addDays(to, 1)).week)
        const known = new Set(weeks.flatMap(({ week, shifts: own }) => (own.length > 0 ? [week] : [])))
        const input = inputOf({ ...told, settings: of, from: addDays(until, -188), to: until, filters: { line: [line] }, now })
        return staffingFigures(input, {
          line,
          from,
          to,
          shifts: [...weeks.flatMap((week) => week.shifts), ...extra],
          isRosterTold: (date) => known.has(isoWeekOf(date).week) || (extra.length > 0 && date >= from),
        })
      },
    },
  })
  const ready =
    saved && shifts.length > 0 ? takeRoster(rosters, saved.settings, shifts, { importId: 'eerder', at: now, fileName: 'eerder.csv', refused: 0 }) : undefined
  const request = async (path: string, init: RequestInit = {}) => {
    await ready
    const response = await app.request(`${origin}${path}`, init)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const html = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => plain(match[1] ?? ''))
    return {
      status: response.status,
      location: response.headers.get('location'),
      type: response.headers.get('content-type'),
      html,
      text: plain(html.replaceAll(/<option.*?<\/option>/gs, '')),
      sentence: all(/<p class="sentence">(.*?)<\/p>/gs)[0],
      title: all(/<title>(.*?)<\/title>/gs)[0],
      faults: all(/<ul class="faults">(.*?)<\/ul>/gs).flatMap((list) => list.split('\n')),
      items: all(/<li>(.*?)<\/li>/gs),
      fields: fieldsIn(html),
    }
  }
  const own = { origin, host: 'meten.example' }
  return {
    app,
    rosters,
    settings: () => saved?.settings,
    later: (days: number) => {
      now = Instant.parse(now + days * 86_400_000)
    },
    get: (path: string) => request(path),
    post: (path: string, fields: readonly (readonly [string, string])[], headers: Readonly<Record<string, string>> = own) =>
      request(path, {
        method: 'POST',
        body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      }),
    upload: async (
      name: string,
      content: string | Uint8Array,
      fields: Readonly<Record<string, string>> = {},
      headers: Readonly<Record<string, string>> = own,
    ) => {
      const form = new FormData()
      for (const [field, value] of Object.entries(fields)) form.append(field, value)
      form.append('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
      const encoded = new Response(form)
      const type = encoded.headers.get('content-type') ?? ''
      return request('/roster/import/read?lang=nl', { method: 'POST', body: await encoded.arrayBuffer(), headers: { ...headers, 'content-type': type } })
    },
  }
}
export type RosterSite = ReturnType<typeof rosterSite>
export type Answer = Awaited<ReturnType<RosterSite['get']>>

/** What a browser would send along with the form of the page: hidden fields, and the choice of every select. */
function fieldsIn(html: string): readonly (readonly [string, string])[] {
  const form = /<form method="post"[^>]*action="\/roster\/import\/(?:check|save)[^>]*>(.*?)<\/form>/s.exec(html)?.[1] ?? ''
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">|<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name, value, select, options = '']): [string, string] =>
      name === undefined
        ? [select ?? '', /<option value="([^"]*)" selected>/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '']
        : [name, plain(value ?? '')],
  )
}

/** The fields with other values; a name that comes more often gets the values in turn. */
export function filled(fields: Answer['fields'], values: Readonly<Record<string, string | readonly string[]>>): Answer['fields'] {
  const used = new Map<string, number>()
  return fields.map(([name, value]) => {
    const own = values[name]
    if (own === undefined) return [name, value]
    const place = used.get(name) ?? 0
    used.set(name, place + 1)
    return [name, typeof own === 'string' ? own : (own[place] ?? value)]
  })
}
