/** Reads from the log of ingest what it answered. A log line holds counts and our own ids, and nothing of a caller. */
import * as z from 'zod'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import { jsonIn } from '../../shared/providers/jsonText.ts'
import { awsCall, type AwsPlace } from '../../shared/storage/aws/awsCall.ts'
import type { LedgerDependencies } from './ledger.ts'

const longestWaitMs = 10_000
/** Of a line-hour that is busier than any we know; what lies behind it is looked at by the next look. */
const mostPages = 50

const count = z.int().nonnegative().default(0)
const Line = z.object({
  code: z.literal('answered'),
  request: z.string(),
  source: SourceId,
  accepted: count,
  duplicate: count,
  unrecognised: count,
  quarantined: count,
})
const Page = z.object({ events: z.array(z.object({ message: z.string() })).default([]), nextToken: z.string().optional() })

/** @param logGroup name of the door's log */
export function answeredLines(logGroup: string, place: AwsPlace): LedgerDependencies['answered'] {
  return async (from, until) => {
    const messages: string[] = []
    for (let pages = 0, nextToken: string | undefined; pages === 0 || (nextToken !== undefined && pages < mostPages); pages++) {
      const body = {
        logGroupName: logGroup,
        startTime: from,
        endTime: until - 1,
        filterPattern: '"\\"code\\":\\"answered\\""',
        ...(nextToken && { nextToken }),
      }
      const endpoint = place.environment['AWS_ENDPOINT_URL_LOGS'] ?? `https://logs.${place.environment['AWS_REGION'] ?? ''}.amazonaws.com`
      const page = Page.parse(await awsCall({ service: 'logs', endpoint, target: 'Logs_20140328.FilterLogEvents', version: '1.1', body, longestWaitMs }, place))
      messages.push(...page.events.map(({ message }) => message))
      nextToken = page.nextToken
    }
    return messages.flatMap((message) => answeredIn(message) ?? [])
  }
}

/** The runtime puts a time, an id and a level before our JSON. */
function answeredIn(message: string): { request: string; source: SourceId; events: number } | undefined {
  const line = Line.safeParse(jsonIn(message.slice(message.indexOf('{'))))
  if (!line.success) return undefined
  const { request, source, accepted, duplicate, unrecognised, quarantined } = line.data
  return { request, source, events: accepted + duplicate + unrecognised + quarantined }
}
