/** As much of KMS as callers' keys need, over HTTP with its own words: keys by policy, aliases in pages, a MAC only while a key lives. */
import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { bodyOf, listening } from '../infra/localServer.ts'

export type StubKey = { readonly id: string; readonly policy: string; readonly secret: string; state: 'Enabled' | 'PendingDeletion'; pendingDays?: number }
export type KmsStub = {
  readonly server: Server
  readonly endpoint: string
  readonly keys: Map<string, StubKey>
  readonly aliases: Map<string, string>
  /** What was asked, by its name. */
  readonly asked: string[]
  /** Says of an action whether it fails now, and how. */
  fails: (action: string, keyId: string) => 'away' | 'hangs' | 'refuses' | undefined
}

const aliasesInOnePage = 3

export async function kmsStub(): Promise<KmsStub> {
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('TrentService.', '')
    const body = JSON.parse((await bodyOf(request)).toString('utf8')) as Record<string, unknown>
    stub.asked.push(action)
    const failure = stub.fails(action, String(body['KeyId']))
    if (failure === 'hangs') return
    const isSigned = String(request.headers.authorization).includes('/kms/aws4_request, SignedHeaders=')
    const answer = failure === 'away' || !isSigned ? 'KMSInternalException' : failure === 'refuses' ? 'LimitExceededException' : answerTo(action, body)
    response.writeHead(typeof answer === 'string' ? (failure === 'away' ? 500 : 400) : 200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(typeof answer === 'string' ? { __type: answer } : answer))
  })
  const keyOf = (id: unknown): StubKey | undefined => stub.keys.get(stub.aliases.get(String(id)) ?? String(id))
  const answerTo = (action: string, body: Record<string, unknown>): object | string => {
    const key = keyOf(body['KeyId'] ?? body['TargetKeyId'])
    switch (action) {
      case 'CreateKey': {
        if (body['KeySpec'] !== 'HMAC_256' || body['KeyUsage'] !== 'GENERATE_VERIFY_MAC') return 'ValidationException'
        const made: StubKey = { id: randomUUID(), policy: String(body['Policy']), secret: randomUUID(), state: 'Enabled' }
        stub.keys.set(made.id, made)
        return { KeyMetadata: { KeyId: made.id } }
      }
      case 'CreateAlias':
        if (stub.aliases.has(String(body['AliasName']))) return 'AlreadyExistsException'
        stub.aliases.set(String(body['AliasName']), String(body['TargetKeyId']))
        return {}
      case 'DeleteAlias':
        return stub.aliases.delete(String(body['AliasName'])) ? {} : 'NotFoundException'
      case 'ListAliases': {
        const all = [...stub.aliases].map(([AliasName, TargetKeyId]) => ({ AliasName, TargetKeyId }))
        const from = Number(body['Marker'] ?? 0)
        const next = from + aliasesInOnePage
        return { Aliases: all.slice(from, next), ...(next < all.length ? { NextMarker: String(next), Truncated: true } : {}) }
      }
      case 'DescribeKey':
        return key === undefined ? 'NotFoundException' : { KeyMetadata: { KeyId: key.id, KeyState: key.state } }
      case 'ScheduleKeyDeletion':
        if (key === undefined) return 'NotFoundException'
        if (key.state !== 'Enabled') return 'KMSInvalidStateException'
        key.state = 'PendingDeletion'
        key.pendingDays = Number(body['PendingWindowInDays'])
        return { KeyId: key.id, KeyState: key.state }
      case 'GenerateMac':
        if (key === undefined) return 'NotFoundException'
        if (key.state !== 'Enabled') return 'KMSInvalidStateException'
        return {
          KeyId: key.id,
          Mac: createHmac('sha256', key.secret)
            .update(Buffer.from(String(body['Message']), 'base64'))
            .digest('base64'),
        }
      default:
        return 'AccessDeniedException'
    }
  }
  const port = await listening(server)
  const stub: KmsStub = { server, endpoint: `http://127.0.0.1:${port}`, keys: new Map(), aliases: new Map(), asked: [], fails: () => undefined }
  return stub
}
