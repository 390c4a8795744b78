import { describe, expect, it } from 'vitest'
import { eraseApp } from '../../functions/erase/app.ts'
import { askErasure } from '../../functions/erase/ask.ts'
import { foldEvents } from '../../functions/fold/fold.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { isContactEvent } from '../../shared/contacts/contactEvent.ts'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Report } from '../../shared/providers/provider.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { erasures } from '../../shared/storage/forgotten/erasures.ts'
import { type Stores, storesOf } from '../../shared/storage/stores.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'

const store = testStore()
const settings = Settings.parse({
  organisation: { id: 'proef', name: 'Proef' },
  lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }],
  sources: [{ id: 'centrale', provider: 'generic', lines: { t: 'telefoon' } }],
  privacy: { keyPeriods: [{ from: '2026-01-05', days: 28 }] },
})
const source = SourceId.parse('centrale')
const now = Date.parse('2026-03-04T12:00:00Z')
const [known, unknown] = ['+999123456789', '+999987654321']
const report = (contact: string, type: 'contact.arrived' | 'contact.answered' | 'contact.ended', time: string, caller: string): Report => ({
  kind: 'contact',
  identity: `${contact} ${type}`,
  contact,
  type,
  at: Date.parse(time) as never,
  queue: 't',
  ...(type === 'contact.arrived' ? { caller } : {}),
})

/** Two calls of one person, on either side of a turn, and one of somebody else. */
async function filled(): Promise<Stores> {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const { pseudonymise } = pseudonymiser(turnedVault())
  const reports = ['2026-02-27', '2026-03-03'].flatMap((date, n) => [
    report(`k${n}`, 'contact.arrived', `${date}T10:41:07Z`, known),
    report(`k${n}`, 'contact.answered', `${date}T10:42:10Z`, known),
    report(`k${n}`, 'contact.ended', `${date}T10:50:00Z`, known),
  ])
  const events = await pseudonymise(settings.sources[0]!, settings, [...reports, report('other', 'contact.arrived', '2026-03-03T11:00:00Z', '+999555555555')])
  for (const [n, event] of events.entries()) await stores.events.append(event, { source, receivedAt: event.at, token: `r${n}.0` })
  await foldEvents(stores, settings.lines, events)
  return stores
}
let id = 0
const asking = (stores: Stores, moment = now) => {
  const ask = askErasure({
    erasures: erasures(stores.tables),
    vault: turnedVault(),
    keeper: { alive: async () => [{ period: '2026-02-02', linkGroup: 'telefoon' }] },
    now: () => moment,
  })
  return (own: Settings, number: string, needsAnother = false) => ask(own, { id: `e${++id}`, number, by: 'mia', needsAnother })
}
const erasing = (stores: Stores, logged: object[] = [], moment = now) =>
  eraseApp({ stores, erasures: erasures(stores.tables), now: () => moment, log: (record) => logged.push(record) })
const days = async (stores: Stores) =>
  (await stores.dayFiles.readDays(settings.lines[0]!, '2026-02-20' as never, '2026-03-04' as never)).map(({ columns }) => columns)

describe('erasure on request (P9)', () => {
  it('answers alike and does alike, whether or not anything is known', async () => {
    const traces = await Promise.all(
      [known, unknown].map(async (number) => {
        const stores = await filled()
        const trace: string[] = []
        const answer = await asking(storesOf({ ...stores.tables, client: tracing(stores, trace) }))(settings, number)
        return { answer, trace }
      }),
    )
    expect(traces[0]!.answer).toBe('accepted')
    expect(traces[1]).toEqual(traces[0])
    expect(traces[0]!.trace.length).toBeGreaterThan(2)
  })
  it('keeps neither the number nor, once done, the pseudonym; and the log tells nothing', async () => {
    const both = await Promise.all(
      [known, unknown].map(async (number) => {
        const stores = await filled()
        await asking(stores)(settings, number)
        const logged: object[] = []
        await erasing(stores, logged)()
        const left = JSON.stringify([await itemsOf(stores, 'events'), await itemsOf(stores, 'history')])
        expect(left).not.toContain('999123456789')
        expect(left).not.toContain('pseudonyms')
        return { logged, ledger: (await stores.deletions.all(now)).length }
      }),
    )
    expect(both[0]).toEqual(both[1])
  })
  it('makes what it finds unlinked under every live key: the start cut to the hour, waits and counts as they were', async () => {
    const stores = await filled()
    const before = await days(stores)
    await asking(stores)(settings, known)
    expect(await erasing(stores)()).toBe(1)
    const after = await days(stores)
    expect(after.map(({ length }) => length)).toEqual(before.map(({ length }) => length))
    const rows = after.flatMap((day) =>
      Array.from({ length: day.length }, (_, n) => ({
        at: day.at[n]!,
        wait: day.waitSeconds[n]!,
        talk: day.talkSeconds[n]!,
        caller: day.caller[n]!,
        flags: day.flags[n]!,
      })),
    )
    const own = rows.filter(({ talk }) => talk > 0)
    expect(own).toHaveLength(2)
    for (const row of own) expect(row).toMatchObject({ wait: 63, talk: 470, caller: -1, flags: 4 })
    expect(own.every(({ at }) => at % 3600 === 0)).toBe(true)
    expect(rows.filter(({ caller }) => caller >= 0)).toHaveLength(1)
    const stored = (await itemsOf(stores, 'events')).flatMap(({ event }) => (typeof event === 'string' ? [JSON.parse(event)] : []))
    expect(stored.filter((event) => isContactEvent(event) && event.callerBefore !== undefined && event.caller === 'unlinked')).toEqual([])
    expect((await verify(stores, settings)).differences).toEqual([])
    expect(await erasing(stores)()).toBe(0)
  })
  it('is taken five times a day, and not for what is no number', async () => {
    const stores = await filled()
    const ask = asking(stores)
    expect(await ask(settings, 'hallo')).toBe('no_number')
    for (let n = 0; n < 5; n++) expect(await ask(settings, unknown)).toBe('accepted')
    expect(await ask(settings, known)).toBe('too_many')
    expect(await ask(settings, unknown)).toBe('too_many')
  })
})

describe('erasure that needs a second person (A2, P9)', () => {
  const dayMs = 86_400_000
  const waitingIn = async (stores: Stores) => (await itemsOf(stores, 'events')).find(({ pk }) => pk === 'ERASE#WAITING')
  it('waits for somebody else, and is done once they said yes', async () => {
    const stores = await filled()
    expect(await asking(stores)(settings, known, true)).toBe('accepted')
    expect(await erasing(stores)()).toBe(0)
    const { confirm } = erasures(stores.tables)
    const own = String((await waitingIn(stores))!['sk'])
    expect(await confirm(own, 'mia', now + 1000)).toBe(false)
    expect(await confirm('e0', 'noor', now + 1000)).toBe(false)
    expect(await confirm(own, 'noor', now + 1000)).toBe(true)
    expect(await confirm(own, 'noor', now + 1000)).toBe(false)
    expect(await erasing(stores)()).toBe(1)
    expect(await waitingIn(stores)).toBeUndefined()
  })
  it('lapses after a day, and nothing of it stays', async () => {
    const stores = await filled()
    await asking(stores)(settings, known, true)
    const own = String((await waitingIn(stores))!['sk'])
    expect(await erasures(stores.tables).confirm(own, 'noor', now + dayMs)).toBe(false)
    expect(await erasing(stores, [], now + dayMs - 1)()).toBe(0)
    expect(await waitingIn(stores)).toBeDefined()
    expect(await erasing(stores, [], now + dayMs)()).toBe(0)
    expect(await waitingIn(stores)).toBeUndefined()
  })
  it('is forgotten when it is withdrawn, and what was confirmed cannot be', async () => {
    const stores = await filled()
    await asking(stores)(settings, known, true)
    const { confirm, withdraw } = erasures(stores.tables)
    const own = String((await waitingIn(stores))!['sk'])
    expect(await withdraw(own)).toBe(true)
    expect(await waitingIn(stores)).toBeUndefined()
    await asking(stores)(settings, known, true)
    const next = String((await waitingIn(stores))!['sk'])
    await confirm(next, 'noor', now)
    expect(await withdraw(next)).toBe(false)
  })
  it('holds a number nowhere while it waits', async () => {
    const stores = await filled()
    await asking(stores)(settings, known, true)
    expect(JSON.stringify([await itemsOf(stores, 'events'), await itemsOf(stores, 'settings')])).not.toContain('999123456789')
  })
})

/** What is asked of the store, without ids and pseudonyms: kind, size, place. */
function tracing(stores: Stores, trace: string[]) {
  const { client } = stores.tables
  const send = (command: { input: object }) => {
    trace.push(
      `${command.constructor.name} ${JSON.stringify(command.input)
        .replaceAll(/"e\d+"/g, '"id"')
        .replaceAll(/[A-Za-z0-9_-]{22}/g, 'p')}`.replaceAll(/test-[0-9a-f-]+/g, 'table'),
    )
    return client.send(command as never)
  }
  return new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) })
}
