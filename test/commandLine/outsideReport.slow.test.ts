/** What a funder gets from the operator's command line, beside what the manager gets of the same days. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bankRows } from '../import/importing.ts'
import { dataFolders, fixturePath } from './helpline.ts'

const folders = dataFolders()
const { run, report } = folders.next()
const april = ['--from', '1999-04-01', '--to', '1999-04-30']
const funder = ['--role', 'funder']

beforeAll(async () => {
  const file = join(folders.folder, 'bank.csv')
  await writeFile(file, bankRows(1500))
  await run(['apply', fixturePath('bank/settings.json')])
  await run(['import', file, '--source', 'bank'])
}, 60_000)

describe('helpline report --role funder', () => {
  it('is protected, and prints the manager’s counts to the nearest 5', async () => {
    const inside = await report('missed', april)
    const outside = await report('missed', [...april, ...funder])
    expect([inside.protected, outside.protected]).toEqual([false, true])
    expect(Math.abs(outside.metrics.attempts - inside.metrics.attempts)).toBeLessThanOrEqual(2)
    expect(outside.metrics.attempts % 5).toBe(0)
    expect(outside.metrics).toMatchObject({ series: expect.any(Number), series_range: { low: expect.any(Number), high: expect.any(Number) } })
    expect(Object.keys(outside.metrics.cause)).toEqual(Object.keys(inside.metrics.cause))
    expect(outside.trend).toEqual([{ ...outside.trend[0], month: '1999-04', attempts: outside.metrics.attempts }])
  }, 60_000)
  it('prints the same figures as text', async () => {
    const { out } = await run(['report', 'waits', '--line', 'telefoon', ...april, ...funder])
    expect(out).toContain('counts under 10 hidden')
    expect(out).toContain(String((await report('waits', [...april, ...funder])).metrics.answered))
  }, 60_000)
  it('refuses days that are no whole month with what to ask for', async () => {
    const words = ['report', 'missed', '--line', 'telefoon', '--from', '1999-04-03', '--to', '1999-04-30', ...funder]
    expect(await run(words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--from 1999-04-01 --to 1999-04-30') })
  }, 60_000)
})
