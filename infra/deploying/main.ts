/** `npm run deploy`, `npm run teardown` and `npm run invite`. */
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WrongContext } from '../stageContext.ts'
import { deploy, deployHelp } from './deploy.ts'
import { invite } from './invite.ts'
import { agreeByKeyboard, awsOf, type Machine, runQuietly, runShown, statusOf } from './machine.ts'
import { teardown, teardownHelp } from './teardown.ts'
import { wordsOf } from './words.ts'

const [task, ...words] = process.argv.slice(2)
const say = (text: string) => void process.stdout.write(`${text}\n`)

process.exitCode = await main()

async function main(): Promise<number> {
  if (task === 'invite') return invite(words, { say, aws: awsOf(valueAfter('--region')), helpline })
  const [does, help] = task === 'teardown' ? [teardown, teardownHelp] : [deploy, deployHelp]
  try {
    const said = wordsOf(words)
    if (said.wantsHelp) {
      say(help)
      return 0
    }
    return await does(said, machineIn(said.region))
  } catch (error) {
    if (!(error instanceof WrongContext)) throw error
    for (const problem of error.problems) say(`--${problem}`)
    say(`\n${help}`)
    return 2
  }
}

function machineIn(region: string | undefined): Machine {
  return {
    say,
    agree: agreeByKeyboard,
    aws: awsOf(region),
    run: runShown,
    runQuietly,
    statusOf,
    readJson: async (path) => JSON.parse(await readFile(path, 'utf8')),
    writeJson: (path, value) => writeFile(path, `${JSON.stringify(value, null, 2)}\n`),
  }
}

function valueAfter(name: string): string | undefined {
  const place = words.indexOf(name)
  return place < 0 ? undefined : words[place + 1]
}

function helpline(more: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  const script = join(import.meta.dirname, '..', 'local', 'commandLine.ts')
  return new Promise((resolve) => {
    const { AWS_PROFILE: _profile, ...own } = process.env
    const child = spawn(process.execPath, [script, ...more], { stdio: 'inherit', env: { ...own, ...environment } })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
