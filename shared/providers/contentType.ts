/** Whether a body says it is of this media type, in UTF-8 or without a word on how its characters are written. */
import type { RequestHeaders } from './provider.ts'

export function hasContentType(headers: RequestHeaders, wanted: string): boolean {
  const [media, ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  return media === wanted && (charset === undefined || /^"?utf-?8"?$/.test(charset))
}
