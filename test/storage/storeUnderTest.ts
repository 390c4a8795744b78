/**
 * Which store the tests run on: the embedded one, or one that speaks as DynamoDB does and stands at BEREIKBAAR_TEST_STORE (`npm run test:dynamodb`).
 * There everybody who asks gets an access key, and so a database, of their own.
 */
import { randomBytes } from 'node:crypto'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'

export type RunningStore = { readonly endpoint: string; readonly stop: () => Promise<void> }

/** Empty, in memory. */
export async function startStore(): Promise<RunningStore> {
  const endpoint = ownEndpoint()
  return endpoint === undefined ? embeddedDynamo() : { endpoint, stop: async () => undefined }
}

/** For a host or a command: where its store is; undefined for the embedded one in its folder. */
export function ownEndpoint(): string | undefined {
  const address = process.env['BEREIKBAAR_TEST_STORE']
  if (address === undefined) return undefined
  const url = new URL(address)
  url.username = `T${randomBytes(9).toString('hex')}`
  url.password = 'test'
  return url.href
}

/** The same, for a command line. */
export function ownEndpointWords(): readonly string[] {
  const endpoint = ownEndpoint()
  return endpoint === undefined ? [] : ['--endpoint', endpoint]
}
