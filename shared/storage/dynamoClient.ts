/** The one client of a process: the account's own tables on AWS, or an endpoint such as the embedded store. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export type DynamoConfig = {
  /** Absent: the account and region of the environment. */
  readonly endpoint?: string
  /** Milliseconds one try may take; with `attempts` it bounds how long a caller waits. */
  readonly requestTimeout?: number
  readonly attempts?: number
}

export function dynamoClient({ endpoint, requestTimeout, attempts }: DynamoConfig): DynamoDBDocumentClient {
  const config: DynamoDBClientConfig = {
    ...(endpoint === undefined ? {} : { endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
    ...(attempts === undefined ? {} : { maxAttempts: attempts }),
    ...(requestTimeout === undefined ? {} : { requestHandler: { requestTimeout, connectionTimeout: requestTimeout, throwOnRequestTimeout: true } }),
  }
  return DynamoDBDocumentClient.from(new DynamoDBClient(config), { marshallOptions: { removeUndefinedValues: true } })
}
