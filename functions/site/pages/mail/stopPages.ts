/**
 * Ends one kind of mail from the mail itself, without signing in. Looking changes nothing, because mail programs look at every link; the button of the page,
 * or of the mail program (RFC 8058), does. Whoever holds the token may do this and nothing else: no form of ours is asked for, because a mail program has none.
 */
import { type Context, Hono } from 'hono'
import { ChosenKind } from '../../../../shared/mail/mailChoices.ts'
import { stopIdOf } from '../../../../shared/storage/mail/mailStore.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { auditOf } from '../../access/auditOf.ts'
import { isToken } from '../../access/secretAddress.ts'
import { writtenDown } from '../../access/writtenDown.ts'
import type { SitePages } from '../../sitePages.ts'
import { stopDoneView, stopView } from './stopView.ts'

const route = '/mail/stop/:kind/:token'

export function stopPages({ requested, html, dependencies }: SitePages): Hono {
  const { access, mails, now } = dependencies
  const record = writtenDown(access, now)
  const read = (context: Context): { readonly kind: ChosenKind; readonly token: string } => {
    const kind = ChosenKind.safeParse(context.req.param('kind'))
    const token = context.req.param('token') ?? ''
    if (mails === undefined || !kind.success || !isToken(token)) throw new Refused('unknown_page')
    context.header('x-robots-tag', 'noindex')
    return { kind: kind.data, token }
  }
  /** Does nothing for a token that is unknown, over or of another kind, and does not say so. */
  const stop = async (context: Context, kind: ChosenKind, token: string) => {
    const found = await mails?.findStop(stopIdOf(token), now())
    if (mails === undefined || found === undefined || found.kind !== kind) return
    await record({ ...auditOf(context, undefined, { action: 'changed', object: `POST ${route}` }), filter: { user: found.user } })
    const choices = await mails.choicesOf(found.user)
    await mails.choose({ ...choices, user: found.user, kinds: { ...choices?.kinds, [kind]: false } })
  }
  return (
    new Hono()
      // The same page for every token: what it asks follows from its own address alone.
      .get(route, async (context) => {
        const { kind } = read(context)
        return html(context, stopView((await requested(context)).view, kind))
      })
      .post(route, async (context) => {
        const { kind, token } = read(context)
        await stop(context, kind, token)
        return html(context, stopDoneView((await requested(context)).view, kind))
      })
  )
}
