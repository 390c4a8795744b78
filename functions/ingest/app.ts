/**
 * The door for live events. It orders the steps and answers; what a provider's signature and format are, how a caller becomes a pseudonym and how an
 * event is stored is said elsewhere. Once a signature is right there are two answers: 202, and every event is durably counted, or 503, and none need be.
 */
import type { KeyObject } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { Hono as SmallHono } from 'hono/tiny'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { LogReason } from '../../shared/privacy/logRecord.ts'
import { testHeader, testSecretOf } from '../../shared/privacy/testSecret.ts'
import type { Reading, RequestHeaders, UnrecognisedReason, Webhook, WebhookRequest } from '../../shared/providers/provider.ts'
import type { WebhookLoaders } from '../../shared/providers/webhookLoaders.ts'
import { bareAnswerHeaders } from '../../shared/web/answerHeaders.ts'
import { badSignatures } from './badSignatures.ts'
import { readBody, textOf } from './boundedBody.ts'
import { inTime, TooLate } from './inTime.ts'
import { doneBy, type Patience, patienceOf } from './patience.ts'
import type { KnownSource, SourceLookUp } from './recentSettings.ts'
import { SecretMissing, type SecretsOf } from './secrets.ts'
import { senderLists } from './senderLists.ts'
import { type Counts, NothingWritten, type TakingDependencies, takingReadings } from './takingReadings.ts'
import { webhookOf } from './webhookOf.ts'

export type IngestDependencies = TakingDependencies & {
  readonly sources: SourceLookUp
  readonly webhooks: WebhookLoaders
  readonly secretsOf: SecretsOf
  /** Of this installation, for its own test events; absent: it makes none. */
  readonly testKey?: () => Promise<Uint8Array | undefined>
  /** UTC milliseconds. */
  readonly now: () => Instant
  /** Random, ours, and never seen before. */
  readonly newRequest: () => string
  /** Of the sender, where it can be told; used to tell floods of bad signatures, never written. */
  readonly addressOf: (context: Context) => string | undefined
  /** Of the sender, for sources that take deliveries from certain networks only. Absent: the same. */
  readonly senderOf?: (context: Context) => string | undefined
  /** Path and query exactly as sent, which a parsed request no longer knows: some providers sign them. Absent: as the request has them. */
  readonly targetOf?: (context: Context) => string | undefined
}

const mostBytes = 2 ** 20
const mostParsedBytes = 64 * 1024
/** More than the shortest events of which so many bytes can consist: beyond that only what no system sends, and more than can be stored before the sender gives up. */
const mostReadings = 1_000

export function ingestApp(dependencies: IngestDependencies): Hono {
  const { now, log, newRequest, turnedAway } = dependencies
  const deliver = delivering(dependencies)
  const take = async (context: Context) => {
    const request = newRequest()
    const startedAt = now()
    const patience = patienceOf(now)
    const { reply, ...answer } = await deliver(context, { request, now: startedAt, patience })
    // Whoever waits for the answer does not wait for these.
    if (turnedAway !== undefined) await inTime(turnedAway.write(startedAt), patience.left(doneBy.counts)).catch(() => undefined)
    const milliseconds = now() - startedAt
    log({ level: answer.status === 503 ? 'error' : 'info', request, milliseconds, ...answer })
    return answer.status === 202 ? accepted(reply) : empty(answer.status)
  }
  const refuseMethod = () => {
    log({ code: 'refused', level: 'info', status: 405, reason: 'wrong_method' })
    return empty(405)
  }

  return new SmallHono()
    .post('/hooks/:sourceId', take)
    .post('/hooks/:sourceId/:token', take)
    .all('/hooks/:sourceId', refuseMethod)
    .all('/hooks/:sourceId/:token', refuseMethod)
    .notFound(() => empty(404))
    .onError(() => {
      log({ code: 'unexpected', level: 'error', status: 503 }) // the error itself may quote what was sent
      return empty(503)
    })
}

/** Headers are the same for every answer, so they are handed over as they are; the framework's own ways copy them one by one, for each. */
const accepted = (reply: Webhook['answer'] = { contentType: 'application/json; charset=utf-8', body: '{}' }) =>
  new Response(reply.body, { status: 202, headers: { ...bareAnswerHeaders, 'content-type': reply.contentType } })

const empty = (status: 401 | 404 | 405 | 413 | 503) =>
  new Response(null, { status, headers: { ...bareAnswerHeaders, ...(status === 503 && { 'retry-after': '5' }), ...(status === 405 && { allow: 'POST' }) } })

type Answer = { readonly reply?: Webhook['answer'] } & (
  | ({ readonly status: 202; readonly code: 'answered'; readonly source: KnownSource['source']['id'] } & Counts)
  | { readonly status: 401 | 404 | 413; readonly code: 'refused' | 'blocked'; readonly reason?: LogReason; readonly source?: KnownSource['source']['id'] }
  | {
      readonly status: 503
      readonly code: 'store_unavailable' | 'secret_missing' | 'keys_unavailable' | 'spill_failed'
      readonly source?: KnownSource['source']['id']
    }
)

type Arrived = { readonly request: string; readonly now: Instant; readonly patience: Patience }

/** The steps in their order; the first that fails answers. */
function delivering(dependencies: IngestDependencies) {
  const { sources, secretsOf, testKey, addressOf, senderOf = addressOf, targetOf, turnedAway } = dependencies
  const noteBad = badSignatures()
  const isSender = senderLists()
  const take = takingReadings(dependencies)
  const keysOf = recentKeys()
  const webhookNamed = webhookOf(dependencies.webhooks)

  return async (context: Context, { request, now, patience }: Arrived): Promise<Answer> => {
    const address = addressOf(context)
    const sourceId = context.req.param('sourceId') ?? ''
    if (!/^[a-z0-9-]{1,32}$/.test(sourceId)) return { status: 404, code: 'refused', reason: 'unknown_source' }
    const known = await sources(sourceId).catch(() => 'unavailable' as const)
    if (known === 'unavailable') return { status: 503, code: 'store_unavailable' }
    const webhook = known && (await webhookNamed(known.source.provider))
    if (known === undefined || webhook === undefined || known.source.secretFrom === undefined) return { status: 404, code: 'refused', reason: 'unknown_source' }

    const pathToken = context.req.param('token')
    if (pathToken !== undefined && !(webhook.takesPathToken && /^[A-Za-z0-9_-]{32,128}$/.test(pathToken)))
      return { status: 404, code: 'refused', reason: 'unknown_source' }

    const source = known.source.id
    const note = (reason: LogReason, clockSeconds?: number) =>
      turnedAway?.refused({ source, reason, request, ...(clockSeconds === undefined ? {} : { clockSeconds }) }, now)
    const headers = headersOf(context.req.raw)
    // Without secrets a good set of headers is merely `wrong`; anything worse needs no body.
    const called = {
      headers,
      now,
      url: calledAs(context.req.raw.url, targetOf?.(context), known.source.publicUrl),
      ...(pathToken === undefined ? {} : { pathToken }),
    }
    const refuse = (reason: LogReason): Answer => {
      if (address !== undefined && noteBad(address, now) === 'one_of_many') {
        note('blocked')
        return { status: 401, code: 'blocked', source }
      }
      const sentAt = reason === 'stale' ? webhook.sentAt?.({ ...called, body: new Uint8Array() }) : undefined
      note(reason, sentAt === undefined ? undefined : Math.round((sentAt - now) / 1000))
      return { status: 401, code: 'refused', reason, source }
    }
    const isTest = headers.get(testHeader) === '1'
    // Tests of our own come from wherever the pages run; whatever they say, they touch no figure.
    if (!isTest && !isSender(known.source, senderOf(context))) return refuse('unknown_sender')
    const atFirstSight = webhook.verify({ ...called, body: new Uint8Array() }, [], known.source)
    if (atFirstSight !== 'wrong') return refuse(atFirstSight === 'authentic' ? 'wrong' : atFirstSight)
    const body = await patience.without(readBody(context.req.raw, mostBytes))
    if (body === undefined) {
      note('too_large')
      return { status: 413, code: 'refused', reason: 'too_large', source }
    }
    try {
      const asked = Promise.all([secretsOf(known.source, now), isTest ? testKey?.() : undefined])
      const [secrets, ownTest] = await inTime(asked, patience.left(doneBy.secrets)).catch(missingIfLate)
      const testSecret = ownTest && testSecretOf(webhook, source, ownTest)
      const keys = keysOf(webhook, testSecret === undefined ? secrets : [...secrets, testSecret])
      if (keys.length === 0) throw new SecretMissing()
      const verdict = webhook.verify({ ...called, body }, keys, known.source)
      if (verdict !== 'authentic') return refuse(verdict)
      const readings = isTest ? testEvent : readingsOf(webhook, { ...called, body }, known)
      body.fill(0)
      const reply = webhook.answer
      return { status: 202, code: 'answered', source, ...(reply && { reply }), ...(await take(readings, known, { receivedAt: now, request, patience })) }
    } catch (failure) {
      // Nothing of the failure is passed on: parsers and libraries quote their input.
      if (failure instanceof SecretMissing) return { status: 503, code: 'secret_missing', source }
      return { status: 503, code: failure instanceof NothingWritten ? 'spill_failed' : 'keys_unavailable', source }
    } finally {
      body.fill(0)
    }
  }
}

/** A secret that does not come in time is none. */
function missingIfLate(failure: unknown): never {
  throw failure instanceof TooLate ? new SecretMissing() : failure
}

/** Making a key costs more than using it, so the few in use are kept, each under its secret. */
function recentKeys() {
  const mostKept = 100
  const kept = new Map<Webhook, Map<string, KeyObject | undefined>>()
  return (webhook: Webhook, secrets: readonly string[]): readonly KeyObject[] => {
    const own = kept.get(webhook) ?? new Map<string, KeyObject | undefined>()
    kept.set(webhook, own)
    if (own.size > mostKept) own.clear()
    return secrets.flatMap((secret) => {
      const key = own.has(secret) ? own.get(secret) : webhook.keyOf(secret)
      own.set(secret, key)
      return key ?? []
    })
  }
}

/** Whatever it says, a test event touches no figure: who has the secret may ask whether it works. */
const testEvent: readonly Reading[] = [{ understood: false, reason: 'test_event' }]

/** The address as the sender called it. A parser would write the query anew, and a signature over the address would no longer fit. */
function calledAs(url: string, target: string | undefined, publicUrl: string | undefined): string {
  const [, origin = '', ownTarget = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/i.exec(url) ?? []
  return (publicUrl?.replace(/\/+$/, '') ?? origin) + (target ?? ownTarget)
}

const headersOf = ({ headers }: Request): RequestHeaders => ({ get: (name) => headers.get(name) ?? undefined, has: (name) => headers.has(name) })

function readingsOf(webhook: Webhook, request: WebhookRequest, { source }: KnownSource): readonly Reading[] {
  const not = (reason: UnrecognisedReason): readonly Reading[] => [{ understood: false, reason }]
  const coding = request.headers.get('content-encoding')
  if (coding !== undefined && coding !== '' && coding !== 'identity') return not('content_coding')
  if (request.body.length > (webhook.mostParsedBytes ?? mostParsedBytes)) return not('too_large')
  const text = textOf(request.body)
  if (text === undefined) return not('not_utf8')
  const readings = webhook.read(request, text, source)
  return readings.length > mostReadings ? not('too_large') : readings
}
