import { defineConfig } from 'vitest/config'

/** Node 24 crashes now and then while one thread gives back what another takes up (decision 0160). */
const keepingWasmCode = ['--no-wasm-code-gc']
/** Module-level state would leak from one file to the next: there is none, in the code or in the tests. */
const everywhere = { isolate: false, environment: 'node', pool: 'forks', maxWorkers: 2, execArgv: keepingWasmCode } as const
const oneFileAtATime = { ...everywhere, maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } } as const
/** Making tables takes longer on DynamoDB Local, and two workers share one. */
const patienceMs = process.env['BEREIKBAAR_TEST_STORE'] === undefined ? 60_000 : 90_000
const slow = 'test/**/*.slow.test.ts'
const browser = 'test/browser/**/*.test.ts'
/** Needs a telephone exchange: a command of its own, which fails where there is none. */
const asterisk = 'test/**/*.asterisk.test.ts'
/** Need AWS's own DynamoDB Local: started by `npm run test:dynamodb`, which runs on it whatever else uses a store. */
const dynamodb = 'test/**/*.dynamodb.test.ts'

export default defineConfig({
  test: {
    reporters: ['default', './test/closingLine.ts'],
    projects: [
      {
        test: {
          ...everywhere,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [slow, browser, asterisk, dynamodb],
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
        },
      },
      { test: { ...oneFileAtATime, name: 'slow', include: [slow], exclude: [browser], testTimeout: 240_000, hookTimeout: 120_000 } },
      { test: { ...everywhere, name: 'dynamodb', include: [dynamodb], testTimeout: patienceMs, hookTimeout: patienceMs } },
      { test: { ...oneFileAtATime, name: 'asterisk', include: [asterisk], testTimeout: 400_000, hookTimeout: 60_000 } },
      { test: { ...oneFileAtATime, name: 'browser', include: [browser], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
})
