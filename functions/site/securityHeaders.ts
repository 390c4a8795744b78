/** What every answer says to the browser: nothing from elsewhere, nothing inline, nothing kept. */
import type { MiddlewareHandler } from 'hono'
import { answerHeaders, withCharset } from '../../shared/web/answerHeaders.ts'

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(answerHeaders)) context.header(name, value)
  context.header('content-security-policy', contentPolicy)
  const type = context.res.headers.get('content-type')
  if (type !== null) context.header('content-type', withCharset(type))
  if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
}
