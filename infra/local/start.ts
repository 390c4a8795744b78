/** `npm start`: the whole product on this machine, with invented helplines unless told otherwise. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { roles } from '../../shared/access/role.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { closedSources } from './closedSources.ts'
import { DataFolderInUse } from './store/dataFolderLock.ts'
import { KeysMissing } from './keys/fileVault.ts'
import type { FillProgress } from './demo/fillDemo.ts'
import { type Host, startHost } from './host.ts'
import { runningHost } from './hostFile.ts'
import { defaultDataDir } from './store/localData.ts'
import { OtherStore } from './store/storeElsewhere.ts'
import { DataFolderUnusable } from './store/usableFolder.ts'

const usage = `npm start -- [--port 3000] [--data ${defaultDataDir}] [--empty] [--endpoint URL]

  --port      where to listen; taken: the next free one
  --data      the folder that holds everything
  --empty     no invented helplines
  --endpoint  of a store that speaks as DynamoDB does, instead of the one in the folder: http://KEY:SECRET@HOST:PORT
`
const portsToTry = 20
const writeLog = logWriter(Date.now)

// Threads share V8's WebAssembly code, and Node 24 may crash when one gives it back (decision 0160).
setFlagsFromString('--no-wasm-code-gc')
await main()

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2))
  if (options === undefined) {
    process.stderr.write(usage)
    process.exitCode = 2
    return
  }
  try {
    const host = await startSomewhere(options)
    const { settings } = (await host.data.stores.settings.current()) ?? {}
    greet(host, options, settings)
    if (settings !== undefined) await warn(settings)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.stop().then(() => process.exit(0)))
  } catch (failure) {
    process.stderr.write(`${await inWords(failure, options)}\n`)
    process.exitCode = 1
  }
}

type Options = { readonly port: number; readonly dataDir: string; readonly empty: boolean; readonly endpoint: string | undefined }

function optionsFrom(args: readonly string[]): Options | undefined {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args: [...args], options: { port: text, data: text, endpoint: text, empty: { type: 'boolean' } } })
    const port = Number(values.port ?? 3000)
    return Number.isInteger(port) && port >= 0 && port < 65_536
      ? { port, dataDir: values.data ?? defaultDataDir, empty: values.empty ?? false, endpoint: values.endpoint }
      : undefined
  } catch {
    return undefined
  }
}

async function startSomewhere({ port, dataDir, empty, endpoint }: Options, tries = portsToTry): Promise<Host> {
  try {
    // Single requests would hide the address on the screen; what went wrong is told.
    const log = (record: Parameters<typeof writeLog>[0]) => (record.level === 'info' ? undefined : writeLog(record))
    return await startHost({ port, dataDir, endpoint, empty, now: Date.now, log, environment: process.env, onFilled: told })
  } catch (failure) {
    if (tries > 1 && port > 0 && failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE')
      return startSomewhere({ port: port + 1, dataDir, empty, endpoint }, tries - 1)
    throw failure
  }
}

function greet({ url, ownerCode, mailFolder }: Host, { port, empty, dataDir }: Options, settings: Settings | undefined): void {
  const lines = settings?.lines ?? []
  const isMoved = port > 0 && !url.endsWith(`:${port}`)
  const words = [
    '',
    `  Bereikbaar is running at ${url}`,
    ...(isMoved ? [`  (port ${port} is taken)`] : []),
    '',
    ...signInWords(url, ownerCode, settings),
    '',
    ...(empty
      ? [lines.length === 0 ? '  There is nothing in it yet.' : `  Lines: ${lines.map(({ name }) => name).join(', ')}.`, '  To go on:']
      : ['  The helplines you see are invented; the largest fills up while you watch.', '  To use your own:', '    npm start -- --empty --data my-helpline']),
    `    ${url}/setup                                    set up step by step, or:`,
    '    npm run helpline -- apply settings.json --data my-helpline      lines, opening hours, sources',
    '    npm run helpline -- import FILE --source ID --data my-helpline  history',
    `    POST ${url}/hooks/SOURCE                             live events, signed`,
    '',
    mailFolder === undefined ? '  Mail: sent by your mail server' : `  Mail: stays in ${mailFolder}; to send it, see README`,
    `  Data: ${dataDir}   Stop: Ctrl+C`,
    '',
  ]
  process.stdout.write(words.join('\n'))
}

function signInWords(url: string, ownerCode: string, settings: Settings | undefined): readonly string[] {
  const address = `${url}/sign-in?code=${ownerCode}`
  const isExample = settings?.organisation.demo === true
  return isExample
    ? [
        '  Everything in it is INVENTED. Anybody at this computer may look around without a password, as',
        `  ${roles.join(', ')}: ${url}/sign-in`,
        '  As the owner of this computer, with every role:',
        `    ${address}`,
      ]
    : ['  Sign in as the owner of this computer (the code is new with every start; keep it to yourself):', `    ${address}`]
}

/** What would otherwise only be seen as refused deliveries. */
async function warn(settings: Settings): Promise<void> {
  const secretsOf = secretsFrom({ environment: process.env, readText: (path) => readFile(path, 'utf8') })
  for (const { id, secretFrom } of await closedSources(settings, secretsOf, Date.now()))
    process.stderr.write(`  The source "${id}" takes no deliveries: its secret cannot be read from ${secretFrom}.\n`)
}

function told({ name, doneDays, days, isDone }: FillProgress): void {
  if (isDone) process.stdout.write(`  filled: ${name}\n`)
  else if (process.stdout.isTTY) process.stdout.write(`  ${name}: ${doneDays} of ${days} days\r`)
}

async function inWords(failure: unknown, { dataDir }: Options): Promise<string> {
  if (failure instanceof DataFolderInUse) {
    const host = await runningHost(dataDir)
    return host === undefined ? failure.message : `This data folder is in use already: see ${host.url} (process ${host.pid}). Use --data for another folder.`
  }
  if (failure instanceof KeysMissing || failure instanceof OtherStore || failure instanceof DataFolderUnusable) return failure.message
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)
}
