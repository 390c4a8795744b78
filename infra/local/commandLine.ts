/** `npm run helpline -- COMMAND`: the operator's command line. Results on stdout, everything else on stderr. */
import { resolve } from 'node:path'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { isStoreAway } from '../../shared/storage/tables/storeAway.ts'
import { apply } from './commands/apply.ts'
import { backup } from './commands/backup.ts'
import { caseCommand } from './commands/case.ts'
import { type Command, type CommandContext, CommandFailed, exitCodes, type ExitCode, WrongUse } from './commands/command.ts'
import { erase } from './commands/erase.ts'
import { importFiles } from './commands/importFiles.ts'
import { keys } from './commands/keys.ts'
import { rebuild } from './commands/rebuild.ts'
import { redrive } from './commands/redrive.ts'
import { report } from './commands/report.ts'
import { restore } from './commands/restore.ts'
import { roster } from './commands/roster.ts'
import { source } from './commands/source.ts'
import { user } from './commands/user.ts'
import { strip } from './commands/strip.ts'
import { verify } from './commands/verify.ts'
import { DataFolderInUse } from './store/dataFolderLock.ts'
import { KeysMissing } from './keys/fileVault.ts'
import { openStore } from './store/openStore.ts'
import { OtherStore } from './store/storeElsewhere.ts'

const commands: ReadonlyMap<string, Command> = new Map([
  ['apply', apply],
  ['import', importFiles],
  ['roster', roster],
  ['report', report],
  ['case', caseCommand],
  ['rebuild', rebuild],
  ['verify', verify],
  ['redrive', redrive],
  ['source', source],
  ['user', user],
  ['keys', keys],
  ['strip', strip],
  ['erase', erase],
  ['backup', backup],
  ['restore', restore],
])

const usage = () => `npm run helpline -- COMMAND [options]

${[...commands].map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

  COMMAND --help   options and examples
  --debug          where an unexpected failure comes from

Exit codes: 0 done, 1 failed, 2 wrong use, 3 done with refused rows.`

const tell = (text: string) => void process.stderr.write(`${text}\n`)

// Whoever reads may have enough of it (`2>&1 | head`): the work itself goes on.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<ExitCode> {
  const isDebugging = words.includes('--debug')
  const [name, ...rest] = words.filter((word) => word !== '--debug')
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return answered(usage(), name === undefined ? exitCodes.wrongUse : exitCodes.done)
  const command = commands.get(name)
  if (command === undefined) return answered(`"${name}" is no command.\n\n${usage()}`, exitCodes.wrongUse)
  if (rest.includes('--help') || rest.includes('-h')) return answered(command.help, exitCodes.done)
  try {
    return await command.run(rest, context())
  } catch (error) {
    if (isDebugging && error instanceof Error) tell(error.stack ?? error.message)
    return failureOf(error, command)
  }
}

function answered(text: string, code: ExitCode): ExitCode {
  if (code === exitCodes.done) process.stdout.write(`${text}\n`)
  else tell(text)
  return code
}

function failureOf(error: unknown, command: Command): ExitCode {
  if (error instanceof WrongUse) {
    tell(`${error.message}\n\n${command.help}`)
    return exitCodes.wrongUse
  }
  const isForOperator = error instanceof CommandFailed || error instanceof DataFolderInUse || error instanceof KeysMissing || error instanceof OtherStore
  if (isForOperator) tell(error.message)
  else if (isStoreAway(error)) tell(`The store does not answer, or refuses (${nameOf(error)}). The same command may be run again later.`)
  else tell(`Something went wrong that should not (${nameOf(error)}); --debug shows where.`)
  return exitCodes.failed
}

/** Never its message, which may quote what it failed on. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? String(error.code) : error.name
}

function context(): CommandContext {
  const interruption = new AbortController()
  // The first Ctrl-C ends after the step under way; the second one at once.
  process.once('SIGINT', () => {
    tell('\nStopping after this step; Ctrl-C again stops at once.')
    interruption.abort()
  })
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    tell,
    terminal: process.stderr.isTTY ? { columns: process.stderr.columns || 80, write: (text) => void process.stderr.write(text) } : undefined,
    now: () => Instant.parse(Date.now()),
    openStore,
    interrupted: interruption.signal,
    environment: new Map(Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))),
    // npm runs scripts in the project's folder; files are named from where the operator stands.
    pathOf: (path) => resolve(process.env['INIT_CWD'] ?? '.', path),
  }
}
