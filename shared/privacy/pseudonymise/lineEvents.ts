/** Events about lines: who is there to answer, and that a system is alive. */
import type { HeartbeatEvent, PresenceEvent, WithoutLine } from '../../contacts/contactEvent.ts'
import type { HeartbeatReport, PresenceReport } from '../../providers/provider.ts'
import type { Line } from '../../settings/settings.ts'
import { eventMessage, lineEventMessage } from '../pseudonym.ts'
import type { Batch } from './batch.ts'
import { known } from './known.ts'

export async function presenceWithoutLine({ type, at, agent, identity, sequence }: PresenceReport, batch: Batch): Promise<WithoutLine> {
  const [ofEvent, pseudonym] = await Promise.all([batch.eventOf(batch.providerKeys.at(at), eventMessage(batch.source, identity)), batch.agentOf(agent)])
  return { eventId: ofEvent, type, at, agent: pseudonym, ...known({ sequence }), source: batch.source }
}

/** Presence and signs of life that name no line are about every line of the source. */
export async function lineEvents(report: PresenceReport | HeartbeatReport, batch: Batch): Promise<readonly (PresenceEvent | HeartbeatEvent)[]> {
  const named = batch.lineOf(report.kind === 'presence' ? report.queue : undefined)
  if (named === 'unknown_line') return []
  const agent = report.kind === 'presence' ? await batch.agentOf(report.agent) : undefined
  const lines: readonly Pick<Line, 'id'>[] = named === undefined ? batch.lines : [{ id: named }]
  return Promise.all(
    lines.map(async ({ id }) => {
      const message = named === undefined ? lineEventMessage(batch.source, id, report.identity) : eventMessage(batch.source, report.identity)
      const event = { eventId: await batch.eventOf(batch.providerKeys.at(report.at), message), lineId: id }
      if (report.kind === 'heartbeat' || agent === undefined) return { ...event, type: 'source.heartbeat', at: report.at, source: batch.source }
      return { ...event, type: report.type, at: report.at, agent, ...known({ sequence: report.sequence }), source: batch.source }
    }),
  )
}
