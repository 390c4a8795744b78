/** The door to every page: who asks, may they, and is it written down. What no rule names is closed (A1). */
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { hasOneOf } from '../../../shared/access/role.ts'
import { hourMs, minuteMs } from '../../../shared/calendar/durations.ts'
import { Refused } from '../../../shared/web/refused.ts'
import type { Access } from './access.ts'
import { auditOf } from './auditOf.ts'
import { landingOf } from './landing.ts'
import { limiter } from './limiter.ts'
import { type RouteRule, ruleOf } from './routeRules.ts'
import { rememberSignedIn } from './signedIn.ts'
import { writtenDown } from './writtenDown.ts'

/** @param now UTC milliseconds */
export function guard(access: Access, now: () => number): MiddlewareHandler {
  const mayAsk = limiter(access.limits.requestsAMinute, minuteMs)
  const mayExport = limiter(access.limits.exportsAnHour, hourMs)
  const record = writtenDown(access, now)
  return async (context, next) => {
    const object = endpointOf(context)
    const rule = object === undefined ? undefined : ruleOf(object.method, object.pattern)
    const who = await access.who(context.req.raw.headers)
    if (who !== undefined) rememberSignedIn(context, who)
    if (rule?.roles === 'everyone') return next()
    if (who === undefined) return toSignIn(context)
    const name = object === undefined ? 'unknown' : `${object.method} ${object.pattern}`
    // A command at the machine itself is no browser that ran away.
    const isLimited = who.session !== undefined
    if (isLimited && !mayAsk(who.user, now())) throw new Refused('too_many')
    if (rule === undefined || !hasOneOf(who.roles, rule.roles)) {
      if (name === 'GET /') return context.redirect(landingOf(who.roles), 303)
      await record(auditOf(context, who, { action: 'refused', object: name }))
      throw new Refused('unknown_page')
    }
    // Figures for a program are asked for as often as pages; files leave the organisation.
    const isFile = rule.audit === 'exported' && object?.pattern.startsWith('/api/') === false
    if (isLimited && isFile && !mayExport(who.user, now())) throw new Refused('too_many')
    return recorded(context, next, rule, (result) =>
      rule.audit === undefined
        ? Promise.resolve()
        : record(auditOf(context, who, { action: rule.audit, object: name, ...(result !== undefined && { result }) })),
    )
  }
}

/** What changes something is recorded before it is done, and again where it was not; what only shows, before it is sent. */
async function recorded(context: Context, next: () => Promise<void>, { audit }: RouteRule, tell: (result?: number) => Promise<void>): Promise<void> {
  const changes = audit === 'changed' || audit === 'uploaded'
  if (changes) await tell()
  await next()
  const { status } = context.res
  if (!changes || status >= 400) await tell(status)
}

/** The route that will answer, as it was registered. undefined: none. */
function endpointOf(context: Context): { readonly method: string; readonly pattern: string } | undefined {
  // The first that fits answers.
  const found = matchedRoutes(context).find(({ method }) => method !== 'ALL')
  return found && { method: found.method, pattern: found.path }
}

function toSignIn(context: Context): Response {
  const { pathname, search } = new URL(context.req.url)
  if (pathname.startsWith('/api/')) return context.json({ error: 'sign_in' }, 401)
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return context.redirect('/sign-in', 303)
  return context.redirect(pathname === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to: pathname + search }).toString()}`, 303)
}
