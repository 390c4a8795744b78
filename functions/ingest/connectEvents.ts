/** What Amazon Connect hands us within AWS, where nothing is signed: that it may call us, and which instance it speaks of, is the check. */
import * as z from 'zod/mini'
import type { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import type { LogReason } from '../../shared/privacy/logRecord.ts'
import { readAgentEvent } from '../../shared/providers/connect/agentEvent.ts'
import { readContactEvent } from '../../shared/providers/connect/contactEvent.ts'
import { parseJson } from '../../shared/providers/jsonText.ts'
import type { Reading } from '../../shared/providers/provider.ts'
import type { Source } from '../../shared/settings/settings.ts'
import { textOf } from './boundedBody.ts'
import type { SourceLookUp } from './recentSettings.ts'
import { type TakingDependencies, takingReadings } from './takingReadings.ts'

export type ConnectDependencies = TakingDependencies & {
  readonly source: SourceId
  readonly sources: SourceLookUp
  readonly now: () => Instant
  /** Random, ours, and never seen before. */
  readonly newRequest: () => string
}

/** Durable when it answers; AWS tries again when it throws. @throws Error that says nothing of what came in */
export type TakeEvents = (event: unknown) => Promise<void>

export const contactEvents = (dependencies: ConnectDependencies): TakeEvents => taking(dependencies, contactReadings)
export const agentEvents = (dependencies: ConnectDependencies): TakeEvents => taking(dependencies, agentReadings)

type Read = (event: unknown, source: Source) => readonly Reading[] | LogReason

function taking({ source: sourceId, sources, now, newRequest, log, ...stores }: ConnectDependencies, read: Read): TakeEvents {
  const take = takingReadings({ ...stores, log })
  return async (event) => {
    const request = newRequest()
    const receivedAt = now()
    const refuse = (reason: LogReason) => log({ code: 'refused', level: 'warning', request, source: sourceId, reason })
    try {
      const known = await sources(sourceId)
      if (known === undefined || known.source.provider !== 'connect') return refuse('unknown_source')
      // Without the instance's name there is nothing to check by.
      if (known.source.instanceArn === undefined) return refuse('missing')
      const readings = read(event, known.source)
      if (typeof readings === 'string') return refuse(readings)
      const counts = await take(readings, known, { receivedAt, request })
      log({ code: 'answered', level: 'info', request, source: sourceId, milliseconds: now() - receivedAt, ...counts })
    } catch {
      // Nothing of the failure is passed on: parsers and libraries quote their input.
      log({ code: 'store_unavailable', level: 'error', request, source: sourceId })
      throw new Error('not stored')
    }
  }
}

/** One event; of another instance or another service it is refused, as it would be with a wrong signature. */
function contactReadings(event: unknown, source: Source): readonly Reading[] | LogReason {
  const envelope = Envelope.safeParse(event)
  if (!envelope.success) return 'malformed'
  return envelope.data.detail.instanceArn === source.instanceArn ? [readContactEvent(event, source)] : 'wrong'
}
const Envelope = z.object({ source: z.literal('aws.connect'), detail: z.object({ instanceArn: z.string() }) })

/** A batch of the agent event stream: all of it is taken, or all of it comes again. */
function agentReadings(event: unknown, source: Source): readonly Reading[] | LogReason {
  const batch = Batch.safeParse(event)
  return batch.success ? batch.data.Records.map(({ kinesis }) => agentReading(Buffer.from(kinesis.data, 'base64'), source)) : 'malformed'
}
const Batch = z.object({ Records: z.array(z.object({ kinesis: z.object({ data: z.string() }) })) })

/** An agent's profile names every queue they serve, before and after. */
const mostParsedBytes = 256 * 1024

function agentReading(data: Uint8Array, source: Source): Reading {
  if (data.length > mostParsedBytes) return { understood: false, reason: 'too_large' }
  const text = textOf(data)
  data.fill(0)
  if (text === undefined) return { understood: false, reason: 'not_utf8' }
  const json = parseJson(text)
  return json.ok ? readAgentEvent(json.value, source) : { understood: false, reason: json.reason }
}
