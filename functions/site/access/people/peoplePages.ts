/** Who may sign in, with which roles. Nobody changes their own (A2). */
import { type Context, Hono } from 'hono'
import type { AuditAction } from '../../../../shared/access/auditRecord.ts'
import { type User, UserId } from '../../../../shared/access/user.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { type Form, readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { inLanguage } from '../../pages/settings/inLanguage.ts'
import type { View } from '../../view.ts'
import { type PeopleListed, peopleTable } from './peopleTable.ts'
import { fieldOf, peopleView } from './peopleView.ts'
import { signedIn } from '../signedIn.ts'
import { told } from '../told.ts'
import { type Problems, readInvitation, readReach } from './userForm.ts'

export function peoplePages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const tellTrail = told(dependencies)
  const present = async () => (await access.users.all()).filter(({ removedAt }) => removedAt === undefined)

  const listed = async (): Promise<PeopleListed> => {
    const [users, sessions, lastSignIns] = await Promise.all([present(), access.sessions.all(now()), access.sessions.lastSignIns()])
    return { users, sessions, lastSignIns }
  }
  const show = async (context: Context, form?: Form, problems: readonly FieldProblem[] = []) => {
    const { view } = await requested(context)
    const { users, sessions, lastSignIns } = await listed()
    const typed = form === undefined ? enteredNow(view.texts, { email: '', name: '', roles: [], reach: 'all' }) : enteredAgain(view.texts, form, problems)
    const entered = { ...typed, problems }
    const address = new URL(context.req.url)
    const invited = users.find(({ id }) => id === address.searchParams.get('invited'))
    const about = {
      users,
      sessions,
      lastSignIns,
      entered,
      invited,
      siteAddress: address.origin,
      own: signedIn(context)?.user,
      isSignInSetUp: access.provider !== undefined,
    }
    return html(context, peopleView({ ...view, path: '/settings/users' }, about), problems.length === 0 ? 200 : 422)
  }
  const tell = (context: Context, action: AuditAction, user: User, before?: User) =>
    tellTrail(context, action, {
      object: 'user',
      filter: { user: user.id, roles: user.roles.join(',') },
      changes: changesOf(before, user),
      needsWatching: true,
    })
  /** With what became of their account; undefined: it could not be made. */
  const accountFor = async (user: User): Promise<User | undefined> => {
    if (access.makeAccount === undefined) return user
    const account = await access.makeAccount(user.email).catch(() => undefined)
    return account && { ...user, account }
  }
  /** Somebody else than oneself. @throws Refused */
  const otherUser = async (context: Context): Promise<User> => {
    const id = UserId.safeParse(context.req.param('user'))
    const user = id.success ? await access.users.byId(id.data) : undefined
    if (user === undefined || user.removedAt !== undefined || user.id === signedIn(context)?.user) throw new Refused('unknown_page')
    return user
  }
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
      .post('/settings/users/:user', (context) =>
        change(context, 'roles_changed', ({ lines: _before, ...user }, form, view) => {
          const reach = readReach(form, view)
          return 'problems' in reach ? reach : { ...user, ...reach }
        }),
      )
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
      .post('/settings/users/:user/remove', (context) => change(context, 'user_removed', (user) => ({ ...user, removedAt: now() })))
      // A new revision ends what was begun under the old one.
      .post('/settings/users/:user/sessions', (context) => change(context, 'sessions_ended', (user) => user))
  )
}

const longestValue = 80

/** From which roles and lines to which. */
function changesOf(before: User | undefined, after: User) {
  const told = (user: User | undefined) => ({ roles: user?.roles.join(',') ?? '', lines: user?.lines?.join(',') ?? '' })
  const [was, is] = [told(before), told(after)]
  return (['roles', 'lines'] as const)
    .filter((what) => before !== undefined && was[what] !== is[what])
    .map((what) => ({ what, from: was[what].slice(0, longestValue), to: is[what].slice(0, longestValue) }))
}
