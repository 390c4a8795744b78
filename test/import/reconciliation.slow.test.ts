/** Yesterday's list next to a live feed: what was missed on the wire is filled, nothing doubles, and the gap is closed or stays marked (C6). */
import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { mendedWords } from '../../functions/import/record/mendedWords.ts'
import { Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import type { Report } from '../../shared/providers/provider.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Settings } from '../../shared/settings/settings.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { inTurns } from '../../shared/storage/tables/turns.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { dependenciesOf, importerOver, importFiles } from './importing.ts'

const store = testStore()
const hour = 3_600_000
const now = Date.parse('2026-12-01T12:00:00Z')
const start = Date.parse('2026-11-12T00:00:00Z')
const outage = { from: Date.parse('2026-11-25T10:00:00Z'), until: Date.parse('2026-11-25T15:00:00Z') }
const isDown = (at: number) => outage.from <= at && at < outage.until
const plain = (sentences: readonly string[]) => sentences.map((sentence) => sentence.replaceAll('\u00a0', ' '))

type Wire = {
  readonly provider: 'generic' | 'asterisk'
  readonly lineOf: (hourOfAll: number, at: number) => readonly string[]
  readonly body: (lines: readonly string[], beats: readonly number[]) => readonly string[]
}
const iso = (at: number) => new Date(at).toISOString()
const wires: Readonly<Record<'generic' | 'asterisk', Wire>> = {
  generic: {
    provider: 'generic',
    lineOf: (n, at) => [
      JSON.stringify({ type: 'contact.queued', contact: `c${n}`, line: 'telefoon', at: iso(at), caller: `+99900${n % 97}` }),
      JSON.stringify({ type: n % 2 === 0 ? 'contact.answered' : 'contact.left', contact: `c${n}`, line: 'telefoon', at: iso(at + 40_000) }),
    ],
    body: (lines, beats) => [...lines, ...beats.map((at) => JSON.stringify({ type: 'source.heartbeat', at: iso(at) }))],
  },
  asterisk: {
    provider: 'asterisk',
    lineOf: (n, at) => {
      const [id, second] = [`${at / 1000}.${n}`, at / 1000]
      const end = n % 2 === 0 ? `${second + 40}|${id}|helplijn|Local/1@agents|CONNECT|40|${id}9|3` : `${second + 40}|${id}|helplijn|NONE|ABANDON|1|1|40`
      return [`${second}|${id}|helplijn|NONE|ENTERQUEUE||09997${String(n % 97).padStart(4, '0')}|1`, end]
    },
    body: (lines, beats) => [JSON.stringify({ queue_log: lines, heartbeats: beats.map((at) => at / 1000) })],
  },
}

const settingsOf = ({ provider }: Wire, gaps: readonly object[] = []) =>
  Settings.parse({
    organisation: { id: 'proef', name: 'Proef' },
    lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', timeZone: 'UTC', closedRecorded: 'yes', hours: [{ from: '2020-01-01', week: '24/7' }] }],
    sources: [{ id: 'centrale', provider, secretFrom: 'stored', lines: provider === 'asterisk' ? { helplijn: 'telefoon' } : {} }],
    gaps,
  })

const calls = (wire: Wire) =>
  Array.from({ length: (now - start) / hour }, (_, n) => ({ at: start + n * hour + 600_000, lines: wire.lineOf(n, start + n * hour + 600_000) }))
const beats = Array.from({ length: (now - start) / hour }, (_, n) => start + n * hour)

/** As the door and the fold do it, with the provider's own reading. */
async function deliver(stores: Stores, wire: Wire, settings: Settings, isHeard: (at: number) => boolean): Promise<void> {
  const [source] = settings.sources
  const webhook = webhooks.get(wire.provider)!
  const heard = calls(wire).filter(({ at }) => isHeard(at))
  const bodies = wire.body(
    heard.flatMap(({ lines }) => lines),
    beats.filter(isHeard),
  )
  const reports = bodies.flatMap((body): readonly Report[] =>
    webhook
      .read(
        {
          headers: new Map([
            ['content-type', 'application/json'],
            ['webhook-id', body.slice(0, 60)],
          ]),
          body: new TextEncoder().encode(body),
          now: Instant.parse(now),
          url: 'https://example.org/hooks/centrale',
        },
        body,
        source!,
      )
      .flatMap((reading) => (reading.understood ? [reading.report, ...(reading.also ?? [])] : [])),
  )
  const events = await dependenciesOf(stores).pseudonymiser.pseudonymise(source!, settings, reports)
  await inTurns([...events.entries()], 16, ([n, event]) => stores.events.append(event, { source: source!.id, receivedAt: Instant.parse(now), token: `t${n}` }))
  const { failed } = await foldEvents(stores, settings.lines, events)
  expect(failed.size).toBe(0)
}

async function figuresOf(stores: Stores, settings: Settings) {
  const filters = {
    line: [settings.lines[0]!.id],
    from: LocalDate.parse('2026-11-16'),
    to: LocalDate.parse('2026-11-30'),
    short: 'exclude',
    hours: 'all',
    unit: 'people',
    grain: 'auto',
  } as const
  return (await reportLoader(stores.dayFiles)({ version: 1, settings }, filters, now)).figures
}

const listOf = (wire: Wire, from: string, until: string) => ({
  name: `queue_log-${from}`,
  content: `${calls(wire)
    .filter(({ at }) => at >= Date.parse(from) && at < Date.parse(until))
    .flatMap(({ lines }) => lines)
    .join('\n')}\n`,
})

describe.each(['generic', 'asterisk'] as const)('a list of %s beside its live feed', (name) => {
  const wire = wires[name]
  it('fills what was missed on the wire, doubles nothing, and closes the gap', async () => {
    const [stores, whole] = [await store.emptyStores(), await store.emptyStores()]
    const settings = settingsOf(wire)
    for (const own of [stores, whole]) await own.settings.save(settings, 0)
    await deliver(stores, wire, settings, (at) => !isDown(at))
    await deliver(whole, wire, settings, () => true)
    const before = await figuresOf(stores, settings)
    expect(before.coverage.gapList).toMatchObject([{ found: 'silence', source: 'centrale' }])
    const { reconciled, timeZone, counts } = await importFiles(importerOver(stores), 'centrale', [listOf(wire, '2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z')])
    expect(reconciled).toMatchObject({ filled: 5, stay: 0 })
    expect(plain(mendedWords('nl', { reconciled: reconciled!, timeZone, counts }))).toEqual([
      '5 pogingen ontbraken nog en zijn aangevuld.',
      expect.stringMatching(/^Het gat van 25 nov 2026, 09:15 tot 25 nov 2026, 15:00 is gedicht\.$/),
    ])
    const [after, expected] = [await figuresOf(stores, settings), await figuresOf(whole, settings)]
    expect(after.coverage.gapList).toEqual([])
    expect(after.metrics).toEqual(expected.metrics)
    expect(after.days).toEqual(expected.days)
  })
  it('says so where nothing was missed, and again changes nothing', async () => {
    const stores = await store.emptyStores()
    const settings = settingsOf(wire)
    await stores.settings.save(settings, 0)
    await deliver(stores, wire, settings, () => true)
    const before = await figuresOf(stores, settings)
    const list = listOf(wire, '2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z')
    const { reconciled, timeZone, counts } = await importFiles(importerOver(stores), 'centrale', [list])
    expect(mendedWords('nl', { reconciled: reconciled!, timeZone, counts: { ...counts, stored: 0 } })).toEqual([
      'Er ontbrak niets: alles in dit bestand hadden we al.',
    ])
    expect(mendedWords('nl', { reconciled: { filled: 0, closed: [], stay: 0 }, timeZone, counts: { ...counts, stored: 1 } })).toEqual([])
    expect((await figuresOf(stores, settings)).metrics).toEqual(before.metrics)
    await importFiles(importerOver(stores), 'centrale', [list])
    expect((await figuresOf(stores, settings)).metrics).toEqual(before.metrics)
  })
})

describe('a gap that people told', () => {
  const wire = wires.generic
  const gaps = [{ source: 'centrale', from: '2026-11-25T10:20:00Z', until: '2026-11-25T10:50:00Z', cause: 'outage' }]
  it('is filled by a list that lies over it, although nobody called in it; and is back when the list is undone', async () => {
    const stores = await store.emptyStores()
    const settings = settingsOf(wire, gaps)
    await stores.settings.save(settings, 0)
    await deliver(stores, wire, settings, () => true)
    expect((await figuresOf(stores, settings)).coverage.gapList).toMatchObject([{ found: 'told' }])
    const door = importerOver(stores)
    const { importId, reconciled } = await importFiles(door, 'centrale', [listOf(wire, '2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z')])
    expect(reconciled).toMatchObject({ filled: 0, closed: [{ from: Date.parse('2026-11-25T10:20:00Z') }] })
    expect((await figuresOf(stores, settings)).coverage.gapList).toEqual([])
    await door.undo(importId)
    expect((await figuresOf(stores, settings)).coverage.gapList).toMatchObject([{ found: 'told' }])
  })
  it('stays marked where the list ends before it', async () => {
    const stores = await store.emptyStores()
    const settings = settingsOf(wire, gaps)
    await stores.settings.save(settings, 0)
    await deliver(stores, wire, settings, () => true)
    await importFiles(importerOver(stores), 'centrale', [listOf(wire, '2026-11-24T00:00:00Z', '2026-11-25T09:00:00Z')])
    expect((await figuresOf(stores, settings)).coverage.gapList).toMatchObject([{ found: 'told' }])
  })
})

describe('history from before the feed', () => {
  it('mends nothing and says nothing of it; its own hole stays a gap', async () => {
    const wire = wires.generic
    const stores = await store.emptyStores()
    const settings = settingsOf(wire)
    await stores.settings.save(settings, 0)
    const hole = { from: Date.parse('2026-11-17T00:00:00Z'), until: Date.parse('2026-11-20T00:00:00Z') }
    const content = `${calls(wire)
      .filter(({ at }) => at < hole.from || at >= hole.until)
      .flatMap(({ lines }) => lines)
      .join('\n')}\n`
    const { reconciled } = await importFiles(importerOver(stores), 'centrale', [{ name: 'oud.jsonl', content }])
    expect(reconciled).toBeUndefined()
    const { coverage, days } = await figuresOf(stores, settings)
    expect(coverage.gapList).toMatchObject([{ found: 'silence', source: 'centrale' }])
    expect(days.filter(({ measuredHours }) => measuredHours === 0).map(({ date }) => date)).toEqual(['2026-11-17', '2026-11-18', '2026-11-19'])
    expect((await itemsOf(stores, 'settings')).filter(({ pk }) => pk === 'COVERED')).toHaveLength(1)
  })
})
