/**
 * An AWS account on this machine, as far as our functions ask anything of one. Every function has a door of its own to it, so that whatever is asked is
 * noted under its name and can be held against its role.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { placeOf } from '../../shared/storage/tables/dynamoClient.ts'
import { keyStub } from './keyStub.ts'
import { bodyOf, listening } from './localServer.ts'
import type { AwsRequest } from './policies.ts'
import { type QueueStub, queueStub } from './queueStub.ts'
import { region, resolver, type Template } from './resolved.ts'
import { tableRequests } from './tableRequest.ts'

export type Asked = AwsRequest & { /** Logical id of the function. */ readonly who: string }
type Answer = { readonly status: number; readonly body: object | Buffer }

const arn = (service: string, name: string) => `arn:aws:${service}:${region}:000000000000:${name}`
const refused: Answer = { status: 400, body: { __type: 'AccessDeniedException' } }

/** @param endpoint of the store that holds the tables */
export async function accountStub(template: Template, endpoint: string) {
  const asked: Asked[] = []
  const servers: Server[] = []
  const keys = keyStub(template)
  const queues = new Map<string, QueueStub>()
  for (const { Type, Properties } of Object.values(template.Resources))
    if (Type === 'AWS::SQS::Queue' && typeof Properties['QueueName'] === 'string') queues.set(Properties['QueueName'], await queueStub(Properties['QueueName']))
  const secrets = new Map<string, string>()
  const mails: unknown[] = []
  /** Functions whose tables throttle everything they write. */
  const throttled = new Set<string>()
  /** Functions whose writes into tables get no answer. */
  const silent = new Set<string>()
  const queueNamed = async (name: string) => {
    const queue = queues.get(name) ?? (await queueStub(name))
    queues.set(name, queue)
    return queue
  }

  const toTables = async (who: string, action: string, text: Buffer): Promise<Answer> => {
    for (const request of tableRequests(action, JSON.parse(text.toString('utf8')))) asked.push({ who, ...request })
    if (throttled.has(who) && /Put|Update|Delete|Write/.test(action))
      return { status: 400, body: { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException' } }
    if (silent.has(who) && /Put|Update|Delete|Write/.test(action)) return new Promise<never>(() => undefined)
    const { endpoint: address, credentials } = placeOf(endpoint)
    const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0`
    const headers = {
      'x-amz-target': `DynamoDB_20120810.${action}`,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20260101T000000Z',
      authorization,
    }
    const answer = await fetch(address, { method: 'POST', headers, body: new Uint8Array(text) })
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
  }
  const toQueue = async (who: string, action: string, path: string, text: Buffer): Promise<Answer> => {
    const { QueueUrl } = JSON.parse(text.toString('utf8')) as { QueueUrl: string }
    const name = QueueUrl.split('/').at(-1) ?? ''
    // For rights a batch is sent as its messages are.
    asked.push({ who, action: `sqs:${action.replace(/Batch$/, '')}`, resource: arn('sqs', name) })
    const queue = await queueNamed(name)
    const answer = await fetch(`${queue.address}${path}`, { method: 'POST', headers: { 'x-amz-target': `AmazonSQS.${action}` }, body: new Uint8Array(text) })
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
  }
  const toKeys = (who: string, roleArn: string, action: string, text: Buffer): Answer => {
    const body = JSON.parse(text.toString('utf8'))
    for (const request of keys.requests(action, body)) asked.push({ who, ...request })
    const answer = keys.ask(action, body, roleArn)
    return answer === undefined ? refused : { status: 200, body: answer }
  }
  /** Logs in which nothing stands yet. */
  const toLogs = (who: string, action: string, text: Buffer): Answer => {
    const { logGroupName } = JSON.parse(text.toString('utf8')) as { logGroupName: string }
    const read = resolver(template)
    const [id] = Object.entries(template.Resources).find(([own, { Type }]) => Type === 'AWS::Logs::LogGroup' && read({ Ref: own }) === logGroupName) ?? []
    asked.push({ who, action: `logs:${action}`, resource: read({ 'Fn::GetAtt': [id, 'Arn'] }) })
    return { status: 200, body: { events: [] } }
  }
  const toSecrets = (who: string, action: string, text: Buffer): Answer => {
    const { SecretId, Name = SecretId } = JSON.parse(text.toString('utf8')) as { SecretId: string; Name?: string }
    asked.push({ who, action: `secretsmanager:${action}`, resource: arn('secretsmanager', `secret:${Name}`) })
    const SecretString = secrets.get(Name)
    return SecretString === undefined ? { status: 400, body: { __type: 'ResourceNotFoundException' } } : { status: 200, body: { Name, SecretString } }
  }
  const functions: { invoke: (id: string, event: unknown) => Promise<unknown> } = { invoke: () => Promise.reject(new Error('not started')) }
  const toOthers = async (who: string, path: string, service: string, action: string, text: Buffer): Promise<Answer> => {
    const [, invoked] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path) ?? []
    if (invoked !== undefined) {
      asked.push({ who, action: 'lambda:InvokeFunction', resource: arn('lambda', `function:${invoked}`) })
      return { status: 200, body: Buffer.from(JSON.stringify((await functions.invoke(invoked, JSON.parse(text.toString('utf8')))) ?? null)) }
    }
    if (path.startsWith('/v2/email')) {
      const mail = JSON.parse(text.toString('utf8')) as { FromEmailAddress: string }
      mails.push(mail)
      const identity = Object.entries(template.Resources).find(([, { Type }]) => Type === 'AWS::SES::EmailIdentity')?.[0]
      asked.push({ who, action: 'ses:SendRawEmail', resource: arn('ses', `identity/${identity}`), context: { 'ses:FromAddress': [mail.FromEmailAddress] } })
      return { status: 200, body: { MessageId: 'one' } }
    }
    asked.push({ who, action: `${service}:${action}`, resource: path })
    return { status: 501, body: {} }
  }
  const answerTo = async (who: string, roleArn: string, request: IncomingMessage): Promise<Answer> => {
    const [service = '', action = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
    const text = await bodyOf(request)
    if (service.startsWith('DynamoDB_')) return toTables(who, action, text)
    if (service === 'AmazonSQS') return toQueue(who, action, request.url ?? '/', text)
    if (service === 'Logs_20140328') return toLogs(who, action, text)
    if (service === 'TrentService') return toKeys(who, roleArn, action, text)
    return service === 'secretsmanager' ? toSecrets(who, action, text) : toOthers(who, request.url ?? '/', service, action, text)
  }

  return {
    asked,
    functions,
    keys,
    secrets,
    mails,
    throttled,
    silent,
    queueNamed,
    /** @returns where a function finds all of it */
    doorFor: async (who: string, role: string): Promise<string> => {
      const server = createServer(async (request, response) => {
        const { status, body } = await answerTo(who, `arn:aws:iam::000000000000:role/${role}`, request)
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(Buffer.isBuffer(body) ? body : JSON.stringify(body))
      })
      await listening(server)
      servers.push(server)
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    textAt: (address: string) => resolver(template, (name) => `${address}/000000000000/${name}`),
    stop: () => {
      for (const queue of queues.values()) queue.stop()
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}
