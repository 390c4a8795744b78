import { describe, expect, it } from 'vitest'
import { type ImportRecord, importRecords } from '../../shared/storage/facts/importRecords.ts'
import { storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { at, centrale } from '../storage/testEvents.ts'

const record: ImportRecord = {
  importId: 'i1',
  source: centrale,
  dryRun: false,
  startedAt: at('2026-03-02T10:00:00Z'),
  state: 'taking',
  files: [{ name: 'list.csv', isRead: false }],
  parts: [],
  touched: {},
}

describe('the record of an import', () => {
  it('is written when its answer was lost and the client sent it again', async () => {
    const records = importRecords(storesInMemory()().tables)
    expect(await records.write(record, 0)).toBe(true)
    expect(await records.write(record, 0)).toBe(true)
    expect((await records.read('i1'))?.revision).toBe(1)
  })
  it('is refused when somebody else has written meanwhile', async () => {
    const records = importRecords(storesInMemory()().tables)
    await records.write(record, 0)
    expect(await records.write({ ...record, state: 'done' }, 0)).toBe(false)
    expect((await records.read('i1'))?.record.state).toBe('taking')
  })
})
