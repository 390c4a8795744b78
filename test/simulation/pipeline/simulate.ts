/**
 * Runs of the simulation by the thousand, or one again with all that happened in it:
 *   npm run simulate -- --seeds 10000 [--from 1]
 *   npm run simulate -- --seed 123
 *   npm run simulate -- --seeds 500 --beside later       with the next release beside this one, or taken back
 *   npm run simulate -- --seeds 500 --beside HEAD~50     with the program of a commit beside this one, or before it
 *   npm run simulate -- --kill 50                        real processes, killed as often at random: host, store, importer, forwarder, strip, backup, restore
 * Ends with 1 where any rule was broken.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { laterProgram, programOf } from './otherPrograms.ts'
import { runSeed } from './run.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    first: { type: 'boolean', default: false },
    beside: { type: 'string' },
    kill: { type: 'string' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const other = values.beside === undefined ? undefined : await (values.beside === 'later' ? laterProgram() : programOf(values.beside))
const options = { beside: other?.program }
const again = values.beside === undefined ? '' : ` --beside ${values.beside}`

if (values.kill !== undefined) await kill(Number(values.kill))
else if (values.seed === undefined) await many(Number(values.from), Number(values.seeds))
else await one(Number(values.seed))
await other?.remove()

async function one(seed: number): Promise<void> {
  const { trace, violations, digest, steps } = await runSeed(seed, { ...options, isTraced: true })
  for (const line of trace) say(line)
  for (const { rule, what } of violations) say(`BROKEN ${rule}: ${what}`)
  say(`seed ${seed}: ${steps} steps, ${violations.length} rules broken, trace ${digest}`)
  process.exitCode = violations.length === 0 ? 0 : 1
}

async function many(from: number, count: number): Promise<void> {
  const startedAt = process.hrtime.bigint()
  let failed = 0
  let steps = 0
  for (let seed = from; seed < from + count; seed++) {
    const run = await runSeed(seed, options)
    steps += run.steps
    if (run.violations.length > 0) {
      failed += 1
      for (const { rule, what } of run.violations.slice(0, 3)) say(`seed ${seed} BROKEN ${rule}: ${what.slice(0, 400)}`)
      say(`  again: npm run simulate -- --seed ${seed}${again}`)
      if (values.first) break
    }
    const done = seed - from + 1
    if (done % 250 === 0) say(`${done} of ${count} seeds, ${failed} failed, ${seconds(startedAt)} s`)
  }
  say(`${count} seeds from ${from}: ${failed} failed, ${steps} steps, ${seconds(startedAt)} s, ${Math.round(process.cpuUsage().user / 1e6)} s of processor`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** The tests that kill, with so many rounds instead of a few. */
async function kill(rounds: number): Promise<void> {
  const files = ['test/local/killedHosts.slow.test.ts', 'test/local/killedCommands.slow.test.ts', 'test/forwarder/killed.slow.test.ts']
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'slow', ...files], {
    stdio: 'inherit',
    env: { ...process.env, BEREIKBAAR_ROUNDS: String(rounds) },
  })
  const [code] = await once(child, 'exit')
  process.exitCode = code === 0 ? 0 : 1
}

function seconds(since: bigint): number {
  return Math.round(Number(process.hrtime.bigint() - since) / 1e9)
}
