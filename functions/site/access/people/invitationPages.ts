/** Somebody is invited, and invited once more. */
import { Hono } from 'hono'
import { type User, UserId } from '../../../../shared/access/user.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { readForm } from '../../form.ts'
import { inLanguage } from '../../pages/settings/inLanguage.ts'
import type { SitePages } from '../../sitePages.ts'
import { peopleAnswers } from './peopleAnswers.ts'
import { readInvitation } from './userForm.ts'

export function invitationPages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const { present, show, tell, otherUser } = peopleAnswers({ requested, html, dependencies })
  /** With what became of their account; undefined: it could not be made. */
  const accountFor = async (user: User): Promise<User | undefined> => {
    if (access.makeAccount === undefined) return user
    const account = await access.makeAccount(user.email).catch(() => undefined)
    return account && { ...user, account }
  }

  return (
    new Hono()
      .post('/settings/users', async (context) => {
        const form = await readForm(context)
        const { view } = await requested(context)
        const read = readInvitation(form, view, await present())
        if ('problems' in read) return show(context, form, read.problems)
        const user: User = { ...read, id: UserId.parse(Buffer.from(access.random(10)).toString('hex')), invitedAt: now(), revision: 1 }
        await tell(context, 'user_invited', user)
        const withAccount = await accountFor(user)
        if (withAccount === undefined) return show(context, form, [{ field: 'email', words: view.texts.people.problems.noAccount }])
        await access.users.save(withAccount)
        return context.redirect(inLanguage(view, '/settings/users', { invited: user.id }), 303)
      })
      // Once more, to whoever has not come yet: a password for once ends after days, and mail gets lost.
      .post('/settings/users/:user/invite', async (context) => {
        const form = await readForm(context)
        const user = await otherUser(context)
        if (user.identity !== undefined) throw new Refused('unknown_page')
        await tell(context, 'user_invited', user)
        const again = await accountFor({ ...user, invitedAt: now() })
        const { view } = await requested(context)
        if (again === undefined) return show(context, form, [{ field: 'email', words: view.texts.people.problems.notAgain }])
        if (!(await access.users.save({ ...again, revision: user.revision + 1 }))) throw new Refused('changed_meanwhile')
        return context.redirect(inLanguage(view, '/settings/users', { invited: user.id }), 303)
      })
  )
}
