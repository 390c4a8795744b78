/** Secrets on AWS: kept by Secrets Manager, read through its extension beside the function, which remembers them for a minute. */
import * as z from 'zod/mini'
import { secretsIn } from '../../shared/privacy/keptSecretText.ts'
import type { StoredSecrets } from './secrets.ts'

export type SecretsExtension = {
  /** What stands before a source's id in the name of its secret. */
  readonly prefix: string
  /** Of this function's role; shows the extension that the question comes from here. */
  readonly sessionToken: string
  readonly fetch?: typeof fetch
}

const Answer = z.object({ SecretString: z.string() })
const longestWaitMs = 1_500

/** The newest and, while it says so, the one before it. */
export function storedSecret(extension: SecretsExtension): StoredSecrets {
  const read = secretReader(extension)
  return async (source, now) => {
    const newest = await read(`${extension.prefix}${source}`)
    return newest === undefined ? undefined : secretsIn(newest, () => read(`${extension.prefix}${source}`, 'AWSPREVIOUS'), now)
  }
}

/** @returns undefined where there is no such secret or it cannot be read; why is not told, for it would name the secret. */
export const secretReader =
  ({ sessionToken, fetch: given }: Pick<SecretsExtension, 'sessionToken' | 'fetch'>) =>
  async (name: string, stage?: 'AWSPREVIOUS'): Promise<string | undefined> => {
    const address = `http://localhost:2773/secretsmanager/get?secretId=${encodeURIComponent(name)}${stage === undefined ? '' : `&versionStage=${stage}`}`
    // Named only now: merely touching `fetch` loads all of Node's HTTP client, which a cold start need not wait for.
    const ask = given ?? fetch
    try {
      const answer = await ask(address, { headers: { 'x-aws-parameters-secrets-token': sessionToken }, signal: AbortSignal.timeout(longestWaitMs) })
      return answer.ok ? Answer.parse(await answer.json()).SecretString : undefined
    } catch {
      return undefined
    }
  }
