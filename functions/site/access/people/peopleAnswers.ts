/** What the pages about people share: who there is, the page, and what the trail is told. */
import type { Context } from 'hono'
import type { AuditAction } from '../../../../shared/access/auditRecord.ts'
import { type User, UserId } from '../../../../shared/access/user.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { Form } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { signedIn } from '../signedIn.ts'
import { told } from '../told.ts'
import type { PeopleListed } from './peopleTable.ts'
import { peopleView } from './peopleView.ts'

export function peopleAnswers({ requested, html, dependencies }: Pick<SitePages, 'requested' | 'html' | 'dependencies'>) {
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
  /** Somebody else than oneself. @throws Refused */
  const otherUser = async (context: Context): Promise<User> => {
    const id = UserId.safeParse(context.req.param('user'))
    const user = id.success ? await access.users.byId(id.data) : undefined
    if (user === undefined || user.removedAt !== undefined || user.id === signedIn(context)?.user) throw new Refused('unknown_page')
    return user
  }
  return { present, listed, show, tell, otherUser }
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
