/** The one client of a process: the account's own tables on AWS, or an endpoint such as the embedded store. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export type DynamoConfig = {
  /** Absent: the account and region of the environment. A store that asks who comes: `http://KEY:SECRET@HOST:PORT`. */
  readonly endpoint?: string
  /** Milliseconds one try may take; with `attempts` it bounds how long a caller waits. */
  readonly requestTimeout?: number
  readonly attempts?: number
}

export function dynamoClient({ endpoint, requestTimeout, attempts }: DynamoConfig): DynamoDBDocumentClient {
  const config: DynamoDBClientConfig = {
    ...(endpoint === undefined ? {} : { region: 'local', ...placeOf(endpoint) }),
    ...(attempts === undefined ? {} : { maxAttempts: attempts }),
    ...(requestTimeout === undefined ? {} : { requestHandler: boundedBy(requestTimeout) }),
  }
  return DynamoDBDocumentClient.from(new DynamoDBClient(config), { marshallOptions: { removeUndefinedValues: true } })
}

/** Waiting for a connection, for the first byte of an answer, and for each further one: an answer that stops halfway would hold its connection for good. */
const boundedBy = (milliseconds: number) => ({
  requestTimeout: milliseconds,
  connectionTimeout: milliseconds,
  socketTimeout: milliseconds,
  throwOnRequestTimeout: true,
})

/** For any client of DynamoDB. An address without a key is one of a store that lets everybody in. */
export function placeOf(address: string): {
  readonly endpoint: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
} {
  const { origin, username, password } = new URL(address)
  return { endpoint: origin, credentials: { accessKeyId: decodeURIComponent(username) || 'local', secretAccessKey: decodeURIComponent(password) || 'local' } }
}
