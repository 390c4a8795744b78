/** How far the set-up is: a pure function of what was decided and of what was delivered. Nothing is ticked off by hand. */
import type { Instant, LineId, LocalDate, SourceId } from '../../../../shared/contacts/identifiers.ts'
import { linesOfSource } from '../../../../shared/settings/sourceLines.ts'
import type { Line, Settings, Source } from '../../../../shared/settings/settings.ts'
import { type Delivered, type SourceProgress, sourceProgress } from './sourceProgress.ts'

export type TaskState = 'not_started' | 'busy' | 'waiting' | 'done' | 'problem'
export type Task = { readonly state: TaskState } & (
  | { readonly name: 'line'; readonly because: 'no_line' }
  | {
      readonly name: 'line'
      readonly because: 'lines'
      readonly count: number /** Of how many nobody knows whether attempts while closed are recorded. */
      readonly unsure: number
    }
  | { readonly name: 'hours'; readonly because: 'needs_line' }
  | { readonly name: 'hours'; readonly because: 'missing' | 'none'; readonly line: Line; readonly count: number }
  | { readonly name: 'hours'; readonly because: 'all' }
  | { readonly name: 'source'; readonly because: 'needs_line' | 'no_source' }
  | { readonly name: 'source'; readonly because: SourceProgress; readonly source: Source; readonly delivered: Delivered }
  | { readonly name: 'source'; readonly because: 'line_without_source'; readonly line: Line }
  | { readonly name: 'history'; readonly because: 'needs_source' | 'no_file' }
  | { readonly name: 'history'; readonly because: 'read'; readonly first: LocalDate | undefined }
  | { readonly name: 'report'; readonly because: 'no_data' }
  | { readonly name: 'report'; readonly because: 'data'; readonly first: LocalDate /** Something came in during the last 30 days. */; readonly isLive: boolean }
  | { readonly name: 'roster'; readonly because: 'needs_line' | 'no_roster' | 'roster' }
  | { readonly name: 'people'; readonly because: 'nobody' }
  | { readonly name: 'people'; readonly because: 'people'; readonly count: number }
)

export type Known = {
  readonly settings: Settings
  readonly deliveredOf: (source: SourceId) => Delivered
  /** First date with any data, over all lines. */
  readonly firstDate: LocalDate | undefined
  /** A file of history was read to its end. */
  readonly hasImports: boolean
  /** A roster was read and not undone. */
  readonly hasRoster: boolean
  /** Invited and not removed, beside whoever looks. */
  readonly others: number
}

export function taskList(known: Known): readonly Task[] {
  return [lineTask(known), hoursTask(known), sourceTask(known), rosterTask(known), historyTask(known), peopleTask(known), reportTask(known)]
}

/** The first task with something to do that has to be done; undefined when nothing is left. Reading history is never a must. */
export const nextTask = (tasks: readonly Task[]): Task | undefined =>
  tasks.find(({ state }) => state === 'problem') ??
  tasks.find(({ name, state }) => (name === 'line' || name === 'hours' || name === 'source') && (state === 'not_started' || state === 'busy'))

const linesIn = ({ settings }: Known): readonly Line[] => settings.lines

function lineTask(known: Known): Task {
  const lines = linesIn(known)
  if (lines.length === 0) return { name: 'line', state: 'not_started', because: 'no_line' }
  const unsure = lines.filter(({ closedRecorded }) => closedRecorded === 'unknown').length
  return { name: 'line', state: 'done', because: 'lines', count: lines.length, unsure }
}

function hoursTask(known: Known): Task {
  const lines = linesIn(known)
  const without = lines.filter(({ hours }) => hours.length === 0)
  const [line] = without
  if (lines.length === 0) return { name: 'hours', state: 'not_started', because: 'needs_line' }
  if (line === undefined) return { name: 'hours', state: 'done', because: 'all' }
  return without.length === lines.length
    ? { name: 'hours', state: 'not_started', because: 'none', line, count: without.length }
    : { name: 'hours', state: 'busy', because: 'missing', line, count: without.length }
}

export const stateOfProgress = {
  not_understood: 'problem',
  quiet: 'problem',
  no_secret: 'busy',
  no_file: 'busy',
  waiting: 'waiting',
  tested: 'waiting',
  delivers: 'done',
  files: 'done',
} as const satisfies Record<SourceProgress, TaskState>
/** What needs somebody comes first. */
const order: readonly SourceProgress[] = ['not_understood', 'quiet', 'no_secret', 'no_file', 'waiting', 'tested', 'delivers', 'files']

function sourceTask(known: Known): Task {
  const { settings, deliveredOf } = known
  if (settings.lines.length === 0) return { name: 'source', state: 'not_started', because: 'needs_line' }
  const sources = settings.sources
    .map((source) => ({ source, delivered: deliveredOf(source.id) }))
    .map((one) => ({ ...one, progress: sourceProgress(one.delivered) }))
    .sort((a, b) => order.indexOf(a.progress) - order.indexOf(b.progress))
  const [first] = sources
  if (first === undefined) return { name: 'source', state: 'not_started', because: 'no_source' }
  const { source, delivered, progress } = first
  const covered = new Set<LineId>(settings.sources.flatMap((own) => linesOfSource(own, settings)))
  const line = settings.lines.find(({ id }) => !covered.has(id))
  if (line !== undefined && stateOfProgress[progress] === 'done') return { name: 'source', state: 'busy', because: 'line_without_source', line }
  return { name: 'source', state: stateOfProgress[progress], because: progress, source, delivered }
}

function historyTask({ settings, firstDate, hasImports }: Known): Task {
  if (settings.sources.length === 0) return { name: 'history', state: 'not_started', because: 'needs_source' }
  return hasImports ? { name: 'history', state: 'done', because: 'read', first: firstDate } : { name: 'history', state: 'not_started', because: 'no_file' }
}

function rosterTask({ settings, hasRoster }: Known): Task {
  if (settings.lines.length === 0) return { name: 'roster', state: 'not_started', because: 'needs_line' }
  return hasRoster ? { name: 'roster', state: 'done', because: 'roster' } : { name: 'roster', state: 'not_started', because: 'no_roster' }
}

const peopleTask = ({ others }: Known): Task =>
  others === 0 ? { name: 'people', state: 'not_started', because: 'nobody' } : { name: 'people', state: 'done', because: 'people', count: others }

function reportTask({ settings, deliveredOf, firstDate }: Known): Task {
  if (firstDate === undefined) return { name: 'report', state: 'not_started', because: 'no_data' }
  const isLive = settings.sources.some(({ id }) => deliveredOf(id).lastEventAt !== undefined)
  return { name: 'report', state: 'done', because: 'data', first: firstDate, isLive }
}

/** When something last came in from any source; undefined: never. */
export const newestOf = (delivered: readonly Delivered[]): Instant | undefined =>
  delivered
    .flatMap(({ lastEventAt }) => lastEventAt ?? [])
    .reduce<Instant | undefined>((newest, at) => (newest === undefined || at > newest ? at : newest), undefined)
