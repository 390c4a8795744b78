/** Everything on one machine: one process that joins the door, the fold, the pages and the imports over the embedded store. */
import { randomUUID } from 'node:crypto'
import { type AccessLimits, usualLimits } from '../../functions/site/access/access.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { FillProgress } from './demo/fillLine.ts'
import { ensureDemoSettings } from './demo/ensureDemoSettings.ts'
import { examples } from './demo/examples.ts'
import { localAccess } from './access/localAccess.ts'
import { localServer } from './access/localServer.ts'
import { keysFolderOf } from './keys/fileVault.ts'
import { ownerId, removeCode, writeCode } from './access/machineAccess.ts'
import { removeHostFile, writeHostFile } from './hostFile.ts'
import { type LocalData, openDataFolder } from './store/localData.ts'
import { localApps } from './localApps.ts'
import { localConnections } from './localConnections.ts'
import { localDoor } from './localDoor.ts'
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

/** @throws Error with code EADDRINUSE, DataFolderInUse, KeysMissing */
export async function startHost({ port, dataDir, endpoint, now, log, environment, empty, limits = usualLimits, onFilled }: HostOptions): Promise<Host> {
  const mail = localMail({ dataDir, environment, now })
  const data = await openDataFolder(dataDir, { endpoint, onRestart: () => log({ code: 'store_restarted', level: 'error' }) })
  const { stores } = data
  const instant = () => Instant.parse(now())
  const door = localDoor({ data, now, log, environment })
  const invented = examples(data)
  let url: string | undefined
  const connections = localConnections(data, instant, () => url)
  const { access, code } = localAccess({ stores, environment, now, siteAddress: () => url, limits })
  // Nothing that was kept is shown by another program than the one that made it, and here each start may be of another.
  const program = randomUUID()
  const answer = localApps({ data, door, access, connections, invented, program, environment, now, log })
  const watch = localWatch({
    stores,
    send: mail.send,
    siteAddress: () => environment['SITE_ADDRESS'] ?? url,
    owner: access.atThisMachine?.users.find(({ id }) => id === ownerId),
    now,
    log,
  })
  const keeping = localKeeping({ stores, keeper: data.keys, dataDir: data.dataDir, now, log, program, isFilling: invented.areFilling })
  const close = async () => {
    await keeping.stop()
    await watch.stop()
    await door.stop()
    await data.close()
  }

  const server = await localServer(answer, port).catch(async (failure: unknown) => {
    await close()
    throw failure
  })
  await showUnfinishedImports(stores)
  await door.resume()
  const { address } = server
  url = address
  await writeCode(keysFolderOf(data.dataDir), code)
  await writeHostFile(data.dataDir, { url: address, dynamoEndpoint: data.dynamoEndpoint, pid: process.pid })
  // Before anybody comes: while all is invented, everybody at this machine may look.
  if (!empty) await ensureDemoSettings(stores.settings, now())
  const onFailure = () => log({ code: 'demo_failed', level: 'error' })
  if (!empty)
    invented.begin({ endpoint: data.dynamoEndpoint, dataDir: data.dataDir, now, onFailure, ...(onFilled === undefined ? {} : { onProgress: onFilled }) })

  return {
    url: address,
    ownerCode: code,
    data,
    settled: door.settled,
    mailFolder: mail.folder,
    look: watch.look,
    stop: async () => {
      await server.close()
      await invented.stop()
      await removeCode(keysFolderOf(data.dataDir))
      await removeHostFile(data.dataDir)
      await close()
    },
  }
}
