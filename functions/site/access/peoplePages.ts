/** Who may sign in, with which roles. Nobody changes their own (A2). */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { AuditAction } from '../../../shared/access/auditRecord.ts'
import { type Role, roles } from '../../../shared/access/role.ts'
import { type User, UserId } from '../../../shared/access/user.ts'
import { Refused } from '../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../components/entered.ts'
import type { FieldProblem } from '../components/formFields.ts'
import { type Form, readForm } from '../form.ts'
import type { SitePages } from '../sitePages.ts'
import type { View } from '../view.ts'
import { auditOf } from './auditOf.ts'
import { peopleView } from './peopleView.ts'
import { signedIn } from './signedIn.ts'

const Email = z.email().max(200)

export function peoplePages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const present = async () => (await access.users.all()).filter(({ removedAt }) => removedAt === undefined)

  const show = async (context: Context, form?: Form, problems: readonly FieldProblem[] = []) => {
    const { view } = await requested(context)
    const [users, sessions] = await Promise.all([present(), access.sessions.all(now())])
    const entered = form === undefined ? enteredNow(view.texts, { email: '', name: '', roles: [] }) : enteredAgain(view.texts, form, problems)
    const invited = users.find(({ id }) => id === new URL(context.req.url).searchParams.get('invited'))
    const about = { users, sessions, entered, invited, own: signedIn(context)?.user }
    return html(context, peopleView({ ...view, path: '/settings/users' }, about), problems.length === 0 ? 200 : 422)
  }
  const tell = (context: Context, action: AuditAction, user: User) =>
    access.trail
      .append({ at: now(), ...auditOf(context, signedIn(context), { action, object: 'user' }), filter: { user: user.id, roles: user.roles.join(',') } })
      .catch(() => {
        throw new Refused('not_recorded')
      })
  /** Somebody else than oneself; changed as a whole, under the revision that was seen. */
  const change = async (context: Context, action: AuditAction, edit: (user: User, form: Form) => User | undefined) => {
    const form = await readForm(context)
    const id = UserId.safeParse(context.req.param('user'))
    const user = id.success ? await access.users.byId(id.data) : undefined
    if (user === undefined || user.removedAt !== undefined || user.id === signedIn(context)?.user) throw new Refused('unknown_page')
    const edited = edit(user, form)
    const { view } = await requested(context)
    if (edited === undefined) return show(context, form, [{ field: 'roles', words: view.texts.access.problems.roles }])
    await tell(context, action, edited)
    if (!(await access.users.save({ ...edited, revision: user.revision + 1 }))) throw new Refused('changed_meanwhile')
    return context.redirect('/settings/users', 303)
  }

  return (
    new Hono()
      .get('/settings/users', (context) => show(context))
      .post('/settings/users', async (context) => {
        const form = await readForm(context)
        const { view } = await requested(context)
        const read = readInvitation(form, view, await present())
        if ('problems' in read) return show(context, form, read.problems)
        const user: User = { ...read, id: UserId.parse(Buffer.from(access.random(10)).toString('hex')), invitedAt: now(), revision: 1 }
        await tell(context, 'user_invited', user)
        await access.users.save(user)
        return context.redirect(`/settings/users?invited=${user.id}`, 303)
      })
      .post('/settings/users/:user', (context) =>
        change(context, 'roles_changed', (user, form) => {
          const chosen = rolesIn(form)
          return chosen.length === 0 ? undefined : { ...user, roles: chosen }
        }),
      )
      .post('/settings/users/:user/remove', (context) => change(context, 'user_removed', (user) => ({ ...user, removedAt: now() })))
      // A new revision ends what was begun under the old one.
      .post('/settings/users/:user/sessions', (context) => change(context, 'sessions_ended', (user) => user))
  )
}

const rolesIn = (form: Form): Role[] => roles.filter((role) => form.all('roles').includes(role))

function readInvitation(
  form: Form,
  { texts }: View,
  users: readonly User[],
): Pick<User, 'email' | 'name' | 'roles'> | { readonly problems: readonly FieldProblem[] } {
  const words = texts.access.problems
  const email = Email.safeParse(form.text('email').toLowerCase())
  const name = form.text('name')
  const chosen = rolesIn(form)
  const problems = [
    ...(email.success ? [] : [{ field: 'email', words: words.email }]),
    ...(email.success && users.some((user) => user.email === email.data) ? [{ field: 'email', words: words.known }] : []),
    ...(name === '' || name.length > 80 ? [{ field: 'name', words: words.name }] : []),
    ...(chosen.length === 0 ? [{ field: 'roles', words: words.roles }] : []),
  ]
  return !email.success || problems.length > 0 ? { problems } : { email: email.data, name, roles: chosen }
}
