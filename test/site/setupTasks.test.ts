import { describe, expect, it } from 'vitest'
import { deliveredIn, type Delivered, sourceProgress } from '../../functions/site/pages/setup/sourceProgress.ts'
import { nextTask, type Task, taskList } from '../../functions/site/pages/setup/taskList.ts'
import type { Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import { Settings } from '../../shared/settings/settings.ts'
import type { DeliveryEntry } from '../../shared/storage/facts/deliveryEntry.ts'
import { genericSource, organisation, phoneLine } from '../builders/setupSite.ts'

const at = Date.parse('2026-06-10T10:00:00Z') as Instant
const fresh: Delivered = { isLive: true, hasSecret: true, asideSinceEvent: 0, hasData: false }
const entry = (told: Partial<DeliveryEntry>, n = 0): DeliveryEntry => ({ id: `d${n}`, receivedAt: at, outcome: 'accepted', ...told })

function tasksOf(
  settings: object,
  delivered: Partial<Delivered> = {},
  data: { readonly first?: string; readonly hasImports?: boolean; readonly hasRoster?: boolean; readonly others?: number } = {},
): Record<string, Task> {
  const tasks = taskList({
    settings: Settings.parse({ organisation, lines: [], ...settings }),
    deliveredOf: () => ({ ...fresh, ...delivered }),
    firstDate: data.first as LocalDate | undefined,
    hasImports: data.hasImports ?? false,
    hasRoster: data.hasRoster ?? false,
    others: data.others ?? 0,
  })
  return Object.fromEntries(tasks.map((task) => [task.name, task]))
}

describe('the task list of an empty product', () => {
  const tasks = tasksOf({})
  it('has seven tasks, none of them begun', () => {
    expect(Object.keys(tasks)).toEqual(['line', 'hours', 'source', 'roster', 'history', 'people', 'report'])
    expect(Object.values(tasks).map(({ state }) => state)).toEqual(Array(7).fill('not_started'))
  })
  it('begins with the line', () => expect(nextTask(Object.values(tasks))?.name).toBe('line'))
})

describe('opening hours', () => {
  const without = { ...phoneLine, hours: [] }
  it('come next after the first line', () => {
    const tasks = tasksOf({ lines: [without] })
    expect([tasks['line']?.state, tasks['hours']?.state]).toEqual(['done', 'not_started'])
    expect(nextTask(Object.values(tasks))?.name).toBe('hours')
  })
  it('are under way while one of the lines has none', () =>
    expect(tasksOf({ lines: [phoneLine, { ...without, id: 'nacht' }] })['hours']).toMatchObject({ state: 'busy', because: 'missing', line: { id: 'nacht' } }))
  it('are done when every line has them', () => expect(tasksOf({ lines: [phoneLine] })['hours']?.state).toBe('done'))
})

describe('the source', () => {
  const set = { lines: [phoneLine], sources: [genericSource] }
  const stateWith = (delivered: Partial<Delivered>) => tasksOf(set, delivered)['source']
  it('is under way until it has a secret', () => expect(stateWith({ hasSecret: false })).toMatchObject({ state: 'busy', because: 'no_secret' }))
  it('waits for its first event, before and after a test event', () => {
    expect(stateWith({})).toMatchObject({ state: 'waiting', because: 'waiting' })
    expect(stateWith({ lastTestAt: at })).toMatchObject({ state: 'waiting', because: 'tested' })
  })
  it('is done by itself with the first real event', () => expect(stateWith({ lastEventAt: at })).toMatchObject({ state: 'done', because: 'delivers' }))
  it('is a problem when what comes first cannot be used', () =>
    expect(stateWith({ asideSinceEvent: 1 })).toMatchObject({ state: 'problem', because: 'not_understood' }))
  it('stays done when single messages cannot be used, and turns into a problem when none can', () => {
    expect(stateWith({ lastEventAt: at, asideSinceEvent: 19 })?.state).toBe('done')
    expect(stateWith({ lastEventAt: at, asideSinceEvent: 20 })?.state).toBe('problem')
  })
  it('is a problem after thirty silent days, not a source that waits for its first event', () =>
    expect(stateWith({ hasData: true })).toMatchObject({ state: 'problem', because: 'quiet' }))
  it('of files is done once there are data', () => {
    expect(stateWith({ isLive: false })).toMatchObject({ state: 'busy', because: 'no_file' })
    expect(stateWith({ isLive: false, hasData: true })).toMatchObject({ state: 'done', because: 'files' })
  })
  it('is not done while a line has no source', () =>
    expect(tasksOf({ lines: [phoneLine, { ...phoneLine, id: 'nacht' }], sources: [genericSource] }, { lastEventAt: at })['source']).toMatchObject({
      state: 'busy',
      because: 'line_without_source',
      line: { id: 'nacht' },
    }))
})

it('history is done after a file was read to its end, and never has to be', () => {
  const set = { lines: [phoneLine], sources: [genericSource] }
  expect(tasksOf(set)['history']?.state).toBe('not_started')
  expect(tasksOf(set, {}, { hasImports: true, first: '2026-01-01' })['history']).toMatchObject({ state: 'done', first: '2026-01-01' })
})

it('the roster can be read once there is a line, and is done when one was', () => {
  expect(tasksOf({})['roster']?.because).toBe('needs_line')
  expect(tasksOf({ lines: [phoneLine] })['roster']).toMatchObject({ state: 'not_started', because: 'no_roster' })
  expect(tasksOf({ lines: [phoneLine] }, {}, { hasRoster: true })['roster']?.state).toBe('done')
})

it('people are invited in a task of their own, which is done with the first of them and never has to be', () => {
  expect(tasksOf({})['people']).toMatchObject({ state: 'not_started', because: 'nobody' })
  expect(tasksOf({}, {}, { others: 2 })['people']).toMatchObject({ state: 'done', count: 2 })
})

it('the first report is ready as soon as there are data', () =>
  expect(tasksOf({ lines: [phoneLine] }, {}, { first: '2026-01-01' })['report']?.state).toBe('done'))

describe('what the log says of a source', () => {
  it('is its newest event, not a heartbeat and not a test', () => {
    const heard = deliveredIn([
      entry({ outcome: 'unrecognised', reason: 'test_event', receivedAt: (at + 3) as Instant }),
      entry({ kind: 'source.heartbeat', receivedAt: (at + 2) as Instant }),
      entry({ kind: 'contact.left', receivedAt: (at + 1) as Instant }),
      entry({ kind: 'contact.arrived' }),
    ])
    expect(heard).toEqual({ lastEventAt: at + 1, lastTestAt: at + 3, asideSinceEvent: 0 })
  })
  it('counts what could not be used since, without what is no contact and what was used later', () => {
    const heard = deliveredIn([
      entry({ outcome: 'unrecognised', reason: 'unknown_line' }),
      entry({ outcome: 'unrecognised', reason: 'not_a_contact' }),
      entry({ outcome: 'quarantined', reason: 'ahead_of_time', usedLater: 'accepted' }),
      entry({ outcome: 'refused', reason: 'wrong' }),
      entry({}),
      entry({ outcome: 'unrecognised', reason: 'bad_json' }),
    ])
    expect(heard.asideSinceEvent).toBe(1)
  })
  it('with nothing in it is a source that waits', () => expect(sourceProgress({ ...fresh, ...deliveredIn([]) })).toBe('waiting'))
})
