import { describe, expect, it } from 'vitest'
import { Instant, type LineId } from '../../shared/contacts/identifiers.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import { takeRoster } from '../../shared/storage/decided/takeRoster.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const telefoon = 'telefoon' as LineId
const settings = Settings.parse({ organisation: { id: 'lijn', name: 'Lijn' }, lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }] })
const at = (text: string) => Instant.parse(Date.parse(text))
const shift = (from: string, until: string, people = 1): Shift => ({ line: telefoon, from: at(from), until: at(until), people, name: 'Avond' })
const march = [shift('2026-03-02T19:00Z', '2026-03-02T21:00Z'), shift('2026-03-09T19:00Z', '2026-03-09T21:00Z', 2)]
const origin = (importId: string) => ({ importId, at: at('2026-03-01T10:00Z'), fileName: 'rooster.csv', refused: 0 })
const rosters = async () => rosterStore((await store.emptyStores()).tables)
const all = async (own: ReturnType<typeof rosterStore>) => (await own.weeks(telefoon, '2026-W01', '2026-W53')).flatMap(({ shifts }) => shifts)

describe('a stored roster', () => {
  it('is what the file says, and the same file again writes nothing', async () => {
    const own = await rosters()
    expect((await takeRoster(own, settings, march, origin('a'))).weeks).toHaveLength(2)
    expect(await all(own)).toEqual(march)
    expect((await takeRoster(own, settings, march, origin('b'))).weeks).toEqual([])
    expect((await own.imports()).map(({ importId }) => importId)).toEqual(['a'])
  })
  it('of a week is replaced by a file about that week only, and undone to what it was', async () => {
    const own = await rosters()
    await takeRoster(own, settings, march, origin('a'))
    await takeRoster(own, settings, [shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')], origin('b'))
    expect(await all(own)).toEqual([march[0], shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')])
    expect(await own.undo('b', at('2026-03-02T10:00Z'))).toEqual([])
    expect(await all(own)).toEqual(march)
    expect(await own.undo('b', at('2026-03-02T11:00Z'))).toEqual([])
    expect(await all(own)).toEqual(march)
  })
  it('is not undone where somebody changed it since', async () => {
    const own = await rosters()
    await takeRoster(own, settings, march, origin('a'))
    await takeRoster(own, settings, [shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')], origin('b'))
    expect(await own.undo('a', at('2026-03-02T10:00Z'))).toEqual([{ line: telefoon, week: '2026-W11' }])
    expect(await all(own)).toEqual([shift('2026-03-10T19:00Z', '2026-03-10T21:00Z')])
  })
})
