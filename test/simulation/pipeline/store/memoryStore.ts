/**
 * A DynamoDB in memory that answers requests as they go over the wire: the operations, expressions and limits that the product uses, and a refusal for
 * everything else. It has no clock, no chance and no waiting: who asks decides how stale an eventually consistent read is and what a batch leaves out.
 */
import { contactsTable } from '../../../../shared/storage/tables/contactsTable.ts'
import { eventsTable } from '../../../../shared/storage/tables/eventsTable.ts'
import { historyTable } from '../../../../shared/storage/tables/historyTable.ts'
import { settingsTable } from '../../../../shared/storage/tables/settingsTable.ts'
import { itemBytes, type StoredItem } from './attributeValue.ts'
import { conditionOf } from './condition.ts'
import { kept } from './kept.ts'
import type { Fillings } from './operands.ts'
import { projected } from './projection.ts'
import { type PageSizes, query, scan } from './reads.ts'
import {
  BatchGetRequest,
  BatchWriteRequest,
  DeleteRequest,
  GetRequest,
  PutRequest,
  QueryRequest,
  ScanRequest,
  TableRequest,
  UpdateRequest,
} from './requests.ts'
import { conditionFailed, invalid, StoreRefusal } from './storeRefusal.ts'
import { updateOf } from './update.ts'
import { type Sight, VersionedTable } from './versionedTable.ts'

export type Chances = {
  /** What a read sees that need not be consistent; absent: everything. */
  readonly sight?: Sight
  /** Of a batch of so many: how many are not done this time, and have to be asked again. Absent: none. */
  readonly leftOut?: (count: number) => number
}
export type MemoryStore = {
  readonly table: (name: string) => VersionedTable
  /** @throws StoreRefusal */
  readonly answer: (operation: string, input: unknown, chances?: Chances) => object
}

const layouts = [eventsTable, contactsTable, historyTable, settingsTable]
const mostItemBytes = 400 * 1024
const usualPage = { pageBytes: 2 ** 20 }
const conditions = kept(conditionOf)
const updates = kept(updateOf)

/** With the four tables of one deployment, `<prefix>-events` and so on. @param now by which what is seen of the past is measured */
export function memoryStore(prefix: string, sizes: PageSizes = usualPage, now: () => number = () => 0): MemoryStore {
  const tables = new Map(layouts.map((layout) => [`${prefix}-${layout.suffix}`, new VersionedTable(layout, now)]))
  const table = (name: string) => {
    const found = tables.get(name)
    if (found === undefined) throw new StoreRefusal('ResourceNotFoundException', 'Requested resource not found')
    return found
  }
  const operations: ReadonlyMap<string, (input: unknown, chances: Chances) => object> = new Map<string, (input: unknown, chances: Chances) => object>([
    [
      'GetItem',
      (input, { sight }) => {
        const { TableName, Key, ConsistentRead, ProjectionExpression, ExpressionAttributeNames } = GetRequest.parse(input)
        const item = table(TableName).get(Key, ConsistentRead ? undefined : sight)
        return item === undefined ? {} : { Item: projected(item, ProjectionExpression, ExpressionAttributeNames) }
      },
    ],
    [
      'PutItem',
      (input) => {
        const request = PutRequest.parse(input)
        const own = table(request.TableName)
        check(request, own.get(request.Item))
        write(own, request.Item)
        return {}
      },
    ],
    [
      'DeleteItem',
      (input) => {
        const request = DeleteRequest.parse(input)
        const own = table(request.TableName)
        check(request, own.get(request.Key))
        own.put(request.Key, undefined)
        return {}
      },
    ],
    [
      'UpdateItem',
      (input) => {
        const request = UpdateRequest.parse(input)
        const own = table(request.TableName)
        const before = own.get(request.Key)
        check(request, before)
        const after = updates(request.UpdateExpression)(before ?? request.Key, fillingsOf(request))
        write(own, after)
        return request.ReturnValues === 'ALL_NEW' ? { Attributes: after } : {}
      },
    ],
    ['Query', (input, { sight }) => reading(QueryRequest.parse(input), sight, (request, seen) => query(table(request.TableName), request, seen, sizes))],
    ['Scan', (input, { sight }) => reading(ScanRequest.parse(input), sight, (request, seen) => scan(table(request.TableName), request, seen, sizes))],
    [
      'BatchGetItem',
      (input, { sight, leftOut = none }) => {
        const { RequestItems } = BatchGetRequest.parse(input)
        const parts = Object.entries(RequestItems).map(([name, { Keys, ConsistentRead, ProjectionExpression, ExpressionAttributeNames }]) => {
          const own = table(name)
          refuseTwice(own, Keys)
          const done = Keys.length - leftOut(Keys.length)
          const found = Keys.slice(0, done)
            .map((key) => own.get(key, ConsistentRead ? undefined : sight))
            .filter((item) => item !== undefined)
          const left = { Keys: Keys.slice(done), ConsistentRead, ...(ProjectionExpression && { ProjectionExpression, ExpressionAttributeNames }) }
          return { name, found: found.map((item) => projected(item, ProjectionExpression, ExpressionAttributeNames)), left }
        })
        return {
          Responses: Object.fromEntries(parts.map(({ name, found }) => [name, found])),
          UnprocessedKeys: Object.fromEntries(parts.flatMap(({ name, left }) => (left.Keys.length === 0 ? [] : [[name, left]]))),
        }
      },
    ],
    [
      'BatchWriteItem',
      (input, { leftOut = none }) => {
        const { RequestItems } = BatchWriteRequest.parse(input)
        const left = Object.entries(RequestItems).map(([name, requests]) => {
          const own = table(name)
          refuseTwice(
            own,
            requests.map((request) => ('PutRequest' in request ? request.PutRequest.Item : request.DeleteRequest.Key)),
          )
          const done = requests.length - leftOut(requests.length)
          for (const request of requests.slice(0, done))
            if ('PutRequest' in request) write(own, request.PutRequest.Item)
            else own.put(request.DeleteRequest.Key, undefined)
          return [name, requests.slice(done)] as const
        })
        return { UnprocessedItems: Object.fromEntries(left.filter(([, requests]) => requests.length > 0)) }
      },
    ],
  ])
  const made = (name: string) => {
    const layout = layouts.find(({ suffix }) => name.endsWith(`-${suffix}`))
    if (layout === undefined) throw invalid('no table of ours')
    return new VersionedTable(layout, now)
  }
  const ofTables: ReadonlyMap<string, (name: string) => void> = new Map([
    ['CreateTable', (name: string) => void tables.set(name, made(name))],
    ['DeleteTable', (name: string) => void (table(name) && tables.delete(name))],
    ['DescribeTable', (name: string) => void table(name)],
  ])
  return {
    table,
    answer: (operation, input, chances = {}) => {
      const ofTable = ofTables.get(operation)
      if (ofTable !== undefined) {
        const { TableName } = TableRequest.parse(input)
        ofTable(TableName)
        return { Table: { TableName, TableStatus: 'ACTIVE' } }
      }
      const act = operations.get(operation)
      if (act === undefined) throw new StoreRefusal('UnknownOperationException', operation)
      return act(input, chances)
    },
  }
}

const none = () => 0

const reading = <Request extends { readonly ConsistentRead: boolean }>(
  request: Request,
  sight: Sight | undefined,
  read: (request: Request, sight: Sight | undefined) => object,
) => read(request, request.ConsistentRead ? undefined : sight)

type Conditional = {
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames: Fillings['names']
  readonly ExpressionAttributeValues: Fillings['values']
}
const fillingsOf = ({ ExpressionAttributeNames: names, ExpressionAttributeValues: values }: Conditional): Fillings => ({ names, values })

function check(request: Conditional, item: StoredItem = {}): void {
  if (request.ConditionExpression !== undefined && !conditions(request.ConditionExpression)(item, fillingsOf(request))) throw conditionFailed()
}

function write(table: VersionedTable, item: StoredItem): void {
  if (itemBytes(item) > mostItemBytes) throw invalid('Item size has exceeded the maximum allowed size')
  table.put(item, item)
}

function refuseTwice(table: VersionedTable, keys: readonly StoredItem[]): void {
  const names = keys.map((key) => JSON.stringify(table.keyOf(key)))
  if (new Set(names).size < names.length) throw invalid('Provided list of item keys contains duplicates')
}
