/** A site whose reports are kept in memory: real figures over invented contacts that may change between two looks. */
import { signedInAs } from './access.ts'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { SavedCase } from '../../shared/cases/savedCase.ts'
import type { Contact } from '../../shared/contacts/contact.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { figuresOf } from '../../shared/metrics/figuresOf.ts'
import { largestCallerShares } from '../../shared/metrics/protected/callerShares.ts'
import { switchboardCounts } from '../../shared/metrics/switchboard/switchboardCounts.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { inputOf } from './report.ts'
import { reportStoreInMemory } from './reportStoreInMemory.ts'
import { plain } from './siteStates.ts'

export type ReportSiteState = {
  readonly settings: Settings
  readonly contacts: readonly Contact[]
  readonly now?: string
  readonly saved?: readonly SavedCase[]
}
const origin = 'https://meten.example'

export function reportSite({ settings, contacts: first, now: moment = '2026-06-10T10:00:00Z', saved = [] }: ReportSiteState) {
  let contacts = first
  let now = Instant.parse(Date.parse(moment))
  const store = reportStoreInMemory()
  const app = siteApp({
    access: signedInAs(),
    settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('unchanged') },
    reports: {
      load: (version, filters) => {
        const input = inputOf({ contacts, settings: version.settings, from: filters.from, to: filters.to, filters, now })
        const versionOfData = `1-${contacts.length}`
        return Promise.resolve({
          figures: figuresOf(input),
          dataVersion: versionOfData,
          rows: () => [],
          callerShares: () => largestCallerShares(input),
          switchboard: () => switchboardCounts(input),
        })
      },
      firstDate: (line) => {
        const own = contacts.find(({ lineId }) => lineId === line)
        return Promise.resolve(own && localTimeOf('Europe/Amsterdam').dateOf(own.arrivedAt))
      },
      hasAttempts: (line, from, to) => {
        const { dateOf } = localTimeOf('Europe/Amsterdam')
        return Promise.resolve(contacts.some(({ lineId, arrivedAt }) => lineId === line && dateOf(arrivedAt) >= from && dateOf(arrivedAt) <= to))
      },
    },
    now: () => now,
    log: () => undefined,
    staticFiles: staticFiles(),
    reportStore: store,
    savedCases: {
      all: () => Promise.resolve(saved),
      listed: () => Promise.resolve({ kept: saved, removed: [] }),
      versions: (id) => Promise.resolve(saved.filter((own) => own.id === id)),
      save: () => Promise.resolve('saved'),
      remove: () => Promise.resolve(),
      putBack: () => Promise.resolve(false),
    },
  })
  const request = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(`${origin}${path}`, init)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const html = new TextDecoder().decode(bytes)
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      type: response.headers.get('content-type'),
      html,
      text: plain(html),
      bytes,
    }
  }
  const headers = { origin, host: 'meten.example', 'content-type': 'application/x-www-form-urlencoded' }
  const post = (path: string, fields: Readonly<Record<string, string>> = {}) =>
    request(path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() })
  return {
    app,
    store,
    get: (path: string) => request(path),
    post,
    make: (fields: Readonly<Record<string, string>> = {}) =>
      post('/reports/new?lang=nl', { line: 'telefoon', first: '2025-12', last: '2026-05', language: 'nl', case: '', start: '', contact: '', ...fields }),
    decide: (path: string, to: string, name = 'Noor') => post(`${path}/state`, { to, name, reason: '' }),
    dataBecomes: (changed: readonly Contact[]) => {
      contacts = changed
    },
    later: (days: number) => {
      now = Instant.parse(now + days * 86_400_000)
    },
  }
}
