/** Every form that changes something carries the token of its session (A5). Put in here, in one place, so that no page can forget it. */
import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { formTokenBytes, formTokenField, maskedFormToken } from '../../../shared/access/session.ts'
import { signedIn } from './signedIn.ts'

/** Pages escape what they show: `<form` stands only where a template of ours wrote it. */
const changing = /<form method="post"[^>]*>/g

export const formTokens: MiddlewareHandler = async (context, next) => {
  await next()
  const token = signedIn(context)?.formToken
  if (token === undefined || !(context.res.headers.get('content-type') ?? '').startsWith('text/html')) return
  const page = await context.res.text()
  const { status, headers } = context.res
  const masked = maskedFormToken(token, randomBytes(formTokenBytes))
  // The token is base64url: nothing in it needs escaping.
  context.res = new Response(
    page.replace(changing, (form) => `${form}<input type="hidden" name="${formTokenField}" value="${masked}">`),
    { status, headers },
  )
}
