/** Secrets on AWS: kept by Secrets Manager, read through its extension beside the function, which remembers them for five minutes. */
import * as z from 'zod'
import type { SourceId } from '../../shared/contacts/identifiers.ts'

export type StoredSecret = (source: SourceId) => Promise<string | undefined>
export type SecretsExtension = {
  /** What stands before a source's id in the name of its secret. */
  readonly prefix: string
  /** Of this function's role; shows the extension that the question comes from here. */
  readonly sessionToken: string
  readonly fetch?: typeof fetch
}

const Answer = z.object({ SecretString: z.string() })
const longestWaitMs = 1_500

/** @returns undefined where there is no such secret or it cannot be read; why is not told, for it would name the secret. */
export function storedSecret({ prefix, sessionToken, fetch: given }: SecretsExtension): StoredSecret {
  return async (source) => {
    const address = `http://localhost:2773/secretsmanager/get?secretId=${encodeURIComponent(`${prefix}${source}`)}`
    // Named only now: merely touching `fetch` loads all of Node's HTTP client, which a cold start need not wait for.
    const ask = given ?? fetch
    try {
      const answer = await ask(address, { headers: { 'x-aws-parameters-secrets-token': sessionToken }, signal: AbortSignal.timeout(longestWaitMs) })
      return answer.ok ? Answer.parse(await answer.json()).SecretString : undefined
    } catch {
      return undefined
    }
  }
}
