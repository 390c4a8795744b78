import { gunzipSync, inflateRawSync } from 'node:zlib'
import type { Stores } from '../../shared/storage/stores.ts'
import { itemsOf } from '../storage/testStores.ts'

export type TableName = Parameters<typeof itemsOf>[1]

/** All that is stored in some tables, unpacked, as one text. */
export async function storedText(
  stores: Stores,
  tables: readonly TableName[],
  isLooked: (item: Record<string, unknown>) => boolean = () => true,
): Promise<string> {
  const items = (await Promise.all(tables.map((table) => itemsOf(stores, table)))).flat().filter(isLooked)
  return items.map((item) => JSON.stringify(item, (_, value: unknown) => (value instanceof Uint8Array ? unpacked(value) : value))).join('\n')
}

function unpacked(bytes: Uint8Array): string {
  const raw = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes.length > 1 ? inflateRawSync(bytes.subarray(1)) : Buffer.from(bytes)
  return `${raw.toString('latin1')} ${raw.toString('base64url')}`
}
