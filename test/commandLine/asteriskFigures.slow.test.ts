/** What is known of the recorded Asterisk, out of the report of the real command line. */
import { writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixture, settingsOf } from '../import/importing.ts'
import { dataFolders, fixturePath, type Ran } from './helpline.ts'

const folders = dataFolders()
const { run, report } = folders.next()
const day = ['--from', '2026-11-22', '--to', '2026-11-22']
let imported: Ran
let missed: any
let waits: any

beforeAll(async () => {
  await run(['apply', fixturePath('asterisk/settings.json')])
  imported = await run(['import', fixturePath('asterisk/queue_log'), fixturePath('asterisk/Master.csv'), '--source', 'centrale', '--json'])
  missed = await report('missed', day)
  waits = await report('waits', day)
}, 60_000)

describe('the recorded exchange', () => {
  it('contacts of both files together', () => {
    expect(imported.code).toBe(0)
    expect(missed.metrics.attempts).toBe(238)
  })
  it('answered, left, timed out, and tried while closed', () => {
    expect(missed.metrics.outcome).toMatchObject({ answered: 132, left_in_queue: 59, left_in_menu: 0, turned_away: 47, unknown: 0 })
    expect(missed.metrics.turned_away).toMatchObject({ timeout: 2, not_admitted: 45 })
  })
  it('waits and conversations', () => {
    expect(waits.metrics.answered).toBe(132)
    expect([waits.metrics.asaSeconds, waits.metrics.leavers.meanSeconds].map((seconds) => Math.round(seconds * 1000) / 1000)).toEqual([3.955, 4.339])
    expect(waits.metrics.talkSeconds).toMatchObject({ count: 132, total: 1070 })
  })
  it('of those who left, 53 within ten seconds', async () => {
    // With the line always open and nobody's presence known, a short hang-up is nothing but short.
    const { data, run: runOther, report: reportOther } = folders.next()
    const settings = settingsOf('asterisk')
    const alwaysOpen = settings.lines.map((line) => ({ ...line, hours: [{ from: '2026-11-01', week: '24/7' }], exceptions: [] }))
    const callersOnly = fixture('asterisk/queue_log')
      .toString()
      .split('\n')
      .filter((line) => !/MEMBER|PAUSE/.test(line))
      .join('\n')
    await writeFile(`${data}.json`, JSON.stringify({ ...settings, lines: alwaysOpen }))
    await writeFile(`${data}.queue_log`, callersOnly)
    await runOther(['apply', `${data}.json`])
    await runOther(['import', `${data}.queue_log`, '--source', 'centrale'])
    expect((await reportOther('missed', day)).metrics).toMatchObject({ attempts: 193, short: 53 })
  })
  it('reconciles with itself', async () => expect(await run(['verify'])).toMatchObject({ code: 0, out: '' }))
})
