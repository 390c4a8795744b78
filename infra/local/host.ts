/** Everything on one machine: one process that joins the door, the fold, the pages and the imports over the embedded store. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { importApp } from '../../functions/import/app.ts'
import { type AccessLimits, usualLimits } from '../../functions/site/access/access.ts'
import { connectedSite } from '../../functions/site/connectedSite.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { providers } from '../../shared/providers/registry.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import type { FillProgress } from './demo/fillLine.ts'
import { answerNoAddress, answerNoRequest, misdirected } from './access/bareAnswers.ts'
import { ensureDemoSettings } from './demo/ensureDemoSettings.ts'
import { removeDemo } from './demo/removeDemo.ts'
import { type Demo, startDemo } from './demo/startDemo.ts'
import { localAccess } from './access/localAccess.ts'
import { keysFolderOf } from './keys/fileVault.ts'
import { ownerId, removeCode, writeCode } from './access/machineAccess.ts'
import { ownHosts } from './access/ownHosts.ts'
import { removeHostFile, writeHostFile } from './hostFile.ts'
import { type LocalData, openDataFolder } from './store/localData.ts'
import { localConnections } from './localConnections.ts'
import { localDoor } from './localDoor.ts'
import { localErasure } from './localErasure.ts'
import { localKeeping } from './localKeeping.ts'
import { localMail } from './mail/localMail.ts'
import { localWatch } from './localWatch.ts'
import { showUnfinishedImports } from './unfinishedImports.ts'

export type HostOptions = {
  /** 0: any. */
  readonly port: number
  readonly dataDir: string
  /** Of a store elsewhere; absent: the embedded one, in the folder. */
  readonly endpoint?: string | undefined
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Without the invented helplines. */
  readonly empty: boolean
  /** How often one person may ask; usual if not said. */
  readonly limits?: AccessLimits
  readonly onFilled?: (progress: FillProgress) => void
}
export type Host = {
  readonly url: string
  /** Whoever has it looks after this installation; new with every start. */
  readonly ownerCode: string
  readonly data: LocalData
  /** When every stored event is folded. */
  readonly settled: () => Promise<void>
  /** Where mail stays; undefined: it is sent by a mail server. */
  readonly mailFolder: string | undefined
  /** Looks after the sources and the mail now; it is done every five minutes anyway. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A page asks again for what was not built by then. */
const mostBuildMs = 5_000
const slowestDeliveryMs = 15_000
/** A form without a script brings a whole file of history in one request, and a roster may come over a slow line. */
const slowestUploadMs = 30 * 60_000
const isUpload = /^\/(?:imports|roster\/import)(?:[/?]|$)/

/** @throws Error with code EADDRINUSE, DataFolderInUse, KeysMissing */
export async function startHost({ port, dataDir, endpoint, now, log, environment, empty, limits = usualLimits, onFilled }: HostOptions): Promise<Host> {
  const mail = localMail({ dataDir, environment, now })
  const data = await openDataFolder(dataDir, { endpoint, onRestart: () => log({ code: 'store_restarted', level: 'error' }) })
  const { stores, pseudonymiser } = data
  const instant = () => Instant.parse(now())
  const door = localDoor({ data, now, log, environment })
  let demo: Demo | undefined
  let isDemoThere = false
  let url: string | undefined
  const connections = localConnections(data, instant, () => url)
  const removeExamples = async () => {
    await demo?.stop()
    demo = undefined
    await removeDemo(stores)
    await data.tidy()
  }
  const heardUpTo = (line: string) => demo?.filledUntil(line)
  const filling = () => demo?.filling() ?? []
  const { access, code } = localAccess({ stores, environment, now, siteAddress: () => url, limits })
  // Nothing that was kept is shown by another program than the one that made it, and here each start may be of another.
  const program = randomUUID()
  const site = connectedSite({
    stores,
    access,
    keysKept: 'file',
    program,
    now: instant,
    log,
    filling,
    heardUpTo,
    connections,
    removeExamples,
    erasureDoor: localErasure(data, now),
  })
  const records = importRecords(stores.tables)
  const imports = importApp({
    stores,
    events: door.events,
    records,
    pseudonymiser,
    providers,
    now: instant,
    log,
    mostBuildMs,
    who: access.who,
    trail: access.trail,
    destroyKey: (period) => data.keys.destroy(period),
  })
  const isOurs = ownHosts(environment['SITE_ADDRESS'])
  const appFor = (request: Request): Pick<Hono, 'fetch'> => {
    const [, first] = new URL(request.url).pathname.split('/')
    if (first === 'hooks') return door.app // the signature is the check, and a tunnel has a name of its own
    if (!isOurs(request.headers.get('host') ?? '')) return misdirected
    return first === 'imports' ? imports : site
  }
  const watch = localWatch({
    stores,
    send: mail.send,
    siteAddress: () => environment['SITE_ADDRESS'] ?? url,
    owner: access.atThisMachine?.users.find(({ id }) => id === ownerId),
    now,
    log,
  })
  const keeping = localKeeping({ stores, keeper: data.keys, dataDir: data.dataDir, now, log, program, isFilling: () => demo !== undefined && !isDemoThere })
  const close = async () => {
    await keeping.stop()
    await watch.stop()
    await door.stop()
    await data.close()
  }

  const server = await listening((request, env) => appFor(request).fetch(request, env), port).catch(async (failure: unknown) => {
    await close()
    throw failure
  })
  await showUnfinishedImports(stores)
  await door.resume()
  const address = `http://localhost:${portOf(server)}`
  url = address
  await writeCode(keysFolderOf(data.dataDir), code)
  await writeHostFile(data.dataDir, { url: address, dynamoEndpoint: data.dynamoEndpoint, pid: process.pid })
  // Before anybody comes: while all is invented, everybody at this machine may look.
  if (!empty) await ensureDemoSettings(stores.settings, now())
  const onFailure = () => log({ code: 'demo_failed', level: 'error' })
  demo = empty
    ? undefined
    : startDemo({ endpoint: data.dynamoEndpoint, dataDir: data.dataDir, now, onFailure, ...(onFilled === undefined ? {} : { onProgress: onFilled }) })

  void demo?.done.then(() => {
    isDemoThere = true
  })

  return {
    url: address,
    ownerCode: code,
    data,
    settled: door.settled,
    mailFolder: mail.folder,
    look: watch.look,
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await demo?.stop()
      await removeCode(keysFolderOf(data.dataDir))
      await removeHostFile(data.dataDir)
      await close()
    },
  }
}

/** On this machine only. */
async function listening(fetch: (request: Request, env: object) => Response | Promise<Response>, port: number): Promise<Server> {
  const serverOptions = { requestTimeout: slowestUploadMs, headersTimeout: slowestDeliveryMs, connectionsCheckingInterval: 1_000 }
  const server = createServer(serverOptions, getRequestListener(fetch, { errorHandler: answerNoAddress }))
  server.prependListener('request', cutSlowDeliveries)
  server.on('clientError', answerNoRequest)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** A delivery or a form that does not come to its end holds a connection no longer than this (H7). */
function cutSlowDeliveries(incoming: IncomingMessage): void {
  if (incoming.method === 'GET' || incoming.method === 'HEAD' || isUpload.test(incoming.url ?? '')) return
  const timer = setTimeout(() => incoming.destroy(), slowestDeliveryMs)
  for (const event of ['end', 'close']) incoming.once(event, () => clearTimeout(timer))
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the host has no port')
  return address.port
}
