/** Only the attributes that were asked for. */
import type { StoredItem } from './attributeValue.ts'

export function projected(item: StoredItem, expression: string | undefined, names: Readonly<Record<string, string>>): StoredItem {
  if (expression === undefined) return item
  const wanted = expression.split(',').map((word) => names[word.trim()] ?? word.trim())
  return Object.fromEntries(wanted.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
}
