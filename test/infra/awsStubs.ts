/** What a function meets on AWS: DynamoDB (the embedded store, noting what is asked of it), KMS and the extension of Secrets Manager. */
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { bodyOf, listening } from './localServer.ts'

/** One thing a function asked of a table. */
export type Asked = { readonly who: string; readonly action: string; readonly table: string; readonly key: string }

/** @param who names the function that is given this address */
export async function notingDynamo(endpoint: string, who: string, asked: Asked[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const action = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    for (const one of askedIn(JSON.parse(body.toString('utf8')))) asked.push({ who, action, ...one })
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers
    const answer = await fetch(endpoint, { method: 'POST', headers: headers as Record<string, string>, body })
    const text = Buffer.from(await answer.arrayBuffer())
    response
      .writeHead(
        answer.status,
        Object.fromEntries([...answer.headers].filter(([name]) => !/^(content-encoding|transfer-encoding|connection|keep-alive|content-length)$/.test(name))),
      )
      .end(text)
  })
  await listening(server)
  return server
}

type Key = { readonly pk?: { readonly S?: string } }
type Write = { readonly PutRequest?: { readonly Item: Key }; readonly DeleteRequest?: { readonly Key: Key } }
type Request = {
  readonly TableName?: string
  readonly Item?: Key
  readonly Key?: Key
  readonly ExpressionAttributeValues?: { readonly ':pk'?: { readonly S?: string } }
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Key[] } | readonly Write[]>>
}
function askedIn({ TableName = '', Item, Key, ExpressionAttributeValues, RequestItems }: Request): readonly Pick<Asked, 'table' | 'key'>[] {
  if (RequestItems !== undefined) {
    return Object.entries(RequestItems).flatMap(([table, batch]) => {
      const keys = 'Keys' in batch ? batch.Keys : batch.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key)
      return keys.map((key) => ({ table, key: key?.pk?.S ?? '' }))
    })
  }
  return [{ table: TableName, key: (Item ?? Key)?.pk?.S ?? ExpressionAttributeValues?.[':pk']?.S ?? '' }]
}

/** Makes MACs, and refuses everything else, as the policy of the keys does. */
export async function kmsStub(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { KeyId, Message } = JSON.parse((await bodyOf(request)).toString('utf8'))
    const isAllowed = request.headers['x-amz-target'] === 'TrentService.GenerateMac'
    const Mac = createHmac('sha256', KeyId).update(Buffer.from(Message, 'base64')).digest('base64')
    response.writeHead(isAllowed ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(isAllowed ? { KeyId, Mac, MacAlgorithm: 'HMAC_SHA_256' } : { __type: 'AccessDeniedException' }))
  })
  await listening(server)
  return server
}

/** The extension listens on one port, always the same. */
export async function secretsStub(secrets: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://localhost').searchParams.get('secretId') ?? ''
    const secret = request.headers['x-aws-parameters-secrets-token'] === 'session' ? secrets.get(name) : undefined
    response.writeHead(secret === undefined ? 400 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ SecretString: secret }))
  })
  await listening(server, 2773)
  return server
}
