/** Query and scan: what is asked for, in order, a page at a time. */
import type { TableLayout } from '../../../../shared/storage/tables/tables.ts'
import { compareValues, itemBytes, type StoredItem, textOf } from './attributeValue.ts'
import { conditionOf } from './condition.ts'
import { kept } from './kept.ts'
import type { Fillings } from './operands.ts'
import { projected } from './projection.ts'
import type { QueryRequest, ScanRequest } from './requests.ts'
import { invalid } from './storeRefusal.ts'
import { placeOf, type Sight, type VersionedTable } from './versionedTable.ts'

export type Page = { readonly Items: readonly StoredItem[]; readonly Count: number; readonly ScannedCount: number; readonly LastEvaluatedKey?: StoredItem }
export type PageSizes = { /** A page ends once it holds more. */ readonly pageBytes: number }

const conditions = kept(conditionOf)

export function scan(table: VersionedTable, request: ScanRequest, sight: Sight | undefined, sizes: PageSizes): Page {
  const keys = [table.layout.partitionKey, table.layout.sortKey]
  const order = (a: StoredItem, b: StoredItem) => placeIn(table.layout, a) - placeIn(table.layout, b) || byKeys(keys)(a, b)
  return pageOf(table.everything(sight), request, { keys, order }, sizes)
}

const placeIn = ({ partitionKey }: TableLayout, item: StoredItem) => placeOf(textOf(item[partitionKey]) ?? '')

export function query(table: VersionedTable, request: QueryRequest, sight: Sight | undefined, sizes: PageSizes): Page {
  const { index } = table.layout
  if (request.IndexName !== undefined && request.IndexName !== index?.name) throw invalid('The table does not have the specified index')
  if (request.IndexName !== undefined && request.ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes')
  const layout = request.IndexName !== undefined && index !== undefined ? index : table.layout
  const fillings = fillingsOf(request)
  const isAsked = conditions(request.KeyConditionExpression)
  const pk = partitionAsked(request, layout.partitionKey)
  const among = layout === table.layout ? table.partition(pk, sight) : table.everything(sight).filter((item) => textOf(item[layout.partitionKey]) === pk)
  const wanted = among.filter((item) => item[layout.sortKey] !== undefined && isAsked(item, fillings))
  const keys = [...new Set([layout.partitionKey, layout.sortKey, table.layout.partitionKey, table.layout.sortKey])]
  const forward = byKeys([layout.sortKey, table.layout.partitionKey, table.layout.sortKey])
  const order = request.ScanIndexForward ? forward : (a: StoredItem, b: StoredItem) => forward(b, a)
  return pageOf([...wanted].sort(order), request, { keys, order }, sizes)
}

/** Every query names its partition first, by a value of its own. */
function partitionAsked({ KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues }: QueryRequest, partitionKey: string): string {
  const [, name = '', value = ''] = /^\s*(#?\w+)\s*=\s*(:\w+)/.exec(KeyConditionExpression) ?? []
  const pk = textOf(ExpressionAttributeValues[value])
  if ((ExpressionAttributeNames[name] ?? name) !== partitionKey || pk === undefined) throw invalid('Query condition missed key schema element')
  return pk
}

const byKeys = (names: readonly string[]) => (a: StoredItem, b: StoredItem) => {
  for (const name of names) {
    const [one, other] = [a[name], b[name]]
    const order = one === undefined || other === undefined ? 0 : (compareValues(one, other) ?? 0)
    if (order !== 0) return order
  }
  return 0
}

type Order = { readonly keys: readonly string[]; readonly order: (a: StoredItem, b: StoredItem) => number }

function pageOf(all: readonly StoredItem[], request: ScanRequest | QueryRequest, { keys, order }: Order, { pageBytes }: PageSizes): Page {
  const { ExclusiveStartKey: after, Limit = Number.POSITIVE_INFINITY } = request
  const left = after === undefined ? all : all.filter((item) => order(after, item) < 0)
  const seen: StoredItem[] = []
  let bytes = 0
  for (const item of left) {
    seen.push(item)
    bytes += itemBytes(item)
    if (seen.length >= Limit || bytes > pageBytes) break
  }
  const fillings = fillingsOf(request)
  const isKept = request.FilterExpression === undefined ? () => true : conditions(request.FilterExpression)
  const found = seen.filter((item) => isKept(item, fillings))
  const last = seen.length < left.length || seen.length >= Limit ? seen.at(-1) : undefined
  return {
    Items: found.map((item) => projected(item, request.ProjectionExpression, request.ExpressionAttributeNames)),
    Count: found.length,
    ScannedCount: seen.length,
    ...(last === undefined ? {} : { LastEvaluatedKey: Object.fromEntries(keys.flatMap((name) => (last[name] === undefined ? [] : [[name, last[name]]]))) }),
  }
}

const fillingsOf = ({ ExpressionAttributeNames: names, ExpressionAttributeValues: values }: ScanRequest | QueryRequest): Fillings => ({ names, values })
