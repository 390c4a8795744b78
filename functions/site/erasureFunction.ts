/** Erasure on AWS: the function that may make pseudonyms is asked and answered in one call. Nothing is queued on the way, so a number rests nowhere (P2). */
import * as z from 'zod'
import type { ErasureDoor } from '../../shared/privacy/erasureDoor.ts'
import { awsCall, type AwsPlace } from '../../shared/storage/aws/awsCall.ts'

/** Longer, and whoever typed the number is told to try again. */
const longestWaitMs = 15_000
const Asked = z.object({ answer: z.enum(['accepted', 'no_number', 'too_many']) })
const Done = z.object({ answer: z.boolean() })

/** @param name of the function */
export function erasureFunction(name: string, place: AwsPlace): ErasureDoor {
  const endpoint = place.environment['AWS_ENDPOINT_URL_LAMBDA'] ?? `https://lambda.${place.environment['AWS_REGION'] ?? ''}.amazonaws.com`
  const call = (body: object) => awsCall({ service: 'lambda', endpoint, path: `/2015-03-31/functions/${name}/invocations`, body, longestWaitMs }, place)
  return {
    ask: async ({ id, number, by, needsAnother }) => Asked.parse(await call({ ask: { id, number, by, needsAnother } })).answer,
    confirm: async (id, by) => Done.parse(await call({ confirm: { id, by } })).answer,
    withdraw: async (id) => Done.parse(await call({ withdraw: { id } })).answer,
  }
}
