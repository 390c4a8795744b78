import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { providerKeys } from '../../shared/privacy/providerKeys.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Report } from '../../shared/providers/provider.ts'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { kmsVault } from '../../shared/storage/aws/kmsVault.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const source = SourceId.parse('centrale')
const turn = Date.parse('2026-03-04T10:00:00Z')
const hour = 3_600_000
const settingsWith = (providerKeyTurns: readonly string[]) =>
  Settings.parse({
    organisation: { id: 'proef', name: 'Proef' },
    lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }],
    sources: [{ id: 'centrale', provider: 'generic', lines: { t: 'telefoon' } }],
    privacy: { providerKeyTurns },
  })
const [fixed, turned] = [settingsWith([]), settingsWith(['2026-03-04T10:00:00Z'])]

const report = (contact: string, type: 'contact.arrived' | 'contact.answered' | 'contact.ended', at: number): Report => ({
  kind: 'contact',
  identity: `${contact} ${type}`,
  contact,
  type,
  at: at as never,
  queue: 't',
  ...(type === 'contact.arrived' ? { caller: '+999123456789' } : {}),
})
/** Calls before the turn, over it and after it; chats of hours; and somebody on duty. */
const reports: readonly Report[] = [
  ...[-80, -50, -30, -3, -0.5, -0.01, 0, 0.5, 5, 30, 60, 90].flatMap((hours, n) => [
    report(`c${n}`, 'contact.arrived', turn + hours * hour),
    report(`c${n}`, 'contact.answered', turn + hours * hour + 60_000),
    report(`c${n}`, 'contact.ended', turn + hours * hour + (n % 2 === 0 ? 20 : 2) * 60_000 * (n === 3 ? 20 : 1)),
  ]),
  { kind: 'presence', identity: 'p1', type: 'agent.signed_in', at: (turn - hour) as never, agent: 'ann' },
]
const eventsOf = (settings: Settings, own: readonly Report[]) => pseudonymiser(turnedVault()).pseudonymise(settings.sources[0]!, settings, own)

async function told(settings: Settings, deliveries: readonly Report[]) {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const outcomes: string[] = []
  for (const [n, one] of deliveries.entries()) {
    const events = await eventsOf(settings, [one])
    for (const event of events) outcomes.push(await stores.events.append(event, { source, receivedAt: (turn + 100 * hour) as never, token: `r${n}.0` }))
    await foldEvents(stores, settings.lines, events)
  }
  const days = await stores.dayFiles.readDays(settings.lines[0]!, '2026-02-28' as never, '2026-03-09' as never)
  // Rows of one second stand in the order of their digests; the person is told by a digest, too.
  const rows = days.map(({ date, columns }) => [
    date,
    Array.from({ length: columns.length }, (_, n) => [columns.at[n], columns.outcome[n], columns.waitSeconds[n], columns.talkSeconds[n]]).sort(),
    columns.presence.at.length,
  ])
  expect((await verify(stores, settings)).differences).toEqual([])
  return { rows, outcomes }
}

describe('keys for ids of telephone systems (K10)', () => {
  it('a turn changes no figure: contacts on both sides of it stay one', async () => {
    expect((await told(turned, reports)).rows).toEqual((await told(fixed, reports)).rows)
    expect(new Set((await eventsOf(turned, reports)).map(({ eventId }) => eventId)).size).toBe(reports.length)
  }, 60_000)
  it('dedupe has no hole: whatever is delivered again, in any order and after the turn, counts once', async () => {
    const expected = (await told(fixed, reports)).rows
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...reports, ...reports, ...reports], { minLength: reports.length * 3 }), async (deliveries) => {
        const { rows, outcomes } = await told(turned, deliveries)
        expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(reports.length)
        expect(outcomes.filter((outcome) => outcome === 'repeat')).toHaveLength(reports.length * 2)
        expect(rows).toEqual(expected)
      }),
      { numRuns: 4, seed: 10 },
    )
  }, 120_000)
  it('the key follows from the moment an event tells: the old one stays usable for whatever happened before', async () => {
    const keys = providerKeys(turned.privacy)
    expect([keys.at(turn - 1), keys.at(turn)]).toEqual([{ purpose: 'provider' }, { purpose: 'provider', since: String(turn) }])
    const [before] = await eventsOf(fixed, [reports[0]!])
    const [after] = await eventsOf(turned, [reports[0]!])
    expect(after?.eventId).toBe(before?.eventId)
  })
  it('a queue that is set up later is known under every key there was', async () => {
    const names = await pseudonymiser(turnedVault()).queuesByDigest(turned.sources[0]!, turned, ['t'])
    const own = pseudonymiser(turnedVault())
    for (const at of [turn - hour, turn + hour]) {
      const apart = await own.setApart(turned.sources[0]!, turned, report('x', 'contact.arrived', at))
      expect(names.get(apart?.queue ?? '')).toBe('t')
    }
    expect(names.size).toBe(2)
  })
  it('a working key on AWS is another after a turn, and is in memory for at most 15 minutes', async () => {
    const asked: string[] = []
    let now = 0
    const mac = async (_: string, message: Uint8Array) => {
      asked.push(Buffer.from(message).toString())
      return Buffer.alloc(32, asked.length)
    }
    const vault = kmsVault({ callerKeyPrefix: 'test', identityKeyId: 'identities' }, mac, () => now)
    const use = { purpose: 'provider', since: '5' } as const
    await vault.hmac({ purpose: 'provider' }, Buffer.from('x'))
    await vault.hmac(use, Buffer.from('x'))
    now = 14 * 60_000
    await vault.hmac(use, Buffer.from('x'))
    expect(asked).toEqual(['v1\u001fkey\u001fprovider', 'v1\u001fkey\u001fprovider\u001f5'])
    now = 15 * 60_000
    await vault.hmac(use, Buffer.from('x'))
    expect(asked).toHaveLength(3)
  })
})
