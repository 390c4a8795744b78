/** Calls of AWS from the command line, with the region and credentials that this shell has, found by the client that the tables use. */
import { awsCall } from '../../../shared/storage/aws/awsCall.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'

export type AwsService = 'dynamodb-streams' | 'sqs'
/** @returns what was answered, not looked at. @throws when it was no success */
export type AwsSession = (service: AwsService, target: string, body: object) => Promise<unknown>

const longestWaitMs = 20_000
const versions = { 'dynamodb-streams': '1.0', sqs: '1.0' } as const
const signedAs = { 'dynamodb-streams': 'dynamodb', sqs: 'sqs' } as const
const hosts = { 'dynamodb-streams': 'streams.dynamodb', sqs: 'sqs' } as const
/** As the SDKs name them. */
const addressNames = { 'dynamodb-streams': 'AWS_ENDPOINT_URL_DYNAMODB_STREAMS', sqs: 'AWS_ENDPOINT_URL_SQS' } as const

export async function awsSession(client: Tables['client'], environment: ReadonlyMap<string, string>): Promise<AwsSession> {
  const region = await client.config.region()
  return async (service, target, body) => {
    const { accessKeyId, secretAccessKey, sessionToken } = await client.config.credentials()
    const shown = {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
    }
    const endpoint = environment.get(addressNames[service]) ?? `https://${hosts[service]}.${region}.amazonaws.com`
    const call = { service: signedAs[service], endpoint, target, version: versions[service], body, longestWaitMs }
    return awsCall(call, { environment: shown, now: Date.now })
  }
}
