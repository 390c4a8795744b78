import * as z from 'zod/mini'
import { awsCall, type AwsPlace } from './awsCall.ts'

/** HMAC-SHA-256 by a KMS key of spec HMAC_256, made inside KMS. */
export type MakeMac = (keyId: string, message: Uint8Array) => Promise<Uint8Array>

/** With a longer wait the answer to the sender would be late. A caller whose pseudonym is not made in this time is stored unlinked. */
const longestWaitMs = 800

const Answer = z.object({ Mac: z.string().check(z.minLength(1)) })

/** `GenerateMac`, the one thing our functions may do with these keys. One try: who asks knows whether there is time for another. */
export const kmsMac =
  (place: AwsPlace): MakeMac =>
  async (keyId, message) => {
    const endpoint = place.environment['AWS_ENDPOINT_URL_KMS'] ?? `https://kms.${place.environment['AWS_REGION'] ?? ''}.amazonaws.com`
    const body = { KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from(message).toString('base64') }
    const answer = await awsCall({ service: 'kms', endpoint, target: 'TrentService.GenerateMac', version: '1.1', body, longestWaitMs }, place)
    return Buffer.from(Answer.parse(answer).Mac, 'base64')
  }
