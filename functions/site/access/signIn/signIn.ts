/** Signing in and out. Whether somebody exists here is told only to whom their own provider vouched for (A12). */
import { type Context, Hono } from 'hono'
import { recognised } from '../../../../shared/access/identified.ts'
import { roles } from '../../../../shared/access/role.ts'
import { sessionIdOf } from '../../../../shared/access/session.ts'
import { noSessionCookie, sessionTokenIn } from '../../../../shared/web/sessionCookie.ts'
import { readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { auditOf } from '../auditOf.ts'
import { localAddress } from '../landing.ts'
import { signedIn } from '../signedIn.ts'
import type { OpenIdProvider } from './openIdProvider.ts'
import { addressAsked, signInAnswers } from './signInAnswers.ts'
import {
  goingCookie,
  goingIn,
  hasSignedOut,
  noPendingCookies,
  noSignedOutCookie,
  pendingCookie,
  pendingIn,
  pendingMs,
  signedOutCookie,
} from './signInCookies.ts'
import type { SignInNotice } from './signInView.ts'

export function signInPages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const { token, record, page, letIn, refuse } = signInAnswers({ requested, html, dependencies })

  return new Hono()
    .get('/sign-in', (context) => page(context, noticeFor(context)))
    .get('/sign-in/go', async (context) => {
      const { provider } = access
      if (provider === undefined) return page(context)
      const begun = await beginning(provider, { anew: hasSignedOut(context) })
      if (begun === undefined) return refuse(context, 'failed')
      const id = token()
      const { address, ...pending } = begun
      const to = addressAsked(context)
      await access.sessions.beginSignIn(sessionIdOf(id), pending, now() + pendingMs)
      context.header('set-cookie', pendingCookie(id), { append: true })
      if (to !== undefined) context.header('set-cookie', goingCookie(to), { append: true })
      return context.redirect(address, 303)
    })
    .get('/sign-in/return', async (context) => {
      const id = pendingIn(context)
      const pending = id === undefined ? undefined : await access.sessions.takeSignIn(sessionIdOf(id), now())
      for (const cookie of noPendingCookies) context.header('set-cookie', cookie, { append: true })
      if (pending === undefined || access.provider === undefined) return refuse(context, 'expired')
      const identity = await access.provider.finish(new URL(context.req.url), pending).catch(() => undefined)
      if (identity === undefined) return refuse(context, 'failed')
      const found = recognised(await access.users.all(), identity)
      if (found === 'unknown' || found === 'no_second_factor') return refuse(context, found)
      const { issuer, subject } = identity
      const user = found.isNew ? { ...found.user, identity: { issuer, subject }, revision: found.user.revision + 1 } : found.user
      if (found.isNew && !(await access.users.save(user))) return refuse(context, 'failed', user)
      context.header('set-cookie', noSignedOutCookie, { append: true })
      return letIn(context, user, goingIn(context))
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
      if (access.provider !== undefined) context.header('set-cookie', signedOutCookie, { append: true })
      return context.redirect('/sign-in?out=1', 303)
    })
}

/** Why somebody is asked who they are: they left, or what their browser holds counts no more. */
function noticeFor(context: Context): SignInNotice | undefined {
  if (new URL(context.req.url).searchParams.has('out')) return 'out'
  return signedIn(context) === undefined && sessionTokenIn(context.req.raw.headers) !== undefined ? 'ended' : undefined
}

/** undefined: the provider cannot be reached, or says something that cannot be. */
const beginning = (provider: OpenIdProvider, asked: Parameters<OpenIdProvider['begin']>[0]) => provider.begin(asked).catch(() => undefined)
