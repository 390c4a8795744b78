/**
 * `X-Twilio-Signature`: base64 of HMAC-SHA-1, under the account's auth token, over the address exactly as it was called and, for a form, its
 * parameters by name. A JSON body is covered by its SHA-256 in the address instead. Nothing in it says when it was signed.
 */
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { compareText } from '../../contacts/compareText.ts'
import type { Draft, SignatureVerdict, SignedRequest, WebhookRequest } from '../provider.ts'
import { isSameText } from '../textSecret.ts'
import { type FormParameters, parseForm } from './form.ts'

export function verify({ headers, body, url }: WebhookRequest, keys: readonly KeyObject[]): SignatureVerdict {
  const given = headers.get('x-twilio-signature')
  if (!given) return 'missing'
  if (!/^[A-Za-z0-9+/]{27}=$/.test(given)) return 'malformed'
  const bodyDigest = bodyDigestIn(url)
  const isJson = /^[^;]*json/i.test(headers.get('content-type') ?? '')
  if (isJson && bodyDigest === undefined) return 'malformed'
  if (keys.length === 0) return 'wrong'
  if (bodyDigest !== undefined && !isSameText(createHash('sha256').update(body).digest('hex'), bodyDigest)) return 'wrong'
  const parameters = bodyDigest === undefined ? parametersIn(body) : []
  if (parameters === undefined) return 'wrong'
  const texts = spellingsOf(url).map((address) => signedText(address, parameters))
  return keys.some((key) => texts.some((text) => isSameText(signatureOf(text, key), given))) ? 'authentic' : 'wrong'
}

/** The form of a request as the provider signs it. */
export function sign({ url, body }: Draft, secret: string): SignedRequest | undefined {
  const key = keyOf(secret)
  const parameters = parseForm(body)
  if (key === undefined || parameters === undefined) return undefined
  const headers = new Map([
    ['content-type', 'application/x-www-form-urlencoded; charset=UTF-8'],
    ['x-twilio-signature', signatureOf(signedText(url, parameters), key)],
  ])
  return { url, headers, body }
}

/** The auth token of the account. The SID of an account or of an API key, often pasted in its place, is none. */
export function keyOf(secret: string): KeyObject | undefined {
  const token = secret.trim()
  return /^[!-~]{5,128}$/.test(token) && !/^(AC|SK)[0-9a-f]{32}$/.test(token) ? createSecretKey(Buffer.from(token)) : undefined
}

const signatureOf = (text: string, key: KeyObject) => createHmac('sha1', key).update(text).digest('base64')

/** Each name, in the order of its code units, with each of its different values behind it. */
function signedText(address: string, parameters: FormParameters): string {
  const valuesOf = Map.groupBy(parameters, ([name]) => name)
  const parts = [...valuesOf.keys()].sort(compareText).flatMap((name) => {
    const values = new Set(valuesOf.get(name)?.map(([, value]) => value))
    return [...values].sort(compareText).map((value) => name + value)
  })
  return address + parts.join('')
}

function parametersIn(body: Uint8Array): FormParameters | undefined {
  try {
    return parseForm(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body))
  } catch {
    return undefined
  }
}

const bodyDigestIn = (url: string) => /[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/.exec(url)?.[1]

/** The address with and without its standard port, both of which get signed, and with an apostrophe as itself where a parser on the way wrote it as `%27`. */
function spellingsOf(url: string): readonly string[] {
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/i.exec(url) ?? []
  if (scheme === '') return [url]
  const port = scheme.toLowerCase() === 'https://' ? ':443' : ':80'
  const other = authority.endsWith(port) ? authority.slice(0, -port.length) : /:\d+$/.test(authority) ? authority : authority + port
  const addresses = [url, `${scheme}${other}${rest}`]
  return [...new Set([...addresses, ...addresses.map((address) => address.replaceAll('%27', "'"))])]
}
