/**
 * The client without its way over the wire, five times as fast: a request is written as the store reads it, an answer read back, and a refusal is the
 * client's own. A test holds it against the real client, which every tenth run has.
 */
import * as client from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { StoredItem, Value } from './attributeValue.ts'
import type { AskStore, Retrying } from './storeHandler.ts'
import { StoreRefusal } from './storeRefusal.ts'

type Command = { readonly constructor: { readonly name: string }; readonly input: object }

export function directClient(ask: AskStore, retrying: Retrying): DynamoDBDocumentClient {
  const send = ({ constructor: kind, input }: Command) =>
    retrying(async () => {
      try {
        const operation = operations.get(kind.name) ?? kind.name
        return read(await ask(operation, written(input)))
      } catch (failure) {
        throw failure instanceof StoreRefusal ? asOfClient(failure) : failure
      }
    })
  return Object.assign(Object.create(DynamoDBDocumentClient.prototype) as DynamoDBDocumentClient, { send })
}

const operations: ReadonlyMap<string, string> = new Map([
  ['GetCommand', 'GetItem'],
  ['PutCommand', 'PutItem'],
  ['UpdateCommand', 'UpdateItem'],
  ['DeleteCommand', 'DeleteItem'],
  ['QueryCommand', 'Query'],
  ['ScanCommand', 'Scan'],
  ['BatchGetCommand', 'BatchGetItem'],
  ['BatchWriteCommand', 'BatchWriteItem'],
  ['CreateTableCommand', 'CreateTable'],
  ['DeleteTableCommand', 'DeleteTable'],
  ['DescribeTableCommand', 'DescribeTable'],
])

/** Where items stand in requests and answers; in everything else names and numbers are what they are. */
const itemFields: ReadonlySet<string> = new Set(['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey', 'LastEvaluatedKey', 'Attributes'])
const listFields: ReadonlySet<string> = new Set(['Items', 'Keys'])

const written = (input: unknown): unknown => walked(input, (item) => itemOf(item as Readonly<Record<string, unknown>>))
const read = (answer: object): unknown => walked(answer, (item) => nativeOf(item as StoredItem))

function walked(thing: unknown, convert: (item: unknown) => unknown, name = ''): unknown {
  if (Array.isArray(thing)) return thing.map((one) => (listFields.has(name) ? convert(one) : walked(one, convert)))
  if (typeof thing !== 'object' || thing === null) return thing
  const fields: [string, unknown][] = []
  for (const [field, value] of Object.entries(thing)) {
    if (value === undefined) continue
    if (name === 'Responses') fields.push([field, walked(value, convert, 'Items')])
    else fields.push([field, itemFields.has(field) ? convert(value) : walked(value, convert, field)])
  }
  return Object.fromEntries(fields)
}

const itemOf = (item: Readonly<Record<string, unknown>>): StoredItem =>
  Object.fromEntries(Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, wireValue(value)]])))

function wireValue(value: unknown): Value {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (value === null) return { NULL: true }
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') }
  if (value instanceof Set) return { SS: [...value].map(String) }
  if (Array.isArray(value)) return { L: value.map(wireValue) }
  return { M: itemOf(value as Readonly<Record<string, unknown>>) }
}

const nativeOf = (item: StoredItem) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]))

function plain(value: Value): unknown {
  if ('S' in value) return value.S
  if ('N' in value) return Number(value.N)
  if ('BOOL' in value) return value.BOOL
  if ('NULL' in value) return null
  if ('B' in value) return new Uint8Array(Buffer.from(value.B, 'base64'))
  if ('SS' in value) return new Set(value.SS)
  if ('NS' in value) return new Set(value.NS.map(Number))
  return 'L' in value ? value.L.map(plain) : nativeOf(value.M)
}

function asOfClient({ name, message, status }: StoreRefusal): Error {
  const about = { $metadata: { httpStatusCode: status }, message }
  if (name === 'ConditionalCheckFailedException') return new client.ConditionalCheckFailedException(about)
  if (name === 'ResourceNotFoundException') return new client.ResourceNotFoundException(about)
  return new client.DynamoDBServiceException({ ...about, name, $fault: status < 500 ? 'client' : 'server' })
}
