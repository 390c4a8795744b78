/** Who may sign in, with which roles. Nobody changes their own (A2). */
import { type Context, Hono } from 'hono'
import type { AuditAction } from '../../../../shared/access/auditRecord.ts'
import type { User } from '../../../../shared/access/user.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { type Form, readForm } from '../../form.ts'
import { inLanguage } from '../../pages/settings/inLanguage.ts'
import type { SitePages } from '../../sitePages.ts'
import type { View } from '../../view.ts'
import { peopleAnswers } from './peopleAnswers.ts'
import { peopleTable } from './peopleTable.ts'
import { fieldOf } from './peopleView.ts'
import { type Problems, readReach } from './userForm.ts'

export function peoplePages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const { listed, show, tell, otherUser } = peopleAnswers({ requested, html, dependencies })
  /** Somebody else than oneself; changed as a whole, under the revision that was seen. */
  const change = async (context: Context, action: AuditAction, edit: (user: User, form: Form, view: View) => User | Problems) => {
    const form = await readForm(context)
    const user = await otherUser(context)
    const { view } = await requested(context)
    const edited = edit(user, form, view)
    // Beside the fields of this person; those of an invitation have the same names.
    if ('problems' in edited)
      return show(
        context,
        undefined,
        edited.problems.map(({ field, words }) => ({ field: fieldOf(field, user), words })),
      )
    await tell(context, action, edited, user)
    if (!(await access.users.save({ ...edited, revision: user.revision + 1 }))) throw new Refused('changed_meanwhile')
    return context.redirect(inLanguage(view, '/settings/users'), 303)
  }

  return (
    new Hono()
      .get('/settings/users', (context) => show(context))
      .get(listPattern('/settings/users', ['users']), async (context) => {
        const request = await requested(context)
        return listAnswer(context, request, [peopleTable(request.view, await listed())])
      })
      .post('/settings/users/:user', (context) =>
        change(context, 'roles_changed', ({ lines: _before, ...user }, form, view) => {
          const reach = readReach(form, view)
          return 'problems' in reach ? reach : { ...user, ...reach }
        }),
      )
      .post('/settings/users/:user/remove', (context) => change(context, 'user_removed', (user) => ({ ...user, removedAt: now() })))
      // A new revision ends what was begun under the old one.
      .post('/settings/users/:user/sessions', (context) => change(context, 'sessions_ended', (user) => user))
  )
}
