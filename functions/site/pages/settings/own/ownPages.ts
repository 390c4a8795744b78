/** What everybody may look after themselves: language, look, and where they are signed in. */
import { type Context, Hono } from 'hono'
import { type Session, shownSessionId } from '../../../../../shared/access/session.ts'
import { Language } from '../../../../../shared/text/language.ts'
import { lookCookie, lookIn, Theme } from '../../../../../shared/web/lookCookie.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { noSessionCookie } from '../../../../../shared/web/sessionCookie.ts'
import { signedIn } from '../../../access/signedIn.ts'
import { told } from '../../../access/told.ts'
import { readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { inLanguage } from '../inLanguage.ts'
import { ownView } from './ownView.ts'

const path = '/settings/me'

export function ownPages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const tell = told(dependencies)
  const ownSessions = async (context: Context): Promise<readonly Session[]> => {
    const who = signedIn(context)
    if (who === undefined) throw new Refused('unknown_page')
    return (await access.sessions.all(now())).filter(({ user }) => user === who.user).sort((a, b) => b.seenAt - a.seenAt)
  }
  const end = async (context: Context, ending: readonly Session[]) => {
    const who = signedIn(context)
    await tell(context, 'signed_out', { object: 'user', ...(who && { filter: { user: who.user } }) })
    for (const { id } of ending) await access.sessions.end(id)
    const isOut = ending.some(({ id }) => id === who?.session)
    if (isOut) context.header('set-cookie', noSessionCookie)
    return context.redirect(isOut ? '/sign-in?out=1' : inLanguage((await requested(context)).view, path, { said: 'ended' }), 303)
  }

  return new Hono()
    .get(path, async (context) => {
      const { view } = await requested(context)
      const parts = {
        sessions: await ownSessions(context),
        look: lookIn(context.req.raw.headers),
        said: new URL(context.req.url).searchParams.get('said') ?? '',
      }
      return html(context, ownView({ ...view, path }, parts))
    })
    .post(`${path}/look`, async (context) => {
      const form = await readForm(context)
      const look = { language: Language.safeParse(form.text('language')).data, theme: Theme.safeParse(form.text('theme')).data }
      context.header('set-cookie', lookCookie(look))
      return context.redirect(`${path}?said=saved`, 303)
    })
    .post(`${path}/sessions`, async (context) => {
      const form = await readForm(context)
      const sessions = await ownSessions(context)
      const asked = form.text('session')
      return end(context, asked === 'all' ? sessions : sessions.filter(({ id }) => shownSessionId(id) === asked))
    })
}
