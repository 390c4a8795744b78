import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { withinTheGateway } from '../../functions/site/withinTheGateway.ts'

const limit = 6 * 1024 * 1024
const table = (rows: number) => ({
  statusCode: 200,
  headers: { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' },
  body: Array.from({ length: rows }, (_, n) => `"${n}";"donderdag";"Telefoon";"in gesprek – één";"${n % 7}"\r\n`).join(''),
  isBase64Encoded: false,
})

describe('an answer of the site on AWS', () => {
  it('of a year of a national line by the quarter hour fits through the gateway, and is the same table', () => {
    const great = table(180_000)
    expect(JSON.stringify(great).length).toBeGreaterThan(limit)
    const sent = withinTheGateway(great, 'gzip, deflate, br')
    expect(JSON.stringify(sent).length).toBeLessThan(limit)
    expect(sent.headers).toEqual({ ...great.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(gunzipSync(Buffer.from(sent.body, 'base64')).toString('utf8')).toBe(great.body)
  })
  it('that is small, packed already, or asked for by somebody who cannot unpack it, is left as it is', () => {
    for (const [answer, accepted] of [
      [table(100), 'gzip'],
      [{ ...table(180_000), isBase64Encoded: true }, 'gzip'],
      [table(180_000), undefined],
      [table(180_000), 'identity'],
    ] as const)
      expect(withinTheGateway(answer, accepted)).toBe(answer)
  })
})
