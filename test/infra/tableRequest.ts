/** What a request to DynamoDB asks for, as conditions of a policy see it: the partition keys and the attributes it names. */
import type { AwsRequest } from './policies.ts'
import { region } from './resolved.ts'

type Item = Readonly<Record<string, { readonly S?: string }>>
type Write = { readonly PutRequest?: { readonly Item: Item }; readonly DeleteRequest?: { readonly Key: Item } }
type Batch = { readonly Keys?: readonly Item[]; readonly ProjectionExpression?: string; readonly ExpressionAttributeNames?: Names } | readonly Write[]
type Names = Readonly<Record<string, string>>
type Body = {
  readonly TableName?: string
  readonly IndexName?: string
  readonly Item?: Item
  readonly Key?: Item
  readonly Select?: string
  readonly ProjectionExpression?: string
  readonly KeyConditionExpression?: string
  readonly ExpressionAttributeNames?: Names
  readonly ExpressionAttributeValues?: Item
  readonly RequestItems?: Readonly<Record<string, Batch>>
}

export function tableRequests(action: string, body: Body): readonly AwsRequest[] {
  if (body.RequestItems !== undefined)
    return Object.entries(body.RequestItems).map(([table, batch]) => {
      const items: readonly Item[] = isWrites(batch)
        ? batch.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? {})
        : (batch.Keys ?? [])
      const only = isWrites(batch) ? [] : namesIn(batch.ProjectionExpression, batch.ExpressionAttributeNames)
      return request(action, table, undefined, items, [...items.flatMap((item) => Object.keys(item)), ...only])
    })
  const { TableName = '', IndexName, Item, Key, Select, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = body
  const item = Item ?? Key ?? (values?.[':pk'] === undefined ? undefined : { pk: values[':pk'] })
  const asked = [...namesIn(body.ProjectionExpression, names), ...namesIn(body.KeyConditionExpression, names), ...Object.keys(Item ?? Key ?? {})]
  return [request(action, TableName, IndexName, item === undefined ? [] : [item], asked, Select)]
}

const isWrites = (batch: Batch): batch is readonly Write[] => Array.isArray(batch)

function request(action: string, table: string, index: string | undefined, items: readonly Item[], attributes: readonly string[], select?: string): AwsRequest {
  const partitions = items.flatMap(({ pk }) => pk?.S ?? [])
  return {
    action: `dynamodb:${action}`,
    resource: `arn:aws:dynamodb:${region}:000000000000:table/${table}${index === undefined ? '' : `/index/${index}`}`,
    context: {
      'dynamodb:LeadingKeys': partitions,
      'dynamodb:Attributes': [...new Set(attributes)],
      ...(select === undefined ? {} : { 'dynamodb:Select': [select] }),
    },
  }
}

const words = new Set(['AND', 'OR', 'BETWEEN', 'begins_with', 'attribute_exists', 'attribute_not_exists'])
function namesIn(expression = '', names: Names = {}): readonly string[] {
  const found = expression.match(/(?<![:\w])[#\w]+/g) ?? []
  return found.filter((word) => !words.has(word)).map((word) => names[word] ?? word)
}
