/** Everybody is told everything once, whoever is stopped where. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserId } from '../../shared/access/user.ts'
import type { LineId, SourceId } from '../../shared/contacts/identifiers.ts'
import { type DueMail, dueMail, mostADay, type PlannedMail } from '../../shared/mail/dueMail.ts'
import type { MailEvent } from '../../shared/mail/mailEvent.ts'
import type { MailPerson } from '../../shared/mail/mailPerson.ts'

const [minute, hour] = [60_000, 3_600_000]
/** Tuesday noon on the wall. */
const noon = Date.parse('2026-06-09T10:00:00Z')
const timeZone = 'Europe/Amsterdam'
const line = 'telefoon' as LineId
const person = (user: string, own: Partial<MailPerson> = {}): MailPerson => ({
  user: UserId.parse(user),
  to: `${user}@helpline.example`,
  language: 'nl',
  kinds: new Set(['digest', 'silence', 'presence', 'gap', 'notice']),
  lines: undefined,
  ...own,
})
const silent = (n: number, own: { isOver?: boolean } = {}): MailEvent => ({
  kind: 'silence',
  what: 'silent',
  id: `silent s${n}`,
  source: `s${n}` as SourceId,
  lines: [line],
  since: noon,
  isOver: false,
  ...own,
})
const recovered = (n: number): MailEvent => ({
  kind: 'silence',
  what: 'recovered',
  id: `recovered s${n}`,
  of: `silent s${n}`,
  source: `s${n}` as SourceId,
  lines: [line],
  since: noon,
})
const gap = (n: number): MailEvent => ({
  kind: 'gap',
  id: `gap ${n}`,
  line,
  gap: { from: noon + hour, until: noon + 2 * hour, short: 1, people: { value: 0, low: 0, high: 0, chance: 0, shared: 0, ofLevel: 0 } },
  isAssumed: true,
})
const notice = (n: number): MailEvent => ({ kind: 'notice', id: `notice ${n}`, about: 'people', at: noon })
const due = (
  events: readonly MailEvent[],
  { ledger = [], people = [person('mia')], now = noon, isOpen = () => false }: Partial<Parameters<typeof dueMail>[0]> = {},
) => dueMail({ now, timeZone, people, events, ledger, isOpen })
const sent = (mails: readonly DueMail[]): readonly PlannedMail[] =>
  mails.map(({ planned }) => ({ ...planned, state: planned.state === 'planned' ? 'sent' : planned.state }))

/** A store of plans, and a sender that may be stopped before or after any step. */
function world(people: readonly MailPerson[]) {
  const ledger = new Map<string, PlannedMail>()
  const handedOver: { readonly id: string; readonly user: string; readonly covers: readonly string[] }[] = []
  class Stopped extends Error {}
  return {
    handedOver,
    ledger,
    /** @param steps so many steps may be done before it is stopped */
    look: (events: readonly MailEvent[], now: number, steps: number) => {
      let left = steps
      const step = (act: () => void) => {
        if (left-- <= 0) throw new Stopped()
        act()
      }
      try {
        for (const { planned, isNew, events: own } of dueMail({ now, timeZone, people, events, ledger: [...ledger.values()], isOpen: () => true })) {
          if (isNew) step(() => ledger.set(planned.id, planned))
          if (planned.state === 'withheld') continue
          if (own.length > 0) step(() => handedOver.push({ id: planned.id, user: planned.user, covers: planned.covers }))
          step(() => ledger.set(planned.id, { ...planned, state: 'sent' }))
        }
      } catch (failure) {
        if (!(failure instanceof Stopped)) throw failure
      }
    },
  }
}

describe('whoever is stopped, wherever', () => {
  const events = fc.uniqueArray(
    fc.oneof(
      fc.nat(4).map((n) => silent(n)),
      fc.nat(4).map(gap),
      fc.nat(4).map(notice),
    ),
    { selector: ({ id }) => id, maxLength: 5 },
  )
  const looks = fc.array(fc.record({ events, steps: fc.nat(12) }), { minLength: 1, maxLength: 12 })
  it('everybody is told each event in one mail; what is handed over twice has the same id and the same events', () => {
    fc.assert(
      fc.property(looks, (all) => {
        const own = world([person('mia'), person('jan', { kinds: new Set(['gap']) })])
        const seen = new Map<string, MailEvent>()
        let now = noon
        for (const { events: happened, steps } of all) {
          for (const event of happened) seen.set(event.id, event)
          own.look([...seen.values()], now, steps)
          now += 5 * minute
        }
        own.look([...seen.values()], now, 1000)
        own.look([...seen.values()], now + 5 * minute, 1000)
        const byId = Map.groupBy(own.handedOver, ({ id }) => id)
        for (const copies of byId.values()) expect(new Set(copies.map(({ covers }) => covers.join())).size).toBe(1)
        const told = [...byId.values()].flatMap(([first]) => first!.covers.map((id) => `${first!.user} ${id}`))
        expect(new Set(told).size).toBe(told.length)
        const withheld = [...own.ledger.values()].filter(({ state }) => state === 'withheld').flatMap(({ user, covers }) => covers.map((id) => `${user} ${id}`))
        const wanted = [...seen.values()].flatMap(({ id, kind }) => (kind === 'gap' ? [`mia ${id}`, `jan ${id}`] : [`mia ${id}`]))
        expect([...told, ...withheld].sort()).toEqual(wanted.sort())
        expect([...own.ledger.values()].every(({ state }) => state !== 'planned')).toBe(true)
      }),
      { seed: 11, numRuns: 500 },
    )
  })
  it('what happens at once comes in one mail of each kind', () => {
    const mails = due([silent(1), silent(2), gap(1)])
    expect(mails.map(({ planned }) => [planned.kind, planned.covers])).toEqual([
      ['silence', ['silent s1', 'silent s2']],
      ['gap', ['gap 1']],
    ])
  })
})

describe('who is told what', () => {
  it('only who wants it, of lines that are theirs', () => {
    expect(due([silent(1)], { people: [person('mia', { kinds: new Set(['gap']) })] })).toEqual([])
    expect(due([silent(1)], { people: [person('mia', { lines: new Set(['chat' as LineId]) })] })).toEqual([])
    expect(due([silent(1)], { people: [person('mia', { lines: new Set([line]) })] })).toHaveLength(1)
  })
  it('that a source is back, who was told that it had fallen silent, and nobody else', () => {
    const ledger = sent(due([silent(1)]))
    expect(due([recovered(1)], { ledger }).map(({ planned }) => planned.covers)).toEqual([['recovered s1']])
    expect(due([recovered(1)])).toEqual([])
    expect(due([silent(1, { isOver: true }), recovered(1)])).toEqual([])
  })
  it('nothing any more of what was planned, once it is switched off', () => {
    const ledger = due([silent(1)]).map(({ planned }) => planned)
    const [again] = due([silent(1)], { ledger, people: [person('mia', { kinds: new Set() })] })
    expect(again).toMatchObject({ isNew: false, events: [] })
  })
  it('alerts from seven to ten, and at night only of a line that is open', () => {
    const night = Date.parse('2026-06-09T01:00:00Z')
    expect(due([silent(1), gap(1)], { now: night })).toEqual([])
    expect(due([silent(1)], { now: night, isOpen: () => true })).toHaveLength(1)
    expect(due([silent(1)], { now: Date.parse('2026-06-09T05:00:00Z') })).toHaveLength(1)
    expect(due([silent(1)], { now: Date.parse('2026-06-09T20:00:00Z') })).toEqual([])
    expect(due([notice(1)], { now: night })).toHaveLength(1)
  })
})

describe('never a storm', () => {
  it('after so many in a day the last one says so, and the rest of that day is not sent, not even later', () => {
    let ledger: readonly PlannedMail[] = []
    const told: DueMail[] = []
    for (let n = 0; n < mostADay + 4; n++) {
      const now = noon + n * 10 * minute
      const mails = due([silent(n)], { ledger, now })
      told.push(...mails.filter(({ planned }) => planned.state !== 'withheld'))
      ledger = [...ledger, ...sent(mails)]
    }
    expect(told).toHaveLength(mostADay)
    expect(told.map(({ planned }) => planned.isLast)).toEqual([...Array.from({ length: mostADay - 1 }, () => false), true])
    const tomorrow = noon + 24 * hour
    expect(due([silent(mostADay + 2)], { ledger, now: tomorrow })).toEqual([])
    expect(due([silent(99)], { ledger, now: tomorrow })).toHaveLength(1)
  })
  it('but what an administrator did alone is always told', () => {
    const ledger = sent(Array.from({ length: mostADay + 2 }, (_, n) => due([silent(n)])).flat())
    expect(due([notice(1)], { ledger })).toHaveLength(1)
  })
})
