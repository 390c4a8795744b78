/** Signing in and out. Whether somebody exists here is told only to whom their own provider vouched for (A12). */
import { type Context, Hono } from 'hono'
import { roles } from '../../../../shared/access/role.ts'
import { networkOf } from '../../../../shared/access/networkOf.ts'
import { recognised } from '../../../../shared/access/identified.ts'
import { type Session, sessionIdOf } from '../../../../shared/access/session.ts'
import type { User } from '../../../../shared/access/user.ts'
import { daySeconds, hourMs, minuteMs } from '../../../../shared/calendar/durations.ts'
import { noSessionCookie, sessionCookie, sessionTokenIn } from '../../../../shared/web/sessionCookie.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import type { Record } from '../access.ts'
import { addressOf } from '../addressOf.ts'
import { auditOf } from '../auditOf.ts'
import { landingOf, localAddress } from '../landing.ts'
import { limiter } from '../limiter.ts'
import type { OpenIdProvider } from './openIdProvider.ts'
import { signedIn } from '../signedIn.ts'
import { type SignInNotice, signInView } from './signInView.ts'

const pendingMs = 10 * minuteMs
/** Nobody needs an account to be refused, and the trail keeps each record for years: of more than this it learns no more (shared/decisions/0143). */
const refusalsAnHour = { ofOneNetwork: 30, ofAll: 300 } as const
const pendingName = '__Host-sign-in'
const pendingPattern = /(?:^|;\s*)__Host-sign-in=([A-Za-z0-9_-]{43})(?=;|$)/
/** Where somebody was going stays with their browser: an address may hold anything, and we keep nothing of it (P1). */
const goingName = '__Host-sign-in-to'
const goingPattern = /(?:^|;\s*)__Host-sign-in-to=([^;\s]{1,6000})(?=;|$)/
/** Who signed out here is asked who they are before anybody is let in again: at a shared desk the provider may still know the one before. */
const signedOutName = '__Host-signed-out'
const signedOutPattern = /(?:^|;\s*)__Host-signed-out=1(?=;|$)/
/** Longer than a provider remembers anybody. */
const signedOutSeconds = 30 * daySeconds
const briefCookie = (name: string, value: string, seconds: number) => `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`

export function signInPages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const token = () => Buffer.from(access.random(32)).toString('base64url')
  const record = (told: Record) =>
    access.trail.append({ at: now(), ...told }).catch(() => {
      throw new Refused('not_recorded')
    })
  const page = async (context: Context, notice?: SignInNotice, status: 200 | 401 = 200) => {
    const { view } = await requested(context)
    const host = context.req.header('host') ?? ''
    const example =
      access.atThisMachine === undefined ? [] : await Promise.all(roles.map(async (role) => (await access.atThisMachine?.example(role, host)) && role))
    const to = localAddress(new URL(context.req.url).searchParams.get('to') ?? '')
    const parts = {
      notice,
      to,
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

  return new Hono()
    .get('/sign-in', (context) => page(context, noticeFor(context)))
    .get('/sign-in/go', async (context) => {
      const { provider } = access
      if (provider === undefined) return page(context)
      const begun = await beginning(provider, { anew: signedOutPattern.test(context.req.header('cookie') ?? '') })
      if (begun === undefined) return refuse(context, 'failed')
      const id = token()
      const { address, ...pending } = begun
      const to = localAddress(new URL(context.req.url).searchParams.get('to') ?? '')
      await access.sessions.beginSignIn(sessionIdOf(id), pending, now() + pendingMs)
      context.header('set-cookie', briefCookie(pendingName, id, pendingMs / 1000), { append: true })
      if (to !== undefined) context.header('set-cookie', briefCookie(goingName, encodeURIComponent(to), pendingMs / 1000), { append: true })
      return context.redirect(address, 303)
    })
    .get('/sign-in/return', async (context) => {
      const id = pendingPattern.exec(context.req.header('cookie') ?? '')?.[1]
      const pending = id === undefined ? undefined : await access.sessions.takeSignIn(sessionIdOf(id), now())
      for (const name of [pendingName, goingName]) context.header('set-cookie', briefCookie(name, '', 0), { append: true })
      if (pending === undefined || access.provider === undefined) return refuse(context, 'expired')
      const identity = await access.provider.finish(new URL(context.req.url), pending).catch(() => undefined)
      if (identity === undefined) return refuse(context, 'failed')
      const found = recognised(await access.users.all(), identity)
      if (found === 'unknown' || found === 'no_second_factor') return refuse(context, found)
      const { issuer, subject } = identity
      const user = found.isNew ? { ...found.user, identity: { issuer, subject }, revision: found.user.revision + 1 } : found.user
      if (found.isNew && !(await access.users.save(user))) return refuse(context, 'failed', user)
      context.header('set-cookie', briefCookie(signedOutName, '', 0), { append: true })
      return letIn(context, user, goingTo(context))
    })
    .post('/sign-in/example', async (context) => {
      const form = await readForm(context)
      const role = roles.find((own) => own === form.text('role'))
      const user = role && (await access.atThisMachine?.example(role, context.req.header('host') ?? ''))
      return user === undefined ? refuse(context, 'example_off') : letIn(context, user, localAddress(form.text('to')))
    })
    .post('/sign-in/owner', async (context) => {
      const form = await readForm(context)
      const user = access.atThisMachine?.owner(form.text('code'))
      return user === undefined ? refuse(context, 'wrong_code') : letIn(context, user, localAddress(form.text('to')))
    })
    .post('/sign-out', async (context) => {
      await readForm(context)
      const who = signedIn(context)
      if (who !== undefined) {
        await record(auditOf(context, who, { action: 'signed_out', object: 'POST /sign-out' }))
        if (who.session !== undefined) await access.sessions.end(who.session)
      }
      context.header('set-cookie', noSessionCookie)
      if (access.provider !== undefined) context.header('set-cookie', briefCookie(signedOutName, '1', signedOutSeconds), { append: true })
      return context.redirect('/sign-in?out=1', 303)
    })
}

/** Why somebody is asked who they are: they left, or what their browser holds counts no more. */
function noticeFor(context: Context): SignInNotice | undefined {
  if (new URL(context.req.url).searchParams.has('out')) return 'out'
  return signedIn(context) === undefined && sessionTokenIn(context.req.raw.headers) !== undefined ? 'ended' : undefined
}

/** From the address that the start of the host prints, and no other: a provider has a `code` of its own, which is nobody's to see. */
function ownerCodeIn({ req }: Context): string {
  const code = req.path === '/sign-in' ? (req.query('code') ?? '') : ''
  return /^[A-Za-z0-9_-]{32}$/.test(code) ? code : ''
}

function goingTo({ req }: Context): string | undefined {
  const held = goingPattern.exec(req.header('cookie') ?? '')?.[1]
  try {
    return held === undefined ? undefined : localAddress(decodeURIComponent(held))
  } catch {
    return undefined // no cookie of ours
  }
}

/** undefined: the provider cannot be reached, or says something that cannot be. */
const beginning = (provider: OpenIdProvider, asked: Parameters<OpenIdProvider['begin']>[0]) => provider.begin(asked).catch(() => undefined)
