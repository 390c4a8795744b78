/** Invented helplines of kinds that the others are not, brought in through the import as history of which most is over: what is known of them must come out. */
import { beforeAll, describe, expect, it } from 'vitest'
import { importer } from '../../functions/import/steps/importer.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { MissedFigures } from '../../shared/metrics/figures.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { Settings } from '../../shared/settings/settings.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { dependenciesOf, importFiles } from '../import/importing.ts'
import { storesInMemory } from './pipeline/store/storesInMemory.ts'

const [hour, day] = [3_600_000, 86_400_000]
/** Keys turn on 28 September, 26 October and 23 November; the clock changes on 25 October. */
const [start, end, now] = [Date.parse('2026-09-07T00:00:00Z'), Date.parse('2026-11-29T00:00:00Z'), Date.parse('2026-12-15T12:00:00Z')]
const hours = [{ from: '2026-01-01', week: 'Mo-Su 00:00-24:00' }]
const settings = Settings.parse({
  organisation: { id: 'o', name: 'O' },
  lines: ['phone', 'chat', 'alone'].map((id) => ({ id, name: id, channel: id === 'chat' ? 'chat' : 'phone', closedRecorded: 'yes', hours })),
  links: [['phone', 'chat']],
  sources: [
    { id: 'one', provider: 'generic', lines: { phone: 'phone', chat: 'chat', alone: 'alone' } },
    { id: 'two', provider: 'generic', lines: { alone: 'alone' } },
  ],
})

type Attempt = { readonly person: number; readonly at: number; readonly line: string; readonly isAnswered: boolean; readonly isWithheld: boolean }
type Family = { readonly people: number; readonly seed: number; readonly lines: readonly string[]; readonly withheldByChance: number }

/** Tries again within minutes, after hours or after days, or lets it be; some come back weeks later with something else. */
function attemptsOf({ people, seed, lines, withheldByChance }: Family): readonly Attempt[] {
  let state = seed
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const attempts: Attempt[] = []
  for (let person = 0; person < people; person++) {
    let at = start + Math.floor(next() * (end - start))
    while (at < end) {
      const isAnswered = next() < 0.35
      const line = lines[Math.floor(next() * lines.length)] ?? ''
      attempts.push({ person, at, line, isAnswered, isWithheld: next() < withheldByChance })
      const chance = next()
      if (chance < 0.35) break
      // Never within minutes of a conversation: that would be a part of it.
      const minutes = isAnswered
        ? 18 * day + next() * 10 * day
        : chance < 0.65
          ? 60_000 + next() * 20 * 60_000
          : chance < 0.85
            ? next() * 9 * hour
            : next() * 6 * day
      at += Math.floor(minutes / 1000) * 1000 + 1000
    }
  }
  return attempts.sort((a, b) => a.at - b.at)
}

const rowsOf = (attempts: readonly Attempt[]): string =>
  attempts
    .flatMap(({ person, at, line, isAnswered, isWithheld }) => {
      const caller = isWithheld ? '' : `+9991${String(person).padStart(6, '0')}`
      const event = (type: string, later: number, more = {}) => ({
        type,
        line,
        contact: `${line} ${person} ${at}`,
        at: new Date(at + later * 1000).toISOString(),
        ...more,
      })
      const rest = isAnswered ? [event('contact.answered', 20), event('contact.ended', 30)] : [event('contact.refused', 1, { reason: 'full' })]
      return [event('contact.arrived', 0, { caller }), ...rest].map((own) => JSON.stringify(own))
    })
    .join('\n')

/** By the definition alone: whoever is answered ends a need, and so do seven days without a try. */
function needsOf(attempts: readonly Attempt[], from: number, until: number) {
  const counts = { needs: 0, later: 0, never: 0 }
  for (const own of Map.groupBy(attempts, ({ person }) => person).values()) {
    let need: Attempt[] = []
    const over = () => {
      const [first, last] = [need[0], need.at(-1)]
      need = []
      if (first === undefined || last === undefined || first.at < from || first.at >= until) return
      counts.needs += 1
      if (!last.isAnswered) counts.never += 1
      else if (last !== first) counts.later += 1
    }
    for (const attempt of own) {
      if (attempt.at - (need.at(-1)?.at ?? attempt.at) > 7 * day) over()
      need.push(attempt)
      if (attempt.isAnswered) over()
    }
    over()
  }
  return counts
}

/** Everything older was stripped before the files came. Each file is an import of its own. */
async function helplineOf(files: readonly { readonly source: string; readonly attempts: readonly Attempt[] }[]): Promise<Stores> {
  const stores = storesInMemory()()
  await stores.settings.save(settings, 0)
  await stripApp({ stores, now: () => now, log: () => undefined })()
  for (const [n, { source, attempts }] of files.entries()) {
    const door = importer({ ...dependenciesOf(stores), now: () => Instant.parse(now + n * 60_000), pseudonymiser: pseudonymiser(turnedVault()) })
    await importFiles(door, source, [{ name: `${n}.jsonl`, content: `${rowsOf(attempts)}\n` }])
  }
  return stores
}

/** Local dates, both included; the wall of Amsterdam is an hour or two before UTC. */
async function figuresOf(stores: Stores, lines: readonly string[], [from, to]: readonly [string, string]): Promise<MissedFigures> {
  const filters = { line: lines as never, from: from as never, to: to as never, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' } as const
  return (await reportLoader(stores.dayFiles)({ version: 1, settings }, filters, now)).figures.metrics
}
const wall = (date: string) => Date.parse(`${date}T00:00:00${date < '2026-10-25' ? '+02:00' : '+01:00'}`)
const periods = [
  ['2026-09-14', '2026-10-11'],
  ['2026-10-12', '2026-11-08'],
  ['2026-11-09', '2026-11-20'],
] as const
const until = ([, to]: readonly [string, string]) => wall(to) + (to === '2026-10-24' ? 25 : 24) * hour

describe('a telephone and a chat that are linked, whose people go from one to the other, with a key turned between what is over and what is alive', () => {
  const attempts = attemptsOf({ people: 900, seed: 11, lines: ['phone', 'chat'], withheldByChance: 0 })
  let stores: Stores
  beforeAll(async () => {
    stores = await helplineOf([{ source: 'one', attempts }])
  }, 120_000)
  it.each(periods)('have the needs that there were, and what became of them, from %s to %s', async (...period) => {
    const { needs, later, never } = await figuresOf(stores, ['phone', 'chat'], period)
    expect({ needs: needs.value, later: later.value, never: never.value }).toEqual(expectedPeople(attempts, period))
  })
  function expectedPeople(all: readonly Attempt[], period: readonly [string, string]) {
    return needsOf(all, wall(period[0]), until(period))
  }
})

describe('a line of two systems, whose lists come one after the other and end in the middle of days', () => {
  const attempts = attemptsOf({ people: 500, seed: 12, lines: ['alone'], withheldByChance: 0 })
  const noon = Date.parse('2026-10-14T12:00:00Z')
  const of = (source: number, isIn: (at: number) => boolean) => attempts.filter(({ person, at }) => person % 2 === source && isIn(at))
  it('loses no attempt of any', async () => {
    const stores = await helplineOf([
      { source: 'one', attempts: of(0, (at) => at < noon) },
      { source: 'two', attempts: of(1, () => true) },
      { source: 'one', attempts: of(0, (at) => at >= noon) },
    ])
    for (const period of periods) {
      const made = attempts.filter(({ at }) => wall(period[0]) <= at && at < until(period)).length
      expect((await figuresOf(stores, ['alone'], period)).attempts).toBe(made)
    }
  }, 120_000)
})

describe('lines whose callers withhold their number at some attempts only', () => {
  it('have ranges that hold those never reached, and those reached later, most of the time', async () => {
    const held: boolean[] = []
    for (const [seed, withheldByChance] of [
      [21, 0.3],
      [22, 0.3],
      [23, 0.6],
      [24, 0.6],
    ] as const) {
      const attempts = attemptsOf({ people: 1200, seed, lines: ['alone'], withheldByChance })
      const stores = await helplineOf([{ source: 'one', attempts }])
      for (const period of periods) {
        const truth = needsOf(attempts, wall(period[0]), until(period))
        const { needs_by_status: found } = await figuresOf(stores, ['alone'], period)
        for (const status of ['never', 'later'] as const) held.push((found[status].low ?? 0) <= truth[status] && truth[status] <= (found[status].high ?? 0))
      }
    }
    // Of 24.
    expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(20)
  }, 240_000)
})
