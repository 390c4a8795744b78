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
import { describe, expect, it } from 'vitest'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { keepingSecrets } from '../../../shared/privacy/keepingSecrets.ts'
import { secretsIn } from '../../../shared/privacy/keptSecretText.ts'
import { webhooks } from '../../../shared/providers/webhooks.ts'
import { Source } from '../../../shared/settings/settings.ts'
import { secretsManagerKeeper, secretsManagerText } from '../../../shared/storage/aws/secretsManager.ts'

type Kept = { description: string; keyId: string | undefined; current: string; previous: string | undefined }

/** Secrets Manager as far as it is used here: a new value becomes the current version, the one before the previous one. */
function secretsManager() {
  const kept = new Map<string, Kept>()
  const asked: string[] = []
  const found = (name: string | undefined): Kept => {
    const secret = kept.get(name ?? '')
    if (secret === undefined) throw new ResourceNotFoundException({ message: 'none', $metadata: {} })
    return secret
  }
  const send = async (command: object): Promise<object> => {
    asked.push(command.constructor.name)
    if (command instanceof CreateSecretCommand) {
      const { Name = '', SecretString = '', Description = '', KmsKeyId } = command.input
      kept.set(Name, { current: SecretString, previous: undefined, description: Description, keyId: KmsKeyId })
    } else if (command instanceof UpdateSecretCommand) {
      const secret = found(command.input.SecretId)
      const { SecretString, Description } = command.input
      if (SecretString !== undefined) Object.assign(secret, { previous: secret.current, current: SecretString })
      if (Description !== undefined) secret.description = Description
    } else if (command instanceof DescribeSecretCommand) {
      const { description, previous } = found(command.input.SecretId)
      const versions = { one: ['AWSCURRENT'], ...(previous === undefined ? {} : { two: ['AWSPREVIOUS'] }) }
      return { Description: description, VersionIdsToStages: versions }
    } else if (command instanceof UpdateSecretVersionStageCommand) found(command.input.SecretId).previous = undefined
    else if (command instanceof DeleteSecretCommand) {
      found(command.input.SecretId)
      kept.delete(command.input.SecretId ?? '')
    } else if (command instanceof GetSecretValueCommand) return { SecretString: found(command.input.SecretId).current }
    return {}
  }
  const client = { send } as unknown as SecretsManagerClient
  return { client, kept, asked }
}

const source = Source.parse({ id: 'centrale', provider: 'generic', secretFrom: 'stored' })
const name = 'bereikbaar-test/sources/centrale'
function site() {
  const manager = secretsManager()
  const clock = { now: 1_000 }
  const keeper = secretsManagerKeeper({ client: manager.client, prefix: 'bereikbaar-test/sources/', keyId: 'our-key' })
  let made = 0
  const secrets = keepingSecrets({ keeper, webhooks, now: () => Instant.parse(clock.now), random: (bytes) => new Uint8Array(bytes).fill(++made) })
  /** What ingest reads. */
  const valid = async () => secretsIn(manager.kept.get(name)?.current ?? '', async () => manager.kept.get(name)?.previous, clock.now)
  return { ...manager, clock, secrets, valid }
}

describe('secrets on AWS, seen from the site', () => {
  it('are written under our key and never read', async () => {
    const { secrets, kept, asked, valid } = site()
    const shown = (await secrets.make(source))?.shownOnce
    expect(kept.get(name)?.keyId).toBe('our-key')
    expect(await valid()).toEqual([shown])
    await secrets.rotate(source)
    expect(asked).not.toContain('GetSecretValueCommand')
  })
  it('stay two for a day after a change, and not a millisecond longer', async () => {
    const { secrets, clock, valid } = site()
    const old = (await secrets.make(source))?.shownOnce
    const fresh = (await secrets.rotate(source))?.shownOnce
    expect(await secrets.stateOf(source)).toEqual({ lastFour: fresh?.slice(-4), madeAt: 1_000, oldUntil: 1_000 + 86_400_000 })
    clock.now += 86_400_000 - 1
    expect(await valid()).toEqual([fresh, old])
    clock.now += 1
    expect(await valid()).toEqual([fresh])
  })
  it('end at once where somebody says so', async () => {
    const { secrets, valid } = site()
    await secrets.make(source)
    const fresh = (await secrets.rotate(source))?.shownOnce
    await secrets.endOld(source)
    expect(await valid()).toEqual([fresh])
    expect(await secrets.stateOf(source)).toEqual({ lastFour: fresh?.slice(-4), madeAt: 1_000 })
  })
  it('that AWS made at deployment are taken over by the first that a person makes', async () => {
    const { secrets, kept, valid } = site()
    kept.set(name, { description: 'Signs what centrale delivers', keyId: 'our-key', current: 'MadeByAws', previous: undefined })
    expect(await secrets.stateOf(source)).toBeUndefined()
    const shown = (await secrets.make(source))?.shownOnce
    expect(await valid()).toEqual([shown])
  })
  it('are gone when they are removed, twice if need be', async () => {
    const { secrets, kept } = site()
    await secrets.make(source)
    await secrets.remove(source)
    await secrets.remove(source)
    expect(kept.size).toBe(0)
    expect(await secrets.stateOf(source)).toBeUndefined()
  })
  it('leave one to be read: that of test events', async () => {
    const { client, kept } = site()
    expect(await secretsManagerText(client, 'bereikbaar-test/test-events')()).toBeUndefined()
    kept.set('bereikbaar-test/test-events', { description: '', keyId: undefined, current: 'key', previous: undefined })
    expect(await secretsManagerText(client, 'bereikbaar-test/test-events')()).toBe('key')
  })
})
