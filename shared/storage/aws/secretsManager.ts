/**
 * Secrets of sources on AWS, seen from the site: it writes them and cannot read them. What may be said about a secret afterwards stands in its
 * description, written in the same step; the secret before it is the version that Secrets Manager itself keeps as the previous one.
 */
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { Instant } from '../../contacts/identifiers.ts'
import { keptSecretText } from '../../privacy/keptSecretText.ts'
import { type SecretKeeper, type SecretState, stateOfKept } from '../../privacy/sourceSecrets.ts'

export type SecretsManagerPlace = {
  readonly client: Pick<SecretsManagerClient, 'send'>
  /** What stands before a source's id in the name of its secret. */
  readonly prefix: string
  /** Of the key that protects the secrets. */
  readonly keyId: string
}

const State = z.strictObject({ lastFour: z.string(), madeAt: Instant, oldUntil: z.optional(Instant) })

export function secretsManagerKeeper({ client, prefix, keyId }: SecretsManagerPlace): SecretKeeper {
  const nameOf = (source: string) => `${prefix}${source}`
  const describe = async (source: string) => orUndefined(client.send(new DescribeSecretCommand({ SecretId: nameOf(source) })))
  return {
    put: async (source, kept) => {
      const content = { SecretString: keptSecretText(kept), Description: descriptionOf(stateOfKept(kept)) }
      const isUpdated = await orUndefined(client.send(new UpdateSecretCommand({ SecretId: nameOf(source), ...content })))
      if (isUpdated === undefined) await client.send(new CreateSecretCommand({ Name: nameOf(source), KmsKeyId: keyId, ...content }))
    },
    stateOf: async (source) => stateIn((await describe(source))?.Description),
    endOld: async (source) => {
      const known = await describe(source)
      const state = stateIn(known?.Description)
      for (const [version, stages] of Object.entries(known?.VersionIdsToStages ?? {}))
        if (stages.includes('AWSPREVIOUS'))
          await client.send(new UpdateSecretVersionStageCommand({ SecretId: nameOf(source), VersionStage: 'AWSPREVIOUS', RemoveFromVersionId: version }))
      if (state?.oldUntil === undefined) return
      const { lastFour, madeAt } = state
      await client.send(new UpdateSecretCommand({ SecretId: nameOf(source), Description: descriptionOf({ lastFour, madeAt }) }))
    },
    remove: async (source) => {
      // At once: a name that is only waiting to be deleted cannot be used for the source's next secret.
      await orUndefined(client.send(new DeleteSecretCommand({ SecretId: nameOf(source), ForceDeleteWithoutRecovery: true })))
    },
  }
}

/** The installation's own key for test events, the one secret that site may read. */
export const secretsManagerText = (client: Pick<SecretsManagerClient, 'send'>, name: string) => async (): Promise<string | undefined> =>
  (await orUndefined(client.send(new GetSecretValueCommand({ SecretId: name }))))?.SecretString

const descriptionOf = (state: SecretState) => JSON.stringify(state)

/** undefined for a description of another hand. */
function stateIn(description: string | undefined): SecretState | undefined {
  if (!description?.startsWith('{')) return undefined
  try {
    const { lastFour, madeAt, oldUntil } = State.parse(JSON.parse(description))
    return { lastFour, madeAt, ...(oldUntil === undefined ? {} : { oldUntil }) }
  } catch {
    return undefined
  }
}

/** undefined where there is no such secret. */
async function orUndefined<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking
  } catch (failure) {
    if (failure instanceof ResourceNotFoundException) return undefined
    throw failure
  }
}
