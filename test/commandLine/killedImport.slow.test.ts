/** An import killed at any moment, with the store it runs, is ended by the same command, and everything is as if it had not been killed. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../infra/local/store/openStore.ts'
import { dayFilesIn, fixture } from '../import/importing.ts'
import { begin, dataFolders, fixturePath } from './helpline.ts'

const folders = dataFolders()
const command = ['import', fixturePath('bank-calls-1999-04.csv.gz'), '--source', 'bank', '--json']
const april = ['--from', '1999-04-01', '--to', '1999-04-30']
let whole: any

/** Pseudonyms differ from one data folder to the next, so folders are compared by their reports, and one folder with itself by its bytes. */
async function bytesOf(data: string): Promise<string> {
  const store = await openStore({ data })
  try {
    return createHash('sha256')
      .update(JSON.stringify(await dayFilesIn(store.stores)))
      .digest('hex')
  } finally {
    await store.close()
  }
}
const withoutVersion = ({ dataVersion: _, ...report }: any) => report

beforeAll(async () => {
  const { run, report } = folders.next()
  await run(['apply', fixturePath('bank/settings.json')])
  await run(command)
  whole = withoutVersion(await report('missed', april))
})

describe('an import that is killed', () => {
  it.each([700, 1100, 1500, 1900])('after %d ms and given again ends in the same state', async (milliseconds) => {
    const { data, run, report } = folders.next()
    await run(['apply', fixturePath('bank/settings.json')])
    const { child, ended } = begin([...command, '--data', data])
    await pause(milliseconds)
    child.kill('SIGKILL')
    await ended
    const again = await run(command)
    expect(again).toMatchObject({ code: 0 })
    const { rows, stored, duplicate, refused, skipped } = JSON.parse(again.out)
    expect(stored + duplicate + refused + skipped).toBe(rows)
    expect(withoutVersion(await report('missed', april))).toEqual(whole)
    expect(await run(['verify'])).toMatchObject({ code: 0, out: '' })
    const before = await bytesOf(data)
    expect((await run(['rebuild'])).code).toBe(0)
    expect(await bytesOf(data)).toBe(before)
  })
  it('and not given again still leaves days that hold all that was stored', async () => {
    const { data, run } = folders.next()
    await run(['apply', fixturePath('bank/settings.json')])
    const { child, ended } = begin([...command, '--data', data])
    await pause(1700)
    child.kill('SIGKILL')
    await ended
    expect(await run(['verify'])).toMatchObject({ code: 0, out: '' })
  })
})

describe('an import that is interrupted', () => {
  it('finishes its step, says how to go on, and goes on', async () => {
    const { data, run } = folders.next()
    const [header, ...rows] = fixture('bank-calls-1999-04.csv.gz').toString().trimEnd().split('\n')
    const large = `${data}.csv`
    await writeFile(large, [header, ...['A', 'B', 'D', 'E'].flatMap((letter) => rows.map((row) => letter + row))].join('\n'))
    await run(['apply', fixturePath('bank/settings.json')])
    const { child, ended, told } = begin(['import', large, '--source', 'bank', '--data', data])
    while (!told().includes('importing')) await pause(20)
    child.kill('SIGINT')
    const { code, err } = await ended
    expect(code).toBe(1)
    expect(err).toMatch(/stopped after \d+ rows; what was read is stored\. To go on, give the same command again/)
    const again = await run(['import', large, '--source', 'bank'])
    expect(again).toMatchObject({
      code: 0,
      err: expect.stringContaining('Going on with an import that was stopped'),
      out: expect.stringContaining(`${4 * 32_036} rows = ${4 * 31_731} stored + 0 known already`),
    })
    expect(await run(['verify'])).toMatchObject({ code: 0, out: '' })
  }, 120_000)
})
