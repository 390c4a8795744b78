/** What is worth a mail, each under an id that it keeps. */
import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import { type Role, roles } from '../../shared/access/role.ts'
import { User } from '../../shared/access/user.ts'
import type { LineId, SourceId } from '../../shared/contacts/identifiers.ts'
import { gapEvents } from '../../shared/mail/gapEvents.ts'
import { invitationEvents } from '../../shared/mail/invitationEvents.ts'
import { kindsFor, MailChoices, wants } from '../../shared/mail/mailChoices.ts'
import { mailPerson, ownerAsPerson } from '../../shared/mail/mailPerson.ts'
import { noticeEvents } from '../../shared/mail/noticeEvents.ts'
import { type LineNow, presenceEvents } from '../../shared/mail/presenceEvents.ts'
import { silenceEvents } from '../../shared/mail/silenceEvents.ts'
import { notTold } from '../../shared/staffing/presence.ts'
import { shortOf } from './digests.ts'

const [minute, hour] = [60_000, 3_600_000]
const now = Date.parse('2026-06-09T10:00:00Z')
const line = 'telefoon' as LineId

describe('a line that is open while nobody is signed in', () => {
  const steps = (...told: readonly (readonly [number, number])[]): LineNow['steps'] => ({
    at: Uint32Array.from(told.map(([minutes]) => (now + minutes * minute) / 1000)),
    signedIn: Uint16Array.from(told.map(([, there]) => there)),
    present: Uint16Array.from(told.map(([, there]) => there)),
  })
  const events = (own: Partial<LineNow>, at = now) =>
    presenceEvents(
      [
        {
          line,
          steps: steps([-300, 2], [-20, 0]),
          open: [{ from: now - 5 * hour, until: now + hour }],
          measured: [{ from: now - 300 * hour, until: at }],
          ...own,
        },
      ],
      15,
      at,
    )
  it('is told after so many minutes, under the moment it was left', () => {
    expect(events({})).toEqual([{ kind: 'presence', id: `presence telefoon ${now - 20 * minute}`, line, since: now - 20 * minute }])
    expect(events({ steps: steps([-300, 2], [-14, 0]) })).toEqual([])
    expect(events({}, now + 10 * minute)[0]?.id).toBe(events({})[0]?.id)
  })
  it('counts from when it opened, where nobody came', () => {
    const open = [{ from: now - 15 * minute, until: now + hour }]
    expect(events({ open })[0]?.since).toBe(now - 15 * minute)
    expect(events({ open: [{ from: now - 14 * minute, until: now + hour }] })).toEqual([])
  })
  it('is not told while closed, while the source is silent, where somebody is there, or where nobody ever told', () => {
    expect(events({ open: [{ from: now - 5 * hour, until: now }] })).toEqual([])
    expect(events({ measured: [{ from: now - 300 * hour, until: now - hour }] })).toEqual([])
    expect(events({ measured: [{ from: now - 5 * minute, until: now }] })).toEqual([])
    expect(events({ steps: steps([-300, 2], [-20, 0], [-5, 1]) })).toEqual([])
    expect(events({ steps: steps() })).toEqual([])
  })
  it('of stripped days knows who was free, where it is not kept who was signed in', () => {
    const told = steps([-300, 2], [-20, 0])
    expect(events({ steps: { ...told, signedIn: Uint16Array.from([notTold, notTold]) } })).toHaveLength(1)
  })
})

describe('a shortage', () => {
  const [from, until] = [Date.parse('2026-03-29T16:00:00Z'), Date.parse('2026-03-29T20:00:00Z')]
  it('is told once for each opening, by what costs most in it', () => {
    const figures = shortOf(2, 14)
    const [worst] = figures.gaps
    const later = { ...worst!, from: worst!.from + hour, people: { ...worst!.people, value: 1 } }
    const [event, ...others] = gapEvents({ ...figures, gaps: [worst!, later] }, [{ from, until }], from - hour)
    expect(others).toEqual([])
    expect(event).toMatchObject({ id: `gap telefoon ${from}`, gap: { short: 2 } })
    // What costs most may change; what was told stays told.
    expect(gapEvents({ ...figures, gaps: [later] }, [{ from, until }], from - hour)[0]?.id).toBe(event?.id)
  })
  it('that is more than three days away is told when it comes that near', () => {
    const figures = shortOf(2, 14)
    const [worst] = figures.gaps
    const told = (hoursBefore: number) => gapEvents(figures, [{ from, until }], (worst?.from ?? 0) - hoursBefore * hour)
    expect([told(73).length, told(72).length]).toEqual([0, 1])
  })
  it('that has begun is no news', () => expect(gapEvents(shortOf(2, 14), [{ from, until }], until)).toEqual([]))
})

describe('a silence', () => {
  const alert = { source: 'centrale' as SourceId, lines: [line], since: now - hour, raisedAt: now - 30 * minute }
  it('is told for a day, and its recovery too', () => {
    expect(silenceEvents([alert], now)).toMatchObject([{ what: 'silent', id: `silent centrale ${now - hour}`, isOver: false }])
    const over = { ...alert, recoveredAt: now, until: now - minute }
    expect(silenceEvents([over], now)).toMatchObject([
      { what: 'silent', isOver: true },
      { what: 'recovered', of: `silent centrale ${now - hour}`, until: now - minute },
    ])
    expect(silenceEvents([over], now + 25 * hour)).toEqual([])
  })
})

describe('what an administrator did alone (A2)', () => {
  const record = (number: number, own: Partial<AuditRecord>) =>
    ({ number, at: now, action: 'user_invited', object: 'user', standsOut: true, ...own }) as AuditRecord & { number: number }
  it('is told of what stands out in the trail, and of nothing else', () => {
    const { standsOut: _standsOut, ...usual } = record(2, {})
    const events = noticeEvents(
      [record(1, {}), usual, record(3, { action: 'erasure_asked' }), record(4, { action: 'key_destroyed' }), record(5, { at: now - 49 * hour })],
      now,
    )
    expect(events.map(({ id, about }) => [id, about])).toEqual([
      ['notice 1', 'people'],
      ['notice 3', 'erasure'],
      ['notice 4', 'keys'],
    ])
  })
})

describe('an invitation', () => {
  const user = (own: object) =>
    User.parse({ id: 'noor', email: 'noor@helpline.example', name: 'Noor', roles: ['planner'], invitedAt: now, revision: 1, ...own })
  it('is told to whoever has not come yet, for a week', () => {
    expect(invitationEvents([user({})], now)).toEqual([{ kind: 'invitation', id: `invitation noor ${now}`, user: 'noor' }])
    expect(invitationEvents([user({}), user({ removedAt: now }), user({ identity: { issuer: 'i', subject: 's' } })], now)).toHaveLength(1)
    expect(invitationEvents([user({})], now + 8 * 24 * hour)).toEqual([])
  })
  it('is all that goes to an address that nobody has proven to be theirs', () => {
    expect(mailPerson(user({ roles: ['manager'] }), undefined)?.kinds).toEqual(new Set(['invitation']))
    expect(mailPerson(user({ removedAt: now }), undefined)).toBeUndefined()
  })
  it('who sits at the machine needs none, and says where mail should go', () => {
    const owner = user({ id: 'owner', roles: ['manager', 'admin'] })
    expect(ownerAsPerson(owner, undefined)).toBeUndefined()
    const choices = MailChoices.parse({ user: 'owner', address: 'a@helpline.example', kinds: { digest: false } })
    expect(ownerAsPerson(owner, choices)).toMatchObject({ to: 'a@helpline.example', kinds: new Set(['silence', 'presence', 'gap']) })
  })
})

describe('who may be told what', () => {
  it('nobody is mailed figures that no page shows them (A2)', () => {
    for (const role of ['admin', 'privacy', 'funder'] as const)
      for (const kind of ['digest', 'gap', 'presence'] as const) expect([role, kind, kindsFor([role]).includes(kind)]).toEqual([role, kind, false])
  })
  it('unless chosen otherwise: manager the week and alerts, planner gaps, administrator silences, privacy officer notices', () => {
    const usual = (role: Role) => kindsFor([role]).filter((kind) => wants([role], undefined, kind))
    expect(Object.fromEntries(roles.map((role) => [role, usual(role)]))).toEqual({
      manager: ['digest', 'silence', 'presence', 'gap'],
      planner: ['gap'],
      funder: [],
      privacy: ['notice'],
      admin: ['silence'],
    })
  })
  it('a choice holds against what is usual, and not against the roles', () => {
    expect(wants(['planner'], { kinds: { digest: true, gap: false } }, 'digest')).toBe(true)
    expect(wants(['planner'], { kinds: { digest: true, gap: false } }, 'gap')).toBe(false)
    expect(wants(['admin'], { kinds: { digest: true } }, 'digest')).toBe(false)
  })
})
