import { fieldsOf, parseJson } from './jsonText.ts'
import { hasContentType } from './contentType.ts'
import type { Reading, WebhookRequest } from './provider.ts'
import type { Fields } from './readFields.ts'

/** A body that is one JSON object, handed to `read`; or why it is none. */
export function readJsonObject({ headers }: WebhookRequest, text: string, read: (fields: Fields) => readonly Reading[]): readonly Reading[] {
  if (!hasContentType(headers, 'application/json')) return [{ understood: false, reason: 'content_type' }]
  const json = parseJson(text)
  if (!json.ok) return [{ understood: false, reason: json.reason }]
  const fields = fieldsOf(json.value)
  return fields === undefined ? [{ understood: false, reason: 'wrong_shape' }] : read(fields)
}
