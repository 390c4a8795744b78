import { beforeAll, describe, expect, it } from 'vitest'
import { importer } from '../../functions/import/steps/importer.ts'
import { mendedWords } from '../../functions/import/record/mendedWords.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { MissedFigures } from '../../shared/metrics/figures.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { beginStripping } from '../../shared/storage/days/firstStrip.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { itemsOf } from '../storage/testStores.ts'
import { dependenciesOf, importFiles } from './importing.ts'

/** Keys turn on 26 October and 23 November; on 1 December all before the latter is stripped. */
const now = Date.parse('2026-12-01T12:00:00Z')
const hours = [{ from: '2026-01-01', week: 'Mo-Su 09:00-21:00' }]
const settings = Settings.parse({
  organisation: { id: 'o', name: 'O' },
  lines: [
    { id: 'phone', name: 'Phone', channel: 'phone', closedRecorded: 'yes', hours },
    { id: 'chat', name: 'Chat', channel: 'chat', closedRecorded: 'yes', hours },
  ],
  links: [['phone', 'chat']],
  sources: [
    { id: 'one', provider: 'generic', lines: { phone: 'phone', chat: 'chat' } },
    { id: 'two', provider: 'generic', lines: { phone: 'phone' } },
  ],
})

type Attempt = { readonly line?: 'phone' | 'chat'; readonly at: string; readonly caller: string; readonly answered?: true }
const rowsOf = (attempts: readonly Attempt[]): string =>
  attempts
    .flatMap(({ line = 'phone', at, caller, answered }) => {
      const event = (type: string, later: number, more = {}) => ({
        type,
        line,
        contact: `${caller} ${at}`,
        caller,
        at: new Date(Date.parse(at) + later * 1000).toISOString(),
        ...more,
      })
      const end = answered ? [event('contact.answered', 20), event('contact.ended', 600)] : [event('contact.refused', 1, { reason: 'full' })]
      return [event('contact.arrived', 0), ...end].map((own) => `${JSON.stringify(own)}\n`)
    })
    .join('')

const [ann, bea, cor] = ['+999100001', '+999100002', '+999100003']
const ofOne: readonly Attempt[] = [
  { at: '2026-11-10T10:00:00Z', caller: ann },
  { at: '2026-11-11T10:00:00Z', caller: ann, line: 'chat', answered: true },
  // Over the turn between what is stripped and what is alive.
  { at: '2026-11-22T12:00:00Z', caller: bea },
  { at: '2026-11-24T12:00:00Z', caller: bea, answered: true },
]
const ofTwo: readonly Attempt[] = [
  { at: '2026-11-10T10:20:00Z', caller: cor },
  { at: '2026-11-10T09:20:00Z', caller: cor },
]

const doorOver = (stores: Stores, at = now) =>
  importer({ ...dependenciesOf(stores), beginStripping: beginStripping(stores), now: () => Instant.parse(at), pseudonymiser: pseudonymiser(turnedVault()) })

async function figures(stores: Stores, lines: readonly string[], [from, to]: readonly [string, string] = ['2026-11-01', '2026-11-30']): Promise<MissedFigures> {
  const filters = { line: lines as never, from: from as never, to: to as never, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' } as const
  return (await reportLoader(stores.dayFiles)({ version: 1, settings }, filters, now)).figures.metrics
}

describe('history of periods that are over', () => {
  let stores: Stores
  let [first, second] = ['', '']
  beforeAll(async () => {
    stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    await stripApp({ stores, now: () => now, log: () => undefined })()
    const door = doorOver(stores)
    first = (await importFiles(door, 'one', [{ name: 'one.jsonl', content: rowsOf(ofOne) }])).importId
    second = (await importFiles(door, 'two', [{ name: 'two.jsonl', content: rowsOf(ofTwo) }])).importId
  }, 60_000)

  it('of two sources of one line stands side by side, in order of arrival', async () => {
    expect((await figures(stores, ['phone'], ['2026-11-10', '2026-11-10'])).attempts).toBe(3)
    const [day] = await stores.dayFiles.readDays(settings.lines[0]!, '2026-11-10' as never, '2026-11-10' as never)
    expect([...(day?.columns.at ?? [])]).toEqual([...(day?.columns.at ?? [])].sort())
    expect(day?.columns.bySource.sources.toSorted()).toEqual(['one', 'two'])
  })
  it('has a range that holds whoever stands in both, wherever its people are told', async () => {
    const {
      people,
      never_closed: closed,
      never_open: open,
      people_by_status: by,
      counted_twice_at_most: most,
    } = await figures(stores, ['phone'], ['2026-11-10', '2026-11-11'])
    // Ann in the one and Cor in the other: perhaps one and the same.
    expect([most, people, by.never]).toEqual([1, { value: 2, low: 1, high: 2 }, { value: 1, low: 0, high: 1 }])
    expect([closed.low, open.low]).toEqual([0, 0])
    expect(await figures(stores, ['phone'], ['2026-11-20', '2026-11-30'])).not.toHaveProperty('counted_twice_at_most')
  })
  it('is said to count twice whoever stands in both, of the second alone', async () => {
    const progress = await doorOver(stores).progress(second)
    expect(mendedWords('nl', progress).join(' ')).toContain('telt dubbel')
    expect(mendedWords('en', await doorOver(stores).progress(first)).join(' ')).not.toContain('counts twice')
  })
  it('follows somebody from one linked line to the other, and over the turn into the days still alive', async () => {
    const { needs, later, never } = await figures(stores, ['phone', 'chat'])
    expect([needs.value, later.value, never.value]).toEqual([3, 2, 1])
  })
  it('leaves nothing by which the two sides of the turn could be joined', async () => {
    const events = await stores.parcels.eventsOn('2026-11-24')
    expect(events.filter((event) => 'crossing' in event)).toHaveLength(1)
    expect(events.filter((event) => 'callerBefore' in event)).toHaveLength(0)
    expect(await itemsOf(stores, 'history')).not.toHaveLength(0)
  })
  it('brought again with more of one day keeps what was there, and loses no more than itself when it is taken back', async () => {
    const door = doorOver(stores, now + 60_000)
    const more: Attempt = { at: '2026-11-10T18:00:00Z', caller: '+999100004' }
    const { importId } = await importFiles(door, 'two', [{ name: 'more.jsonl', content: rowsOf([...ofTwo, more]) }])
    const attempts = async () => (await figures(stores, ['phone'], ['2026-11-10', '2026-11-10'])).attempts
    expect(await attempts()).toBe(4)
    await door.undo(second)
    expect(await attempts()).toBe(2)
    await door.undo(importId)
    expect(await attempts()).toBe(1)
  })
})

describe('history that is being read while days are stripped', () => {
  const before: Attempt = { at: '2026-11-23T03:30:00Z', caller: ann }
  const after: Attempt = { at: '2026-11-23T09:30:00Z', caller: bea }
  const content = Buffer.from(rowsOf([...ofOne, before, after]))
  const onTheDayOfTheTurn = async (stores: Stores) => (await figures(stores, ['phone'], ['2026-11-23', '2026-11-23'])).attempts
  it.each(['a store of which nothing was stripped yet', 'one whose period is due'])('loses nothing of the day of the turn, on %s', async (of) => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    const earlier = Date.parse('2026-11-20T12:00:00Z')
    const startedAt = of.startsWith('one') ? earlier : now
    if (startedAt === earlier) await stripApp({ stores, now: () => earlier, log: () => undefined })()
    const door = doorOver(stores, startedAt)
    const { importId } = await door.start({ source: 'one' as never, files: [{ name: 'one.jsonl', size: content.length }] })
    await door.takePart({ importId, file: 0, number: 1, bytes: content, isLast: true })
    await stripApp({ stores, now: () => now, log: () => undefined })()
    await doorOver(stores).finish(importId)
    expect(await onTheDayOfTheTurn(stores)).toBe(2)
    await stripApp({ stores, now: () => now, log: () => undefined })()
    expect(await onTheDayOfTheTurn(stores)).toBe(2)
    expect((await figures(stores, ['phone', 'chat'])).attempts).toBe(6)
  })
})

describe('who signed in before the turn and stayed', () => {
  const told = (type: string, at: string, agent: string) => `${JSON.stringify({ type: `agent.${type}`, line: 'phone', agent, at })}\n`
  // Two stay over midnight of 23 November; the first that is told of the day after is that one of them pauses.
  const content = [
    told('signed_in', '2026-11-22T10:00:00Z', 'dan'),
    told('signed_in', '2026-11-22T12:00:00Z', 'eve'),
    told('paused', '2026-11-23T10:00:00Z', 'dan'),
    rowsOf([
      { at: '2026-11-22T11:00:00Z', caller: ann },
      { at: '2026-11-23T11:00:00Z', caller: bea },
    ]),
    told('signed_out', '2026-11-23T12:00:00Z', 'eve'),
    rowsOf([{ at: '2026-11-23T13:00:00Z', caller: cor }]),
  ].join('')

  it('is there after it, and no longer once the import is taken back', async () => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    const door = doorOver(stores)
    const { importId } = await importFiles(door, 'one', [{ name: 'one.jsonl', content }])
    const { cause } = await figures(stores, ['phone'], ['2026-11-23', '2026-11-23'])
    expect([cause.busy, cause.unstaffed]).toEqual([1, 1])
    const carried = async () => (await stores.parcels.eventsOn('2026-11-23')).filter(({ type }) => type.startsWith('agent.was_'))
    expect(await carried()).toHaveLength(2)
    await door.undo(importId)
    expect(await carried()).toHaveLength(0)
  })
})

describe('files of one source that come one by one', () => {
  const [december, january] = [
    [{ at: '2025-12-30T10:00:00Z', caller: ann }],
    [
      { at: '2026-01-02T10:00:00Z', caller: ann, answered: true },
      { at: '2026-01-03T10:00:00Z', caller: bea },
    ],
  ] as const
  const file = (name: string, attempts: readonly Attempt[]) => ({ name, content: rowsOf(attempts) })
  const winter: [string, string] = ['2025-12-01', '2026-01-31']
  it('say so also on a store of which nothing was stripped yet; given at once they are right', async () => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    const door = doorOver(stores)
    const singly = [await importFiles(door, 'two', [file('dec', december)]), await importFiles(door, 'two', [file('jan', january)])]
    const apart = await figures(stores, ['phone'], winter)
    expect([apart.counted_twice_at_most, apart.people, apart.never]).toEqual([1, { value: 3, low: 2, high: 3 }, { value: 2, low: 1, high: 2 }])
    expect((await Promise.all(singly.map(({ importId }) => door.progress(importId)))).map((own) => own.isBesideOthers)).toEqual([undefined, true])
    for (const { importId } of singly) await door.undo(importId)
    await importFiles(door, 'two', [file('dec', december), file('jan', january)])
    const together = await figures(stores, ['phone'], winter)
    expect([together.counted_twice_at_most, together.people.value, together.later.value, together.never.value]).toEqual([undefined, 2, 1, 1])
  })
})
