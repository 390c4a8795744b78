import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asUtf8, utf16Of } from '../../functions/import/reading/utf16.ts'
import { testStore } from '../storage/testStores.ts'
import { bankRows, dayFilesIn, importerOver, importFiles, settingsOf } from './importing.ts'

/** As Excel saves "Unicode text", and as other machines order the two bytes of a letter. */
const saved = {
  'utf-16le': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
} as const
const orders = ['utf-16le', 'utf-16be'] as const

describe('a file of history in UTF-16', () => {
  const store = testStore()
  const table = bankRows(600)
  const tabbed = table.replaceAll(',', '\t')
  const imported = async (content: string | Uint8Array, options: { partBytes?: number } = {}) => {
    const stores = await store.emptyStores()
    await stores.settings.save(settingsOf('bank'), 0)
    const { counts, parts, refused } = await importFiles(importerOver(stores), 'bank', [{ name: 'bank.txt', content }], options)
    return { counts, refused, files: await dayFilesIn(stores), parts }
  }
  it.each(orders)('%s gives the rows and the days of the same file in UTF-8, in one part and in many', async (order) => {
    const { parts: _one, ...own } = await imported(tabbed)
    expect([own.counts.rows, own.counts.refused]).toEqual([600, 0])
    for (const partBytes of [undefined, 20_001]) {
      const { parts, ...other } = await imported(saved[order](tabbed), partBytes === undefined ? {} : { partBytes })
      expect(other).toEqual(own)
      expect(parts > 3).toBe(partBytes !== undefined)
    }
  })
  it('names the line of a refused row, whatever letters stand before it', async () => {
    const lines = table.trimEnd().split('\n')
    const [header = '', first = ''] = lines
    const broken = [header, first, '“één”,🙂,x', ...lines.slice(2, 300)].join('\n')
    const plain = await imported(broken, { partBytes: 17_000 })
    for (const order of orders)
      expect(await imported(saved[order](broken), { partBytes: 17_001 })).toMatchObject({ refused: plain.refused, files: plain.files })
    expect(plain.refused).toMatchObject([{ line: 3 }])
  })
  it('is told by its first two bytes alone', () => {
    expect(orders.map((order) => utf16Of(saved[order]('x')))).toEqual(orders)
    expect([Buffer.from('\uFEFFx'), Buffer.from('x'), Buffer.alloc(0)].map(utf16Of)).toEqual([undefined, undefined, undefined])
  })
})

describe('a part in UTF-16', () => {
  it.each(orders)('%s, cut anywhere, says how far it was used in bytes as they were sent', (encoding) =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, cut, use) => {
        const sent = saved[encoding](text)
        const first = asUtf8({ bytes: sent.subarray(0, cut % (sent.length + 1)), isLast: false, encoding })
        const letters = Array.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(first.bytes))
        const used = Buffer.byteLength(letters.slice(0, use % (letters.length + 1)).join(''))
        const rest = asUtf8({ bytes: sent.subarray(first.sentBytesOf(used)), isLast: true, encoding })
        expect(Buffer.concat([first.bytes.subarray(0, used), rest.bytes]).toString()).toBe(text)
      }),
      { seed: 1, numRuns: 300 },
    ),
  )
})
