import { hasContentType } from '../contentType.ts'
import { parseJson } from '../jsonText.ts'
import type { Webhook } from '../provider.ts'
import { newTextSecret } from '../textSecret.ts'
import { keyOf, sign, verify } from './apiKey.ts'
import { readContactEvent } from './contactEvent.ts'

/** For an instance in another account than ours, whose EventBridge sends its contact events to an API destination. */
export const webhook: Webhook = {
  strength: 'token',
  verify,
  keyOf,
  newSecret: newTextSecret,
  sign,
  testBody: '{"detail-type":"Test","source":"bereikbaar","detail":{}}',
  read: ({ headers }, text, source) => {
    if (!hasContentType(headers, 'application/json')) return [{ understood: false, reason: 'content_type' }]
    const json = parseJson(text)
    if (!json.ok) return [{ understood: false, reason: json.reason }]
    const events: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value]
    return events.map((event) => readContactEvent(event, source))
  },
}
