/** Which of the functions answers a request: on one machine they all share one address. */
import type { Hono } from 'hono'
import { importApp } from '../../functions/import/app.ts'
import { connectedSite } from '../../functions/site/connectedSite.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { providers } from '../../shared/providers/registry.ts'
import { beginStripping } from '../../shared/storage/days/firstStrip.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import { misdirected } from './access/bareAnswers.ts'
import type { localAccess } from './access/localAccess.ts'
import { ownHosts } from './access/ownHosts.ts'
import type { Examples } from './demo/examples.ts'
import type { localConnections } from './localConnections.ts'
import type { LocalDoor } from './localDoor.ts'
import { localErasure } from './localErasure.ts'
import type { LocalData } from './store/localData.ts'

export type LocalAppsDependencies = {
  readonly data: LocalData
  readonly door: LocalDoor
  readonly access: ReturnType<typeof localAccess>['access']
  readonly connections: ReturnType<typeof localConnections>
  readonly invented: Examples
  /** See `answerStore`. */
  readonly program: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
}

/** A page asks again for what was not built by then. */
const mostBuildMs = 5_000

export function localApps({ data, door, access, connections, invented, program, environment, now, log }: LocalAppsDependencies) {
  const { stores, pseudonymiser } = data
  const instant = () => Instant.parse(now())
  const site = connectedSite({
    stores,
    access,
    keysKept: 'file',
    program,
    now: instant,
    log,
    filling: invented.filling,
    heardUpTo: invented.filledUntil,
    connections,
    removeExamples: invented.remove,
    erasureDoor: localErasure(data, now),
  })
  const imports = importApp({
    stores,
    events: door.events,
    records: importRecords(stores.tables),
    pseudonymiser,
    providers,
    now: instant,
    log,
    mostBuildMs,
    who: access.who,
    trail: access.trail,
    destroyKey: (period) => data.keys.destroy(period),
    beginStripping: beginStripping(stores),
  })
  const isOurs = ownHosts(environment['SITE_ADDRESS'])
  const appFor = (request: Request): Pick<Hono, 'fetch'> => {
    const [, first] = new URL(request.url).pathname.split('/')
    if (first === 'hooks') return door.app // the signature is the check, and a tunnel has a name of its own
    if (!isOurs(request.headers.get('host') ?? '')) return misdirected
    return first === 'imports' ? imports : site
  }
  return (request: Request, env: object) => appFor(request).fetch(request, env)
}
