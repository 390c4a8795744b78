/** Every kind of item that is stored has a row in the one list of what is kept and for how long; what has a date is not read after it, and swept. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nightSweeps, sweepApp } from '../../../functions/watch/sweep.ts'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { packDay, unpackDay } from '../../../shared/dayfiles/pack.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import { answerStore } from '../../../shared/storage/days/answerStore.ts'
import { alertStore } from '../../../shared/storage/mail/alertStore.ts'
import { deliveryCounts } from '../../../shared/storage/facts/deliveryCounts.ts'
import { deliveryLog } from '../../../shared/storage/facts/deliveryLog.ts'
import { erasureRequests } from '../../../shared/storage/forgotten/erasureRequests.ts'
import { erasures } from '../../../shared/storage/forgotten/erasures.ts'
import { keptFor, keptItemOf, keptItems, keptRows } from '../../../shared/storage/forgotten/keptItems.ts'
import { mailStore } from '../../../shared/storage/mail/mailStore.ts'
import { rosterStore } from '../../../shared/storage/decided/rosterStore.ts'
import { sessionStore } from '../../../shared/storage/people/sessionStore.ts'
import { shareLinks } from '../../../shared/storage/people/shareLinks.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { storedRewrite } from '../../../shared/storage/facts/storedRewrite.ts'
import { callerNamed } from '../../builders/contacts.ts'
import { centrale, contactEvent, settings, telefoonLine } from '../testEvents.ts'
import { itemsOf, testStore } from '../testStores.ts'

const store = testStore()
const day = 86_400_000
const start = Date.parse('2026-03-02T10:00:00Z')
const tables = ['events', 'contacts', 'history', 'settings'] as const

/** Beginnings of keys as the tables' own files write them. */
const keysInSource = (file: string) => {
  const text = readFileSync(new URL(`../../../shared/storage/tables/${file}`, import.meta.url), 'utf8')
  return [...text.matchAll(/['`]([A-Z][A-Z_]+)(#?)(?=['`$])/g)].map(([, name = '', hash = '']) => `${name}${hash}`)
}
/** Second halves of keys, and patterns for rights. */
const noPartition = new Set(['EVENT', 'CONTACT', 'IMPORT', 'BOOKMARK', 'HANDOVER', 'STATE', 'DAY', 'FILES'])

describe('what is kept, and for how long', () => {
  it.each([
    ['events', 'eventsTable.ts'],
    ['contacts', 'contactsTable.ts'],
    ['history', 'historyTable.ts'],
    ['settings', 'settingsTable.ts'],
  ] as const)('has a row for every key of %s', (table, file) => {
    const keys = [...new Set(keysInSource(file))].filter((key) => !noPartition.has(key))
    expect(keys.length).toBeGreaterThan(3)
    expect(keys.filter((key) => keptItemOf(table, key.endsWith('#') ? `${key}x` : key) === undefined)).toEqual([])
  })
  it('has a time for every row, and an item for every row but the one that is part of an item', () => {
    expect(Object.keys(keptFor).sort()).toEqual([...keptRows].sort())
    expect(keptRows.filter((row) => keptItems.every((item) => item.row !== row))).toEqual(['bridge'])
  })
})

type Case = {
  readonly key: string
  readonly write: (stores: Stores) => Promise<unknown>
  readonly isRead: (stores: Stores, now: number) => Promise<boolean>
  readonly days: number
}
const delivery = (n: number) => ({ source: centrale, receivedAt: Instant.parse(start), token: `t${n}.0` })
const arrived = contactEvent('c1', 'contact.arrived', '2026-03-02T10:00:00Z')
const some = (list: readonly unknown[]) => list.length > 0
/** How each kind that has a date is written and read: `days` after it was written it is over. */
const cases: readonly Case[] = [
  {
    key: 'EVENT#',
    days: 14,
    write: async (stores) => {
      await stores.events.append(arrived, delivery(1))
      await storedRewrite(stores.tables).expire([arrived.eventId], Math.floor(start / 1000) + 14 * 86_400)
    },
    // From the strip on: whatever is on its way out is of no account any more.
    isRead: async (stores, now) => now < start && some(await Array.fromAsync(stores.events.everything())),
  },
  {
    key: 'PARCEL#',
    days: 14,
    write: async (stores) => {
      await stores.parcels.put(centrale, '2026-03-02', [arrived], 'import')
      await storedRewrite(stores.tables).expireParcels('2026-03-02', Math.floor(start / 1000) + 14 * 86_400)
    },
    isRead: async (stores, now) => some(await storesOf(stores.tables, { now: () => now }).parcels.eventsOn('2026-03-02')),
  },
  {
    key: 'REPEAT#',
    days: 30,
    write: async (stores) => {
      await stores.events.append(arrived, delivery(1))
      await stores.events.append(arrived, delivery(2))
    },
    isRead: async ({ tables: own }, now) => some((await deliveryLog(own).page(centrale, Instant.parse(now))).entries),
  },
  {
    key: 'ASIDE#',
    days: 30,
    write: (stores) => stores.events.setAside({ kind: 'quarantined', reason: 'future', waiting: { events: [] } } as never, delivery(3)),
    isRead: async (stores, now) => some(await stores.events.waitingOn(centrale, '2026-03-02', now)),
  },
  {
    key: 'COUNTS#',
    days: 396,
    write: ({ tables: own }) => deliveryCounts(own).write(centrale, 'one', { utcDate: '2026-03-02', refused: { stale: 1 }, unknownTypes: {}, examples: [] }),
    isRead: async ({ tables: own }, now) => (await deliveryCounts(own).read(centrale, ['2026-03-02'], now)).size > 0,
  },
  {
    key: 'ERASE#',
    days: 2,
    write: ({ tables: own }) => erasures(own).ask({ id: 'e1', at: start, pseudonyms: [callerNamed('ann')] }, 'mia'),
    isRead: async ({ tables: own }, now) => (await erasures(own).asked(now - day)) > 0 || some(await erasures(own).waiting(now)),
  },
  {
    key: 'ANSWER#',
    days: 2,
    write: ({ tables: own }) => answerStore(own, 'one', () => start).write('question', { asOf: start } as never, start + 2 * day),
    isRead: async ({ tables: own }, now) => (await answerStore(own, 'one', () => now).read('question')) !== undefined,
  },
  {
    key: 'HISTORY#',
    days: 366,
    write: async (stores) => {
      await stores.events.append(arrived, delivery(1))
      const columns = unpackDay(packDay({ contacts: [], presence: [], heartbeats: [] }))
      const stripped = {
        written: new Uint16Array(),
        sinceFirst: new Int32Array(),
        atOnce: new Uint16Array(),
        busy: { quarter: new Uint32Array(), most: new Uint16Array() },
      }
      await stores.history.put(
        { line: telefoonLine.id, date: '2026-03-02' as never, period: '2026-02-23', origin: '0', columns: { ...columns, stripped } as never },
        { years: 1, from: start },
      )
    },
    isRead: async (stores, now) => some(await storesOf(stores.tables).history.read(telefoonLine.id, ['2026-03-02' as never], now)),
  },
  {
    key: 'DELETIONS',
    days: 40,
    write: (stores) => stores.deletions.note('strip 2026-03-02T04:00:00.000Z', start),
    isRead: async (stores, now) => some(await stores.deletions.all(now)),
  },
  {
    key: 'ALERTS',
    days: 403,
    write: ({ tables: own }) => alertStore(own).raise({ source: centrale, lines: [], since: start, raisedAt: start } as never),
    isRead: async ({ tables: own }, now) => some(await alertStore(own).all(now)),
  },
  {
    key: 'ROSTER_IMPORTS',
    days: 403,
    write: ({ tables: own }) =>
      rosterStore(own, () => start).save({ importId: 'r1', at: Instant.parse(start), fileName: 'x.csv', added: 1, removed: 0, changed: 0, refused: 0 }, [
        {
          line: telefoonLine.id,
          week: '2026-W10',
          shifts: [{ line: telefoonLine.id, from: Instant.parse(start), until: Instant.parse(start + 3_600_000), people: 1, name: '' }],
        },
      ]),
    isRead: async ({ tables: own }, now) => some(await rosterStore(own, () => now).imports()),
  },
  {
    key: 'MAILS',
    days: 21,
    write: ({ tables: own }) =>
      mailStore(own).plan({ id: 'm1', user: 'mia', kind: 'digest', covers: [], plannedAt: start, state: 'planned', isLast: false } as never),
    isRead: async ({ tables: own }, now) => some(await mailStore(own).ledger(now)),
  },
  {
    key: 'MAIL_STOPS',
    days: 400,
    write: ({ tables: own }) => mailStore(own).addStop({ id: 's1', user: 'mia', kind: 'digest', madeAt: start } as never),
    isRead: async ({ tables: own }, now) => (await mailStore(own).findStop('s1', now)) !== undefined,
  },
  {
    key: 'AUDIT',
    days: 5 * 366,
    write: ({ tables: own }) => auditTrail(own, () => start).append({ at: start, action: 'viewed', object: 'GET /' }),
    isRead: async ({ tables: own }, now) => some(await auditTrail(own, () => now).newest(5)),
  },
  {
    key: 'ERASURES',
    days: 90,
    write: ({ tables: own }) => erasureRequests(own).add({ id: '00000000000000a1', at: start, by: 'mia', needsAnother: false } as never),
    isRead: async ({ tables: own }, now) =>
      some(
        await erasureRequests(own)
          .recent(now)
          .catch(() => ['unreadable']),
      ),
  },
  {
    key: 'SHARES',
    days: 90,
    write: ({ tables: own }) => shareLinks(own).make({ id: 'l1', report: 'r', version: 1, by: 'Mia', madeAt: start, endsAt: start + 90 * day }),
    isRead: async ({ tables: own }, now) => (await shareLinks(own).find('l1', now)) !== undefined,
  },
  {
    key: 'SESSIONS',
    days: 1,
    write: ({ tables: own }) => sessionStore(own).begin({ id: 's1', user: 'mia' as never, revision: 1, startedAt: start, seenAt: start } as never),
    isRead: async ({ tables: own }, now) => some(await sessionStore(own).all(now)),
  },
  {
    key: 'SIGN_INS',
    days: 1,
    write: ({ tables: own }) => sessionStore(own).beginSignIn('p1', { state: 's', verifier: 'v', nonce: 'n', to: '/' } as never, start + day),
    isRead: async ({ tables: own }, now) => (await sessionStore(own).takeSignIn('p1', now)) !== undefined,
  },
]

describe('every kind that has a date of departure', () => {
  it('is tried here', () =>
    expect(cases.map(({ key }) => key).sort()).toEqual(
      keptItems
        .filter(({ leaves }) => leaves)
        .map(({ key }) => key)
        .sort(),
    ))
  it.each(cases)(
    '$key: is not read after it, whether or not the sweep came by (R1), and the sweep takes it away (R2)',
    async ({ key, write, isRead, days }) => {
      const stores = await store.emptyStores()
      await stores.settings.save(settings, 0)
      await write(stores)
      const own = async () =>
        (await Promise.all(tables.map((table) => itemsOf(stores, table))))
          .flat()
          .filter(({ pk, expiresAt }) => expiresAt !== undefined && (key.endsWith('#') ? String(pk).startsWith(key) : pk === key))
      expect(await own()).not.toEqual([])
      const over = start + (days + 1) * day
      expect(await isRead(stores, over)).toBe(false)
      const sweep = (now: number) => sweepApp({ tables: stores.tables, now: () => now, log: () => undefined })()
      await sweep(start + (days - 1) * day - 1)
      if (days > 1) expect(await own()).not.toEqual([])
      await sweep(over)
      expect(await own()).toEqual([])
    },
  )
  it('on AWS the night leaves the audit trail and decisions to the table itself', () => {
    expect(['AUDIT', 'ROSTER_IMPORTS', 'ERASURES', 'MAILS'].map((pk) => nightSweeps('settings', pk))).toEqual([false, false, false, false])
    expect(['ALERTS', 'SHARES', 'SESSIONS', 'SIGN_INS'].map((pk) => nightSweeps('settings', pk))).toEqual([true, true, true, true])
    expect([nightSweeps('events', 'EVENT#x'), nightSweeps('history', 'DELETIONS')]).toEqual([true, true])
  })
})
