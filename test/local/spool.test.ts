import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Spilled } from '../../functions/ingest/spill.ts'
import { spool } from '../../infra/local/spool.ts'
import { at, centrale, contactEvent } from '../storage/testEvents.ts'

const record = (n: number): Spilled => ({
  kind: 'event',
  event: contactEvent(`c${n}`, 'contact.arrived', '2026-03-02T10:00:00Z'),
  delivery: { source: centrale, receivedAt: at('2026-03-02T10:00:01Z'), token: `r${n}.0` },
})
const settled = async () => undefined

describe('the spool', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spool-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const drained = async (of = spool(folder)) => {
    const records: Spilled[] = []
    const count = await of.drain(async (one) => records.push(one), settled)
    expect(count).toBe(records.length)
    return records
  }

  it('gives back what it took, in order, once', async () => {
    const own = spool(folder)
    await own.spill([record(1), record(2)])
    await own.spill([record(3)])
    expect(await drained(own)).toEqual([record(1), record(2), record(3)])
    expect(await drained(own)).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })
  it('keeps everything when bringing it home fails, and also takes more meanwhile', async () => {
    const own = spool(folder)
    await own.spill([record(1), record(2)])
    await expect(own.drain((one) => (one.delivery.token === 'r2.0' ? Promise.reject(new Error('away')) : Promise.resolve()), settled)).rejects.toThrow('away')
    await own.spill([record(3)])
    expect(await drained(own)).toEqual([record(1), record(2)])
    expect(await drained(own)).toEqual([record(3)])
  })
  it('keeps everything until it is known that nothing of it can be lost any more', async () => {
    await spool(folder).spill([record(1)])
    await expect(spool(folder).drain(settled, () => Promise.reject(new Error('killed')))).rejects.toThrow('killed')
    expect(await drained()).toEqual([record(1)])
  })
  it('leaves out what a crash cut short: nobody was told that it was kept', async () => {
    await spool(folder).spill([record(1)])
    await appendFile(join(folder, 'spool.jsonl'), JSON.stringify(record(2)).slice(0, 50))
    await spool(folder).spill([record(3)]) // written right behind the remains
    expect((await drained()).map(({ delivery }) => delivery.token)).toContain('r1.0')
  })
  it('writes what comes while the disk is busy in one go, and nobody is answered before it is there', async () => {
    const own = spool(folder)
    await Promise.all(Array.from({ length: 200 }, (_, n) => own.spill([record(n)])))
    expect((await drained(own)).map(({ delivery }) => delivery.token)).toEqual(Array.from({ length: 200 }, (_, n) => `r${n}.0`))
  })
  it('says to each of them that it did not work', async () => {
    const own = spool(join(folder, 'nowhere'))
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, (_, n) => own.spill([record(n)])))
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'))
  })
  it('loses nothing that was written behind such remains', async () => {
    await appendFile(join(folder, 'spool.jsonl'), JSON.stringify(record(2)).slice(0, 50))
    await spool(folder).spill([record(3)])
    expect(await drained()).toEqual([record(3)])
  })
})
