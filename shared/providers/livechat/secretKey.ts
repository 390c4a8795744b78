/** LiveChat signs nothing: the secret that was given when the webhook was made stands in every body. It is compared and goes with the body. */
import type { KeyObject } from 'node:crypto'
import { fieldsOf, parseJson } from '../jsonText.ts'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { textIn } from '../readFields.ts'
import { isOneOf, textKey } from '../textSecret.ts'

/** What may be parsed before it is known who sent it. */
const mostBytes = 64 * 1024

/** Before the body is there, nothing can be said: whoever knows the key is LiveChat, whatever type the content claims to be of. */
export function verify({ body }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  if (keys.length === 0) return 'wrong'
  if (body.length > mostBytes) return 'malformed'
  const json = parseJson(new TextDecoder().decode(body))
  if (!json.ok) return 'malformed'
  const given = textIn(fieldsOf(json.value), 'secret_key')
  if (given === undefined) return 'missing'
  return isOneOf(keys, given) ? 'authentic' : 'wrong'
}

/** The draft's body with the secret in it. */
export function sign({ url, body }: Draft, secret: string): SignedRequest | undefined {
  const json = parseJson(body)
  const fields = json.ok ? fieldsOf(json.value) : undefined
  const key = textKey(secret)
  if (key === undefined || fields === undefined) return undefined
  const signed = JSON.stringify({ ...Object.fromEntries(fields), secret_key: key.export().toString() })
  return { url, headers: new Map([['content-type', 'application/json']]), body: signed }
}
