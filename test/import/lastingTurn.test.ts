import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { writeLastingDays } from '../../functions/import/days/lastingDays.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { Settings } from '../../shared/settings/settings.ts'
import type { ImportRecord } from '../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { at, caller, centrale, contactEvent, day, settings as usual } from '../storage/testEvents.ts'

const settings = Settings.parse({ ...usual, privacy: { keyPeriods: [{ from: '2026-03-02', days: 7 }] } })
const [line] = settings.lines
const now = Date.parse('2026-03-16T08:00:00Z')
const strip = (stores: Stores, until: string) => stripApp({ stores, now: () => now, log: () => undefined })({ until: Date.parse(until) })

describe('a file that tells of the day on which the key turned, taken after the first part of it was stripped', () => {
  it('replaces that part alone: the strip of the rest brings in what came after the turn', async () => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    const [before, after] = [
      contactEvent('a', 'contact.arrived', '2026-03-02T03:20:00Z', { caller: caller('ann') }),
      contactEvent('b', 'contact.arrived', '2026-03-02T07:07:00Z', { caller: caller('bea') }),
    ]
    for (const event of [before, after]) await stores.events.append(event, { source: centrale, receivedAt: event.at, token: `t ${event.eventId}` })
    await foldEvents(stores, settings.lines, [before, after])
    const attempts = async () => (await stores.dayFiles.readDays(line!, day('2026-02-20'), day('2026-03-14'))).map(({ columns }) => columns.length)
    await strip(stores, '2026-03-03T00:00:00Z')
    expect(await attempts()).toEqual([1, 1])
    // The list knows of two before the turn.
    const told = [before, contactEvent('c', 'contact.arrived', '2026-03-02T03:40:00Z', { caller: caller('cor') })]
    await stores.parcels.put(centrale, '2026-03-02', told, 'i1')
    const record: ImportRecord = {
      importId: 'i1',
      source: centrale,
      dryRun: false,
      startedAt: at('2026-03-12T10:00:00Z'),
      state: 'taking',
      files: [],
      parts: [],
      touched: {},
    }
    await writeLastingDays(stores, settings, record, [{ line: line!, date: day('2026-03-02') }], now)
    expect(await attempts()).toEqual([2, 1])
    await strip(stores, '2026-03-10T00:00:00Z')
    expect(await attempts()).toEqual([2, 1])
  })
})
