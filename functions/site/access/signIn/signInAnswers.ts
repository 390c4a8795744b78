/** How an attempt to sign in ends: on the page, with a session, or refused. Each of the last two stands in the trail. */
import type { Context } from 'hono'
import { networkOf } from '../../../../shared/access/networkOf.ts'
import { roles } from '../../../../shared/access/role.ts'
import { type Session, sessionIdOf } from '../../../../shared/access/session.ts'
import type { User } from '../../../../shared/access/user.ts'
import { hourMs } from '../../../../shared/calendar/durations.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { sessionCookie, sessionTokenIn } from '../../../../shared/web/sessionCookie.ts'
import type { SitePages } from '../../sitePages.ts'
import { addressOf } from '../addressOf.ts'
import { auditOf } from '../auditOf.ts'
import { landingOf, localAddress } from '../landing.ts'
import { limiter } from '../limiter.ts'
import { signedIn } from '../signedIn.ts'
import { writtenDown } from '../writtenDown.ts'
import { type SignInNotice, signInView } from './signInView.ts'

/** Nobody needs an account to be refused, and the trail keeps each record for years: of more than this it learns no more (shared/decisions/0143). */
const refusalsAnHour = { ofOneNetwork: 30, ofAll: 300 } as const

export function signInAnswers({ requested, html, dependencies }: Pick<SitePages, 'requested' | 'html' | 'dependencies'>) {
  const { access, now } = dependencies
  const token = () => Buffer.from(access.random(32)).toString('base64url')
  const record = writtenDown(access, now)
  const page = async (context: Context, notice?: SignInNotice, status: 200 | 401 = 200) => {
    const { view } = await requested(context)
    const host = context.req.header('host') ?? ''
    const example =
      access.atThisMachine === undefined ? [] : await Promise.all(roles.map(async (role) => (await access.atThisMachine?.example(role, host)) && role))
    const parts = {
      notice,
      to: addressAsked(context),
      isOffered: access.provider !== undefined,
      example: example.flatMap((role) => role ?? []),
      isOwnMachine: access.atThisMachine !== undefined,
      code: ownerCodeIn(context),
      who: signedIn(context),
    }
    return html(context, signInView({ ...view, path: '/sign-in' }, parts), status)
  }
  /** A new session and no other: what the browser held before ends (A4). */
  const letIn = async (context: Context, user: User, to: string | undefined) => {
    const own = token()
    const before = sessionTokenIn(context.req.raw.headers)
    if (before !== undefined) await access.sessions.end(sessionIdOf(before))
    const network = networkOf(addressOf(context))
    const begun = { startedAt: now(), seenAt: now(), ...(network !== undefined && { network }) }
    const session: Session = { id: sessionIdOf(own), user: user.id, revision: user.revision, ...begun }
    await record(auditOf(context, { user: user.id, roles: user.roles }, { action: 'signed_in', object: 'GET /sign-in' }))
    await access.sessions.begin(session)
    context.header('set-cookie', sessionCookie(own), { append: true })
    return context.redirect(to ?? landingOf(user.roles), 303)
  }
  const mayRefuse = { ofOneNetwork: limiter(refusalsAnHour.ofOneNetwork, hourMs), ofAll: limiter(refusalsAnHour.ofAll, hourMs) }
  const refuse = async (context: Context, notice: SignInNotice, user?: User) => {
    if (!mayRefuse.ofOneNetwork(networkOf(addressOf(context)) ?? '', now()) || !mayRefuse.ofAll('', now())) throw new Refused('too_many')
    await record(auditOf(context, user && { user: user.id, roles: user.roles }, { action: 'sign_in_refused', object: 'GET /sign-in' }))
    return page(context, notice, 401)
  }
  return { token, record, page, letIn, refuse }
}

/** Where they are to be taken, by the address. */
export const addressAsked = ({ req }: Context) => localAddress(new URL(req.url).searchParams.get('to') ?? '')

/** From the address that the start of the host prints, and no other: a provider has a `code` of its own, which is nobody's to see. */
function ownerCodeIn({ req }: Context): string {
  const code = req.path === '/sign-in' ? (req.query('code') ?? '') : ''
  return /^[A-Za-z0-9_-]{32}$/.test(code) ? code : ''
}
