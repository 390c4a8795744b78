/** Keys of callers in AWS KMS: one for each group of lines and period, found by its alias, unusable from the moment it is destroyed and gone a week later. */
import * as z from 'zod'
import type { KeptKey, KeyKeeper } from '../../privacy/keyKeeper.ts'
import { awsCall, type AwsPlace, AwsRefused } from './awsCall.ts'
import { callerKeyAlias } from './kmsVault.ts'

export type KmsKeeperOptions = {
  /** Of the aliases, see `callerKeyAlias`. */
  readonly prefix: string
  /** ARNs of the roles that may make pseudonyms, and of the one that makes and destroys keys. */
  readonly users: readonly string[]
  readonly keeper: string
  /** ARN of the account's root, which looks after keys and can neither use nor save one. */
  readonly account: string
}
/** The shortest that KMS has. */
const pendingDays = 7
const longestWaitMs = 10_000
const Aliases = z.object({
  Aliases: z.array(z.object({ AliasName: z.string(), TargetKeyId: z.string().optional() })),
  NextMarker: z.string().optional(),
})
const Described = z.object({ KeyMetadata: z.object({ KeyState: z.string() }) })
const Made = z.object({ KeyMetadata: z.object({ KeyId: z.string() }) })

/** @throws when KMS refuses; run again it goes on where it was. */
export function kmsKeeper(options: KmsKeeperOptions, place: AwsPlace): KeyKeeper {
  const { prefix } = options
  const call = (action: string, body: object) => {
    const endpoint = place.environment['AWS_ENDPOINT_URL_KMS'] ?? `https://kms.${place.environment['AWS_REGION'] ?? ''}.amazonaws.com`
    return awsCall({ service: 'kms', endpoint, target: `TrentService.${action}`, version: '1.1', body, longestWaitMs }, place)
  }
  const aliases = async (): Promise<readonly (KeptKey & { readonly alias: string; readonly keyId: string })[]> => {
    const found: (KeptKey & { readonly alias: string; readonly keyId: string })[] = []
    for (let marker: string | undefined, isMore = true; isMore; ) {
      const page = Aliases.parse(await call('ListAliases', marker === undefined ? {} : { Marker: marker }))
      for (const { AliasName: alias, TargetKeyId: keyId } of page.Aliases) {
        const [period, linkGroup] = alias.startsWith(`alias/${prefix}/callers/`) ? alias.slice(`alias/${prefix}/callers/`.length).split('/') : []
        if (period !== undefined && linkGroup !== undefined && keyId !== undefined)
          found.push({ alias, keyId, period, linkGroup: linkGroup.replaceAll('_', '+') })
      }
      marker = page.NextMarker
      isMore = marker !== undefined
    }
    return found
  }
  return {
    make: async (key) => {
      const alias = callerKeyAlias(prefix, key)
      if ((await aliases()).some((own) => own.alias === alias)) return
      const { KeyMetadata } = Made.parse(
        await call('CreateKey', {
          KeySpec: 'HMAC_256',
          KeyUsage: 'GENERATE_VERIFY_MAC',
          Description: `Bereikbaar: pseudonyms of callers, ${key.period}`,
          Policy: JSON.stringify(policyOf(options)),
          // Whoever makes keys cannot change their policy afterwards, which KMS would otherwise insist on. The account's root can.
          BypassPolicyLockoutSafetyCheck: true,
          Tags: [{ TagKey: 'bereikbaar', TagValue: prefix }],
        }),
      )
      await call('CreateAlias', { AliasName: alias, TargetKeyId: KeyMetadata.KeyId }).catch(async (failure: unknown) => {
        // Refused, the key has no name: nobody would ever find it, and the next hour makes another. With no clear answer it may have one, and be in use.
        const isRefused = failure instanceof AwsRefused && failure.status < 500
        if (isRefused) await call('ScheduleKeyDeletion', { KeyId: KeyMetadata.KeyId, PendingWindowInDays: pendingDays })
        throw failure
      })
    },
    alive: async () => (await aliases()).map(({ period, linkGroup }) => ({ period, linkGroup })),
    destroy: async (period) => {
      const own = (await aliases()).filter((key) => key.period === period)
      for (const { alias, keyId } of own) {
        await call('ScheduleKeyDeletion', { KeyId: keyId, PendingWindowInDays: pendingDays }).catch(async (failure: unknown) => {
          // Stopped between the two the last time: it is unusable already.
          const { KeyMetadata } = Described.parse(await call('DescribeKey', { KeyId: keyId }))
          if (KeyMetadata.KeyState !== 'PendingDeletion') throw failure
        })
        await call('DeleteAlias', { AliasName: alias })
      }
      return own.length
    },
  }
}

/** Actions that would restore a key, lend it to another role, or let somebody test whether a number is known. */
const neverAllowed = ['kms:CancelKeyDeletion', 'kms:CreateGrant', 'kms:EnableKey', 'kms:ImportKeyMaterial', 'kms:ReplicateKey', 'kms:VerifyMac']

/** Ingest, import and erase make a MAC; nobody verifies one; what is to be destroyed can be saved by nobody, whatever else an account's policies allow (K2, K6). */
function policyOf({ users, keeper, account }: KmsKeeperOptions): object {
  const allow = (sid: string, principals: readonly string[], actions: readonly string[]) => ({
    Sid: sid,
    Effect: 'Allow',
    Principal: { AWS: principals },
    Action: actions,
    Resource: '*',
  })
  return {
    Version: '2012-10-17',
    Statement: [
      allow('Pseudonyms', users, ['kms:GenerateMac']),
      allow('Keeping', [keeper], ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:DescribeKey', 'kms:ScheduleKeyDeletion']),
      allow('Administration', [account], ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:ListResourceTags', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion']),
      { Sid: 'NeverBack', Effect: 'Deny', Principal: '*', Action: neverAllowed, Resource: '*' },
    ],
  }
}
