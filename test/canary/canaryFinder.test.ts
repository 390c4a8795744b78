import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { type Tables, tablesNamed } from '../../shared/storage/tables/tables.ts'
import { zip } from '../builders/spreadsheet.ts'
import { canaryFinder } from './canaryFinder.ts'
import { plantedNumber, plantedTexts, spellingsOf } from './planted.ts'

const finder = canaryFinder([plantedNumber, ...plantedTexts])
const found = (content: Uint8Array | string) => finder.findIn(content).length > 0
const around = (text: string) => ['', 'x', 'xy', 'xyz'].map((before) => `${before}${text} and more`)

describe('the finder of planted texts would find a leak (T1)', () => {
  it('in every spelling of the number', () => {
    for (const spelling of spellingsOf(plantedNumber)) expect([spelling, found(`{"a":"${spelling}"}`)]).toEqual([spelling, true])
  })
  const forms: Readonly<Record<string, (text: string) => Uint8Array | string>> = {
    'as it is': (text) => text,
    'in other letters': (text) => text.toUpperCase(),
    'in percents': (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    'as a form': (text) => new URLSearchParams({ text }).toString(),
    'as entities': (text) => Array.from(text, (letter) => `&#${letter.codePointAt(0)};`).join(''),
    'as entities in hex': (text) => Array.from(text, (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`).join(''),
    'as JSON escapes': (text) => Array.from(text, (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
    'as JSON': (text) => JSON.stringify({ text }),
    'in UTF-16': (text) => Buffer.from(text, 'utf16le'),
    'in hex': (text) => Buffer.from(text).toString('hex'),
    'in gzip': (text) => Buffer.concat([Buffer.from('before'), gzipSync(text), Buffer.from('after')]),
    'in gzip in base64': (text) => `{"body":"${gzipSync(text).toString('base64')}"}`,
    'in a zip': (text) => zip({ 'xl/sharedStrings.xml': text }),
  }
  it.each(Object.entries(forms))('%s', (_, write) => {
    for (const text of [plantedNumber, ...plantedTexts]) expect([text, found(write(text))]).toEqual([text, true])
  })
  it.each(['base64', 'base64url'] as const)('in %s, wherever in it', (form) => {
    for (const text of [...spellingsOf(plantedNumber).filter((one) => one.length > 11), ...plantedTexts])
      for (const within of around(text)) expect([within, found(Buffer.from(within).toString(form))]).toEqual([within, true])
  })
  it.each(['md5', 'sha1', 'sha256', 'sha512'])('as a plain %s, also cut short', (name) => {
    for (const text of [...spellingsOf(plantedNumber), ...plantedTexts]) {
      const digest = createHash(name).update(text).digest()
      for (const written of [digest.toString('hex').slice(0, 20), digest.toString('base64url').slice(0, 16), digest.subarray(0, 12)])
        expect([text, found(written)]).toEqual([text, true])
    }
  })
  it('in the values of a program, and in the bytes in them', () => {
    for (const value of [
      { deep: [new Map([['k', { caller: plantedNumber }]])] },
      { file: Buffer.from('Kanariepiet Vogelaar') },
      new Error('cannot read "+999555012345"'),
      { n: Number(plantedNumber) },
      { columns: Float64Array.of(Number(plantedNumber)) },
    ])
      expect(finder.findInValue(value)).not.toEqual([])
  })
  it('in the files of the embedded store, packed or cut into pieces, also once it was deleted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'canary-'))
    const inStore = async (work: (tables: Tables) => Promise<unknown>) => {
      const dynamo = await embeddedDynamo({ path: folder })
      const tables = tablesNamed(dynamoClient({ endpoint: dynamo.endpoint }), 'canary')
      await ensureTables(tables)
      await work(tables)
      tables.client.destroy()
      await dynamo.stop()
    }
    const looked = async () => {
      const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
      return files.some(found)
    }
    const item = (n: number) => ({ pk: `k${n}`, sk: 's', text: `${'kan'.repeat(40)} ari ${'epiet'.repeat(n % 7)}` })
    const leaked = { ...item(100), text: `${item(100).text} +99955 5012345 then +999555012345` }
    const put = (tables: Tables, Item: object) => tables.client.send(new PutCommand({ TableName: tables.events, Item }))
    await inStore(async (tables) => {
      for (let n = 0; n < 200; n++) await put(tables, n === 100 ? leaked : item(n))
      await put(tables, item(100))
    })
    expect(await looked()).toBe(true) // in the log
    await inStore(async () => undefined)
    expect((await readdir(folder)).some((name) => name.endsWith('.ldb'))).toBe(true)
    expect(await looked()).toBe(true) // in a table, where a start made one of the log
    await rm(folder, { recursive: true, force: true })
  })
  it('and finds nothing where there is nothing', () => {
    for (const text of ['+999555012346', 'a helpline of Canaria', '{"at":"2026-03-02T10:00:00Z","n":1700000000000}', Buffer.alloc(10_000, 7)])
      expect(finder.findIn(text)).toEqual([])
  })
})
