/** What a cold start of ingest loads: the size of its bundle, and how long importing it takes against importing a bundle with the DynamoDB client alone. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundle } from '../builders/bundle.ts'
import { type Budget, milliseconds } from './budget.ts'
import { median } from './medians.ts'

const run = promisify(execFile)
const project = join(import.meta.dirname, '..', '..')
const rounds = 15

export async function bundleBench(): Promise<readonly Budget[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bundles-'))
  try {
    const ingest = bundle(join(project, 'functions/ingest/handler.ts'), join(folder, 'ingest'))
    const peerSource = join(project, 'node_modules/.bundle-peer.ts')
    await writeFile(
      peerSource,
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'\nimport { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'\nexport const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))\n",
    )
    const peer = bundle(peerSource, join(folder, 'peer'))
    await rm(peerSource)
    const taken: { ours: number; alone: number }[] = []
    for (let round = 0; round < rounds; round++) taken.push({ ours: await importMilliseconds(ingest.path), alone: await importMilliseconds(peer.path) })
    const [ours, alone] = [median(taken.map((one) => one.ours)), median(taken.map((one) => one.alone))]
    return [
      {
        what: 'ingest bundle, minified',
        measured: ingest.bytes / 1000,
        unit: 'kB',
        atMost: 450,
        from: `all its files; ${Math.round(ingest.bytesAtStart / 1000)} kB are read before it can be called, and one provider when it is; the DynamoDB client alone is ${Math.round(peer.bytesAtStart / 1000)} kB; packages: ${ingest.packages.join(', ')}`,
      },
      {
        what: 'ingest module init, against the DynamoDB client alone',
        measured: ours / alone,
        unit: 'x',
        atMost: 1.5,
        from: `${milliseconds(ours)} against ${milliseconds(alone)}, medians of ${rounds} fresh processes in turns`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const environment = {
  EVENTS_TABLE: 'events',
  CONTACTS_TABLE: 'contacts',
  HISTORY_TABLE: 'history',
  SETTINGS_TABLE: 'settings',
  CALLER_KEY_PREFIX: 'callers',
  IDENTITY_KEY_ID: 'identities',
  SECRETS_PREFIX: 'bench/',
  TEST_KEY_NAME: 'test-events',
  SPILL_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/000000000000/waiting',
  AWS_REGION: 'eu-west-1',
}

async function importMilliseconds(path: string): Promise<number> {
  const script = `const began = performance.now(); await import(${JSON.stringify(path)}); console.log(performance.now() - began)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { env: { ...process.env, ...environment } })
  return Number(stdout)
}
