/** The watch over a real store: figures become the overview of a week, and being stopped loses and doubles nothing. */
import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { mailApp, type MailDependencies } from '../../functions/watch/mail.ts'
import { User } from '../../shared/access/user.ts'
import type { Mail } from '../../shared/mail/mail.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { staffingReader } from '../../shared/metrics/staffing/staffingReader.ts'
import { alertStore } from '../../shared/storage/mail/alertStore.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { mailStore } from '../../shared/storage/mail/mailStore.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { caller, centrale, contactEvent, settings, signedIn, telefoon } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
/** Tuesday, 12:00 on the wall. */
const tuesday = Date.parse('2026-06-09T10:00:00Z')
const minute = 60_000
const open = {
  ...settings,
  lines: settings.lines.map((line) => ({ ...line, hours: [{ from: '2000-01-01', week: 'Mo-Su 09:00-17:00', onHolidays: 'closed' }] })),
} as typeof settings

async function watching(roles: User['roles'] = ['manager', 'privacy']) {
  const stores = await store.emptyStores()
  await stores.settings.save(open, 0)
  const users = userStore(stores.tables)
  await users.save(
    User.parse({ id: 'mia', email: 'mia@helpline.example', name: 'Mia', roles, identity: { issuer: 'i', subject: 's' }, invitedAt: tuesday, revision: 1 }),
  )
  const sent: Mail[] = []
  const clock = { now: tuesday }
  const look = (otherwise: Partial<MailDependencies> = {}) =>
    mailApp({
      settings: stores.settings,
      load: reportLoader(stores.dayFiles),
      staffing: staffingReader(stores.dayFiles, rosterStore(stores.tables)),
      alerts: alertStore(stores.tables),
      trail: auditTrail(stores.tables),
      users,
      mails: mailStore(stores.tables),
      send: (mail) => Promise.resolve(void sent.push(mail)),
      siteAddress: () => 'https://bereikbaar.example',
      random: (bytes) => Buffer.alloc(bytes, sent.length + 1),
      now: () => clock.now,
      log: () => undefined,
      ...otherwise,
    })()
  return { stores, sent, clock, look }
}
const alertOf = (since: number) => ({ source: centrale, lines: [telefoon], since, raisedAt: since + 15 * minute })
const attempts = (stores: Stores, dates: readonly string[]) => {
  const moments = dates.flatMap((date) => Array.from({ length: 5 }, (_, n) => `${date}T10:0${n}:00Z`))
  const events = moments.map((when) => contactEvent(when, 'contact.arrived', when, { caller: caller(when), source: centrale }))
  return foldEvents(stores, open.lines, events)
}

describe('a watch that is stopped', () => {
  it('before it sent sends at the next look; after it sent, but before that was written down, the same again under the same id', async () => {
    const { stores, sent, look, clock } = await watching()
    const alerts = alertStore(stores.tables)
    await alerts.raise(alertOf(tuesday - 30 * minute))
    await expect(look({ send: () => Promise.reject(new Error('away')) })).rejects.toThrow('some mail was not sent')
    expect(sent).toEqual([])
    // Another silence meanwhile: it comes in a mail of its own.
    await alerts.raise({ ...alertOf(tuesday - 20 * minute), source: 'website' as never })
    const mails = mailStore(stores.tables)
    clock.now += 5 * minute
    await expect(look({ mails: { ...mails, markSent: () => Promise.reject(new Error('stopped')) } })).rejects.toThrow()
    clock.now += 5 * minute
    await look()
    clock.now += 5 * minute
    await look()
    const byId = Map.groupBy(sent, ({ id }) => id)
    expect([...byId.values()].map(({ length }) => length)).toEqual([2, 2])
    for (const [first, second] of byId.values()) expect(first?.text.replace(/stop\/silence\/\S+/, '')).toBe(second?.text.replace(/stop\/silence\/\S+/, ''))
  })
  it('beside another one sends each mail once', async () => {
    const { stores, sent, look } = await watching()
    await alertStore(stores.tables).raise(alertOf(tuesday - 30 * minute))
    await Promise.all([look(), look()])
    expect(sent).toHaveLength(1)
  })
})

describe('what is in the store', () => {
  it('becomes the overview of a week, in four sentences and once', async () => {
    const { stores, sent, look, clock } = await watching()
    await attempts(stores, ['2026-05-25', '2026-06-01', '2026-06-02', '2026-06-03', '2026-06-05', '2026-06-08'])
    for (let n = 0; n < 3; n++) {
      await look()
      clock.now += 5 * minute
    }
    expect(sent.map(({ kind, subject }) => [kind, subject.replaceAll('\u00a0', ' ')])).toEqual([['digest', 'Weekoverzicht van 1 – 7 jun 2026']])
    expect(sent[0]?.text).toContain(
      'In de 92% van vorige week die is gemeten, probeerden ongeveer 20 mensen contact te zoeken; hoeveel van hen we niet spraken, staat niet in deze mail',
    )
    expect(sent[0]?.text).toContain('https://bereikbaar.example/?lang=nl&from=2026-06-01&to=2026-06-07')
  })
  it('is no overview where nothing was ever measured', async () => {
    const { sent, look } = await watching()
    await look()
    expect(sent).toEqual([])
  })
  it('tells of a line that is open with nobody signed in, where it was told who is there', async () => {
    const { stores, sent, look } = await watching(['planner'])
    const mails = mailStore(stores.tables)
    await mails.choose({ user: 'mia' as never, kinds: { presence: true } })
    const here = signedIn('a', '2026-06-09T07:00:00Z')
    const gone = { ...signedIn('a', '2026-06-09T09:30:00Z'), type: 'agent.signed_out' as const }
    for (const event of [here, gone]) await stores.contacts.putPresence(event, '2026-06-09' as never)
    await stores.dayFiles.bump(telefoon, ['2026-06-09' as never])
    await look()
    expect(sent.map(({ kind, subject }) => [kind, subject])).toEqual([['presence', 'Er is niemand aangemeld terwijl een lijn open is']])
    expect(sent[0]?.text).toContain('Telefoon is open, maar er is al minstens 15\u00a0minuten niemand aangemeld.')
  })
  it('tells the privacy officer what stands out in the trail', async () => {
    const { stores, sent, look } = await watching()
    await auditTrail(stores.tables).append({ at: tuesday, user: 'mia', roles: ['admin', 'manager'], action: 'roles_changed', object: 'user', standsOut: true })
    await look()
    await look()
    expect(sent.map(({ kind }) => kind)).toEqual(['notice'])
  })
})
