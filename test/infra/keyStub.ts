/** Keys of KMS with their policies: a MAC is made for whom a key's own policy names, aliases find keys, and what is destroyed is of no use from then on. */
import { createHmac, randomUUID } from 'node:crypto'
import { keyPolicyAllows, type Statement } from './policies.ts'
import { region, resolver, type Template } from './resolved.ts'

type Key = { readonly statements: readonly Statement[]; readonly tags: readonly { readonly TagKey: string; readonly TagValue: string }[]; isDestroyed: boolean }
type Asked = {
  readonly KeyId?: string
  readonly Message?: string
  readonly Policy?: string
  readonly Tags?: Key['tags']
  readonly AliasName?: string
  readonly TargetKeyId?: string
}
const keyArn = (id: string) => `arn:aws:kms:${region}:000000000000:key/${id}`
const aliasArn = (name: string) => `arn:aws:kms:${region}:000000000000:${name}`

export function keyStub(template: Template) {
  const text = resolver(template)
  const keys = new Map<string, Key>()
  const aliases = new Map<string, string>()
  for (const { Type, Properties } of Object.values(template.Resources))
    if (Type === 'AWS::KMS::Alias') aliases.set(text(Properties['AliasName']), text(Properties['TargetKeyId']).split('/')[1] ?? '')
  for (const [id, { Type, Properties }] of Object.entries(template.Resources))
    if (Type === 'AWS::KMS::Key') keys.set(id, { statements: (Properties['KeyPolicy'] as { Statement: Statement[] }).Statement, tags: [], isDestroyed: false })
  const found = (keyId = '') => {
    const id = keyId.startsWith('alias/') ? aliases.get(keyId) : keyId
    return id === undefined ? undefined : { id, key: keys.get(id) }
  }
  const answers: Readonly<Record<string, (asked: Asked) => object>> = {
    CreateKey: ({ Policy = '{}', Tags = [] }) => {
      const id = randomUUID()
      keys.set(id, { statements: (JSON.parse(Policy) as { Statement: Statement[] }).Statement, tags: Tags, isDestroyed: false })
      return { KeyMetadata: { KeyId: id } }
    },
    CreateAlias: ({ AliasName = '', TargetKeyId = '' }) => {
      aliases.set(AliasName, TargetKeyId)
      return {}
    },
    DeleteAlias: ({ AliasName = '' }) => {
      aliases.delete(AliasName)
      return {}
    },
    ListAliases: () => ({ Aliases: [...aliases].map(([AliasName, TargetKeyId]) => ({ AliasName, TargetKeyId })) }),
    ScheduleKeyDeletion: ({ KeyId = '' }) => {
      const key = keys.get(KeyId)
      if (key !== undefined) key.isDestroyed = true
      return { KeyId }
    },
  }
  return {
    aliases: () => [...aliases.keys()],
    /** undefined: refused. @param roleArn of the function that asks */
    ask: (action: string, asked: Asked, roleArn: string): object | undefined => {
      if (action !== 'GenerateMac') return answers[action]?.(asked)
      const { id, key } = found(asked.KeyId) ?? {}
      if (id === undefined || key === undefined || key.isDestroyed) return undefined
      if (!keyPolicyAllows(key.statements, roleArn, { action: 'kms:GenerateMac', resource: '*' }, text)) return undefined
      const Mac = createHmac('sha256', id)
        .update(Buffer.from(asked.Message ?? '', 'base64'))
        .digest('base64')
      return { KeyId: id, Mac, MacAlgorithm: 'HMAC_SHA_256' }
    },
    /** What a role's policies must allow; making a MAC is allowed by keys alone. */
    requests: (action: string, { KeyId, AliasName, TargetKeyId, Tags = [] }: Asked) => {
      const tagged = (id: string | undefined) => ({
        'aws:ResourceTag/bereikbaar': keys.get(id ?? '')?.tags.flatMap(({ TagKey, TagValue }) => (TagKey === 'bereikbaar' ? TagValue : [])) ?? [],
      })
      const ofKey = (id: string) => ({ action: `kms:${action}`, resource: keyArn(id), context: tagged(id) })
      if (action === 'GenerateMac') return []
      if (action === 'CreateKey') {
        const context = { 'aws:RequestTag/bereikbaar': Tags.flatMap(({ TagKey, TagValue }) => (TagKey === 'bereikbaar' ? TagValue : [])) }
        return [{ action: 'kms:CreateKey', resource: '*', context }]
      }
      if (action === 'ListAliases') return [{ action: 'kms:ListAliases', resource: '*' }]
      const alias = AliasName === undefined ? [] : [{ action: `kms:${action}`, resource: aliasArn(AliasName) }]
      const target = TargetKeyId ?? KeyId ?? (AliasName === undefined ? undefined : aliases.get(AliasName))
      return [...alias, ...(target === undefined ? [] : [ofKey(target)])]
    },
  }
}
