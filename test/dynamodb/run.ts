/**
 * `npm run test:dynamodb`: whatever uses a store, once more on AWS's own DynamoDB Local, and what only that has: streams.
 * Where there is no Java it says so and does nothing, except in CI, where it fails.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startDynamoDbLocal, whyNot } from './dynamoDbLocal.ts'
import { storeTests } from './storeTests.ts'

const project = join(import.meta.dirname, '..', '..')
const chosen = process.argv.slice(2)

process.exitCode = await main()

async function main(): Promise<number> {
  const reason = await whyNot()
  if (reason !== undefined) {
    const isRequired = ['true', '1'].includes(process.env['CI'] ?? '')
    process.stderr.write(`${isRequired ? '' : 'Skipped: '}${reason}. Nothing was tested on DynamoDB Local.\n`)
    return isRequired ? 1 : 0
  }
  const local = await startDynamoDbLocal()
  try {
    const words = ['run', ...['fast', 'slow', 'dynamodb'].flatMap((name) => ['--project', name]), ...(chosen.length > 0 ? chosen : storeTests(project))]
    const child = spawn(process.execPath, [join(project, 'node_modules/vitest/vitest.mjs'), ...words], {
      cwd: project,
      env: { ...process.env, BEREIKBAAR_TEST_STORE: local.address },
      stdio: 'inherit',
    })
    const [code] = await once(child, 'exit')
    return typeof code === 'number' ? code : 1
  } finally {
    await local.stop()
  }
}
