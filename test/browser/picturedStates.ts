/**
 * The states that a page must be able to show, over the invented contacts of the tests: nothing yet, few, a gap, no difference, a refusal.
 * `npm run screenshots` takes pictures of them beside those of the pages. Each is a site of its own, without a store.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Instant, LineId } from '../../shared/contacts/identifiers.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { type CaseState, caseAnswers } from '../builders/caseAnswers.ts'
import { caseSite } from '../builders/caseSite.ts'
import { decidedCase } from '../builders/decidedCase.ts'
import { liveSite, type LiveStateName, liveStates } from '../builders/liveSite.ts'
import { settingsWith } from '../builders/report.ts'
import { rosterSite, type RosterState } from '../builders/rosterSite.ts'
import { contactsOf, siteIn, type StateName, states } from '../builders/siteStates.ts'

type Fetch = (request: Request) => Response | Promise<Response>
export type PicturedState = {
  /** File name, without ending. */
  readonly name: string
  /** An address, without language. */
  readonly path: string
  readonly site: () => Fetch
}

const ofFigures = (page: string, path: string, names: readonly StateName[]): readonly PicturedState[] =>
  names.map((name) => ({ name: `state-${page}-${name}`, path, site: () => siteIn(states[name]).fetch }))
const usual: readonly StateName[] = [
  'nothing_connected',
  'no_data',
  'first_weeks',
  'gap',
  'too_little',
  'closed_not_recorded',
  'stale',
  'small',
  'everybody_reached',
]

const asked = '/case?ask=both&plan=Twee+avonden|Tu,Su+19:00-22:00'
const ofCase = (names: readonly CaseState[]): readonly PicturedState[] =>
  names.map((name) => ({ name: `state-case-${name}`, path: asked, site: () => caseSite({ answer: caseAnswers[name] }).app.fetch }))

const measured = { above: { value: 140, low: 100, high: 180 }, within: { value: 60, low: 31, high: 90 }, below: { value: 20, low: -4, high: 45 } }
const compared = { weeks: 20, leftOut: 1, neverBefore: 240, neverExpected: 250, growth: 1.04 }
const result = (verdict: keyof typeof measured | 'cannot_tell_yet'): PicturedState => ({
  name: `state-result-${verdict}`,
  path: `/case/${decidedCase.id}/result`,
  site: () => {
    const told =
      verdict === 'cannot_tell_yet'
        ? { verdict, reason: 'too_early' as const, neverAfter: 190 }
        : { verdict, measured: measured[verdict], neverAfter: 250 - measured[verdict].value }
    return caseSite({
      saved: [decidedCase],
      more: { caseResults: (_own, promise) => Promise.resolve({ result: { promise, ...compared, ...told }, dataVersion: '9-proef' }) },
    }).app.fetch
  },
})

const evening = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Fr 19:00-22:00' }] })
const busyEvenings = contactsOf({
  attempts: Array.from({ length: 18 }, (_, n) => ({ at: `${19 + Math.floor(n / 6)}:${String((n % 6) * 10).padStart(2, '0')}`, answered: n % 2 === 0 })),
  skip: (day) => [0, 6].includes(new Date(day).getUTCDay()),
})
const shifts = (people: number): readonly Shift[] =>
  [15, 16, 17, 18, 19].map((day) => ({
    line: LineId.parse('telefoon'),
    from: Instant.parse(Date.parse(`2026-06-${day}T17:00:00Z`)),
    until: Instant.parse(Date.parse(`2026-06-${day}T20:00:00Z`)),
    people,
    name: 'Avond',
  }))
const roster = (name: string, state: RosterState, path = '/roster'): PicturedState => ({
  name: `state-roster-${name}`,
  path,
  site: () => rosterSite(state).app.fetch,
})

const sentFromElsewhere = '/settings/me/look'
/** A form that another site sends. */
const refusing: Fetch = (request) => {
  const isForm = new URL(request.url).pathname === sentFromElsewhere
  const sent = { method: 'POST', headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' }, body: 'language=nl' }
  return caseSite().app.fetch(isForm ? new Request(request.url, sent) : request)
}

export const picturedStates: readonly PicturedState[] = [
  ...ofFigures('overview', '/', usual),
  ...ofFigures('missed', '/missed', usual),
  ...ofFigures('missed', '/missed', ['partly_estimated']),
  ...ofFigures('missed-compared', '/missed?compare=prev', ['normal', 'too_little', 'small']),
  ...ofFigures('availability', '/availability', ['first_weeks', 'gap', 'too_little', 'closed_not_recorded', 'stale', 'small']),
  ...ofFigures('data', '/data', ['nothing_connected', 'data_fine', 'data_silent', 'data_gap']),
  ...ofFigures('gaps', '/data/gaps', ['nothing_connected', 'data_silent', 'data_gap']),
  ...['/data/markers', '/setup', '/setup/lines', '/setup/lines/new', '/setup/sources', '/settings/users'].flatMap((path) =>
    ofFigures(path.slice(1).replaceAll('/', '-'), path, ['nothing_connected']),
  ),
  { name: 'state-error-failed', path: '/missed', site: () => caseSite().app.fetch },
  { name: 'state-error-refused', path: sentFromElsewhere, site: () => refusing },
  ...ofCase(Object.keys(caseAnswers).filter((name): name is CaseState => name in caseAnswers)),
  ...(['above', 'within', 'below', 'cannot_tell_yet'] as const).map(result),
  roster('unknown', { settings: evening, contacts: busyEvenings }),
  roster('too_little', { settings: evening, contacts: busyEvenings.slice(-20), shifts: shifts(1).slice(1) }),
  roster('enough', { settings: evening, contacts: busyEvenings, shifts: shifts(20) }),
  roster('what_if', { settings: evening, contacts: busyEvenings, shifts: shifts(1) }, '/roster?add=2026-06-16+19:00-22:00+2'),
  ...Object.keys(liveStates)
    .filter((name): name is LiveStateName => name in liveStates)
    .map((name): PicturedState => ({ name: `state-live-${name}`, path: '/live?pause=1', site: () => liveSite(liveStates[name]).app.fetch })),
]

/** A site in one state on a port of its own. */
export async function servedState({ site }: PicturedState): Promise<{ readonly url: string; readonly code: ''; readonly stop: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch: site() })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, code: '', stop: async () => void server.close() }
}
