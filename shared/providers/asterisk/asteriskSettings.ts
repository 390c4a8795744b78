import type { Source } from '../../settings/settings.ts'
import { everythingElse } from '../../settings/sourceLines.ts'

/** What the settings of a source say about its telephone system, ready to look things up in. */
export type AsteriskSettings = {
  /** Those that the settings name. */
  readonly queues: ReadonlySet<string>
  /** Named, or taken with everything else: the exchange may serve other departments, too. */
  readonly isOurs: (queue: string) => boolean
  /** Set where all queues lead to one line: what a record that names no queue belongs to. */
  readonly onlyQueue: string | undefined
  /** One queue of every line. */
  readonly lineQueues: readonly string[]
  readonly contexts: ReadonlySet<string>
  readonly zone: string
  readonly memberOf: (agent: string) => string
  readonly leavesMessageBy: (key: string) => boolean
}

export function asteriskSettingsOf(source: Source): AsteriskSettings {
  const queueOfLine = new Map(Object.entries(source.lines).map(([queue, line]) => [line, queue]))
  const members = new Map(Object.entries(source.members ?? {}))
  const exitKeys = new Map(Object.entries(source.exitKeys ?? {}))
  const lineQueues = [...queueOfLine.values()]
  const queues = new Set(Object.keys(source.lines))
  return {
    queues,
    isOurs: (queue) => queues.has(queue) || queues.has(everythingElse),
    onlyQueue: lineQueues.length === 1 ? lineQueues[0] : undefined,
    lineQueues,
    contexts: new Set(source.cdrContexts),
    zone: source.cdrTimeZone ?? 'UTC',
    // `Local/201@from-queue/n` and `Local/201@from-queue` are the same interface: the ending only says how to bridge.
    memberOf: (agent) => members.get(agent) ?? members.get(agent.replace(/\/[a-z]+$/, '')) ?? agent,
    leavesMessageBy: (key) => exitKeys.get(key) === 'voicemail',
  }
}
