/** What a function may answer is 6 MB, with quotes and line ends written out: a great table goes packed, as every browser takes it. */
import { gzipSync } from 'node:zlib'

type Answer = { readonly headers: Record<string, string | string[]>; readonly body: string; readonly isBase64Encoded: boolean }

/** A text of more than this is packed; every cell of a table may bring two quotes, each of which is written as two characters. */
const mostCharacters = 3_000_000

/** @param accepted what whoever asks can unpack, as its header says */
export function withinTheGateway<Given extends Answer>(answer: Given, accepted: string | readonly string[] | undefined): Given {
  if (answer.isBase64Encoded || answer.body.length <= mostCharacters || !/\bgzip\b/.test(String(accepted ?? ''))) return answer
  const body = gzipSync(answer.body).toString('base64')
  return { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' }, body, isBase64Encoded: true }
}
