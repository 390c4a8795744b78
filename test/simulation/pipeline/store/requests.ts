/** The shape of requests as the client sends them, parsed: an operation or a field that is not known here fails loudly. */
import * as z from 'zod'
import type { StoredItem, Value } from './attributeValue.ts'

const value = z.custom<Value>((given) => typeof given === 'object' && given !== null && Object.keys(given).length === 1)
const item = z.record(z.string(), value) as z.ZodType<StoredItem>
const fillings = { ExpressionAttributeNames: z.record(z.string(), z.string()).default({}), ExpressionAttributeValues: item.default({}) }
const table = { TableName: z.string() }
const condition = { ConditionExpression: z.string().optional(), ...fillings }
const projection = { ProjectionExpression: z.string().optional() }

/** Of a table as a whole; how it is laid out follows from its name. */
export const TableRequest = z.looseObject(table)
export const GetRequest = z.strictObject({ ...table, ...projection, Key: item, ConsistentRead: z.boolean().default(false), ...fillings })
export const PutRequest = z.strictObject({ ...table, ...condition, Item: item })
export const DeleteRequest = z.strictObject({ ...table, ...condition, Key: item })
export const UpdateRequest = z.strictObject({
  ...table,
  ...condition,
  Key: item,
  UpdateExpression: z.string(),
  ReturnValues: z.enum(['NONE', 'ALL_NEW']).default('NONE'),
})
const many = {
  ...table,
  ...projection,
  ...fillings,
  ConsistentRead: z.boolean().default(false),
  FilterExpression: z.string().optional(),
  ExclusiveStartKey: item.optional(),
  Limit: z.int().min(1).optional(),
}
export const ScanRequest = z.strictObject(many)
export type ScanRequest = z.infer<typeof ScanRequest>
export const QueryRequest = z.strictObject({
  ...many,
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string(),
  ScanIndexForward: z.boolean().default(true),
})
export type QueryRequest = z.infer<typeof QueryRequest>
export const BatchGetRequest = z.strictObject({
  RequestItems: z.record(
    z.string(),
    z.strictObject({
      Keys: z.array(item).min(1).max(100),
      ConsistentRead: z.boolean().default(false),
      ...projection,
      ExpressionAttributeNames: fillings.ExpressionAttributeNames,
    }),
  ),
})
export const BatchWriteRequest = z.strictObject({
  RequestItems: z.record(
    z.string(),
    z
      .array(z.union([z.strictObject({ PutRequest: z.strictObject({ Item: item }) }), z.strictObject({ DeleteRequest: z.strictObject({ Key: item }) })]))
      .min(1)
      .max(25),
  ),
})
