/** Somebody asks to be forgotten: an admin types the number, another person confirms it, and nobody learns whether it was known (P9, A2, A12). */
import { type Context, Hono } from 'hono'
import { confirmersFor, type ErasureRequest, stateOf } from '../../../../../shared/access/erasureRequest.ts'
import type { User } from '../../../../../shared/access/user.ts'
import type { ErasureAnswer } from '../../../../../shared/privacy/erasureDoor.ts'
import type { ErasureRequests } from '../../../../../shared/storage/forgotten/erasureRequests.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { peopleHere } from '../../../access/peopleHere.ts'
import { signedIn } from '../../../access/signedIn.ts'
import { told } from '../../../access/told.ts'
import { listAnswer } from '../../../exports/listAnswer.ts'
import { listPattern } from '../../../exports/listPattern.ts'
import { readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { inLanguage } from '../inLanguage.ts'
import { erasureTable, type RequestsListed } from './erasureTable.ts'
import { type ErasureProblem, erasureView } from './erasureView.ts'

const path = '/settings/erasure'
const requestId = /^[0-9a-f]{16}$/
const statusOf = { no_number: 422, too_many: 429, failed: 503, gone: 409 } as const satisfies Record<ErasureProblem, number>

export function erasurePages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now, erasure } = dependencies
  const tell = told(dependencies)
  const whoAsks = (context: Context) => {
    const who = signedIn(context)
    if (who === undefined || erasure === undefined) throw new Refused('unknown_page')
    return { who, erasure }
  }
  const listed = async (requests: ErasureRequests, people: readonly User[]): Promise<RequestsListed> => ({
    requests: (await requests.recent(now())).map((request) => ({ ...request, state: stateOf(request, now()) })),
    people: [...people, ...(access.atThisMachine?.users ?? [])],
  })
  const page = async (context: Context, problem?: ErasureProblem) => {
    const { who, erasure: own } = whoAsks(context)
    const { view } = await requested(context)
    const people = await peopleHere(access, context.req.header('host') ?? '')
    const parts = {
      ...(await listed(own.requests, people)),
      confirmers: confirmersFor(people, who.user),
      own: who.user,
      mayAsk: who.roles.includes('admin'),
      problem,
      said: new URL(context.req.url).searchParams.get('said') ?? '',
    }
    return html(context, erasureView({ ...view, path }, parts), problem === undefined ? 200 : statusOf[problem])
  }
  const back = async (context: Context, said: string) => context.redirect(inLanguage((await requested(context)).view, path, { said }), 303)
  const isWaiting = async (context: Context): Promise<ErasureRequest | undefined> => {
    const id = context.req.param('request') ?? ''
    if (!requestId.test(id)) throw new Refused('unknown_page')
    const found = (await whoAsks(context).erasure.requests.recent(now())).find((request) => request.id === id)
    if (found === undefined) throw new Refused('unknown_page')
    return stateOf(found, now()) === 'waiting' ? found : undefined
  }

  return new Hono()
    .get(listPattern(path, ['requests']), async (context) => {
      const request = await requested(context)
      const people = await peopleHere(access, context.req.header('host') ?? '')
      return listAnswer(context, request, [erasureTable(request.view, await listed(whoAsks(context).erasure.requests, people))])
    })
    .get(path, (context) => page(context))
    .post(path, async (context) => {
      const form = await readForm(context)
      const { who, erasure: own } = whoAsks(context)
      const needsAnother = confirmersFor(await peopleHere(access, context.req.header('host') ?? ''), who.user).length > 0
      const id = Buffer.from(access.random(8)).toString('hex')
      await tell(context, 'erasure_asked', { object: 'erasure', filter: { request: id }, needsWatching: true })
      const answer = await own.door.ask({ id, number: form.text('number'), by: who.user, needsAnother }).catch((): ErasureAnswer | 'failed' => 'failed')
      if (answer !== 'accepted') return page(context, answer)
      await own.requests.add({ id, at: now(), by: who.user, needsAnother })
      return back(context, 'asked')
    })
    .post(`${path}/:request/confirm`, async (context) => {
      await readForm(context)
      const { who, erasure: own } = whoAsks(context)
      const request = await isWaiting(context)
      // Nobody confirms what they asked for themselves.
      if (request?.by === who.user) throw new Refused('unknown_page')
      if (request === undefined) return page(context, 'gone')
      await tell(context, 'erasure_confirmed', { object: 'erasure', filter: { request: request.id }, needsWatching: true })
      if (!(await own.door.confirm(request.id, who.user))) return page(context, 'gone')
      await own.requests.settle({ ...request, settled: { as: 'confirmed', at: now(), by: who.user } })
      return back(context, 'confirmed')
    })
    .post(`${path}/:request/withdraw`, async (context) => {
      await readForm(context)
      const { who, erasure: own } = whoAsks(context)
      const request = await isWaiting(context)
      if (request === undefined) return page(context, 'gone')
      await tell(context, 'erasure_withdrawn', { object: 'erasure', filter: { request: request.id }, needsWatching: true })
      if (!(await own.door.withdraw(request.id))) return page(context, 'gone')
      await own.requests.settle({ ...request, settled: { as: 'withdrawn', at: now(), by: who.user } })
      return back(context, 'withdrawn')
    })
}
