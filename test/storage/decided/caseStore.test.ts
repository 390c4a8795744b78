import { describe, expect, it } from 'vitest'
import { type SavedCase, shownAnswer } from '../../../shared/cases/savedCase.ts'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { caseStore } from '../../../shared/storage/decided/caseStore.ts'
import { caseAnswers } from '../../builders/caseAnswers.ts'
import { caseStoreInMemory } from '../../builders/caseStoreInMemory.ts'
import { date } from '../../builders/report.ts'
import { testStore } from '../testStores.ts'

const store = testStore()
const at = (text: string) => Instant.parse(Date.parse(text))
const saved = (id: string, version: number, moment: string, more: Partial<SavedCase> = {}): SavedCase => ({
  id,
  version,
  name: `${id} ${version}`,
  answer: shownAnswer(caseAnswers.several),
  dataVersion: '7-proef',
  at: at(moment),
  by: 'Noor',
  change: { kind: 'saved', at: at(moment), by: 'Noor' },
  ...more,
})
const [one, two] = ['a000000000', 'b000000000']

describe.each([
  ['the embedded store', async () => caseStore((await store.emptyStores()).tables)],
  ['the list in memory', () => Promise.resolve(caseStoreInMemory())],
])('cases in %s', (_name, cases) => {
  it('come back as they were kept, to the last number', async () => {
    const own = await cases()
    const kept = saved(one, 1, '2026-06-10T10:00Z', { decision: { plan: 'plan-1', from: date('2026-09-01'), at: at('2026-06-11T10:00Z'), by: 'Sam' } })
    expect(await own.save(kept)).toBe('saved')
    expect(await own.versions(one)).toEqual([kept])
  })
  it('keep every version, and list the newest of each, kept last first', async () => {
    const own = await cases()
    for (const next of [saved(one, 1, '2026-06-10T10:00Z'), saved(two, 1, '2026-06-12T10:00Z'), saved(one, 2, '2026-06-10T10:00Z')]) await own.save(next)
    expect((await own.all()).map(({ name }) => name)).toEqual([`${two} 1`, `${one} 2`])
    expect((await own.versions(one)).map(({ version }) => version)).toEqual([1, 2])
    expect(await own.versions('c000000000')).toEqual([])
  })
  it('never overwrite a version', async () => {
    const own = await cases()
    await own.save(saved(one, 1, '2026-06-10T10:00Z'))
    expect(await own.save(saved(one, 1, '2026-06-10T10:00Z', { name: 'anders' }))).toBe('changed_meanwhile')
    expect((await own.versions(one)).map(({ name }) => name)).toEqual([`${one} 1`])
  })
  it('go with all their versions when they are removed, and no other goes with them', async () => {
    const own = await cases()
    for (const next of [saved(one, 1, '2026-06-10T10:00Z'), saved(one, 2, '2026-06-10T10:00Z'), saved(two, 1, '2026-06-12T10:00Z')]) await own.save(next)
    await own.remove(one, at('2026-06-13T10:00Z'))
    expect(await own.versions(one)).toEqual([])
    expect((await own.all()).map(({ name }) => name)).toEqual([`${two} 1`])
    await own.remove(one, at('2026-06-13T10:00Z'))
    expect(await own.save(saved(one, 1, '2026-06-13T10:00Z'))).toBe('saved')
  })
  it('are listed for thirty days after they were removed, unless they are there again', async () => {
    const own = await cases()
    for (const next of [saved(one, 1, '2026-06-10T10:00Z'), saved(one, 2, '2026-06-11T10:00Z'), saved(two, 1, '2026-06-12T10:00Z')]) await own.save(next)
    await own.remove(one, at('2026-06-13T10:00Z'))
    const names = async (when: string) => {
      const { kept, removed } = await own.listed(at(when))
      return [kept.map(({ name }) => name), removed.map(({ saved: { name }, until }) => [name, until])]
    }
    expect(await names('2026-06-13T10:01Z')).toEqual([[`${two} 1`], [[`${one} 2`, at('2026-07-13T10:00Z')]]])
    expect(await names('2026-07-13T10:00Z')).toEqual([[`${two} 1`], []])
    await own.putBack(one, at('2026-06-14T10:00Z'))
    expect(await names('2026-06-14T10:00Z')).toEqual([[`${two} 1`, `${one} 2`], []])
  })
  it('come back with all their versions when they were removed by mistake, once or twice', async () => {
    const own = await cases()
    const versions = [saved(one, 1, '2026-06-10T10:00Z'), saved(one, 2, '2026-06-10T10:00Z')]
    for (const next of versions) await own.save(next)
    await own.remove(one, at('2026-06-13T10:00Z'))
    expect(await own.putBack(one, at('2026-06-13T10:01Z'))).toBe(true)
    expect(await own.putBack(one, at('2026-06-13T10:01Z'))).toBe(true)
    expect(await own.versions(one)).toEqual(versions)
    expect(await own.putBack('c000000000', at('2026-06-13T10:01Z'))).toBe(false)
  })
})

describe('every state of an answer', () => {
  it.each(Object.entries(caseAnswers))('"%s" can be kept', async (_state, answer) => {
    const own = caseStoreInMemory()
    await own.save(saved(one, 1, '2026-06-10T10:00Z', { answer: shownAnswer(answer) }))
    expect((await own.versions(one))[0]?.answer.plans.map(({ id }) => id)).toEqual(answer.plans.map(({ id }) => id))
  })
})
