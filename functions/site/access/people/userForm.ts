/** What the forms of a person say: who, which roles, and of a funder which lines. */
import * as z from 'zod'
import { type Role, roles } from '../../../../shared/access/role.ts'
import type { User } from '../../../../shared/access/user.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { Form } from '../../form.ts'
import type { View } from '../../view.ts'

const Email = z.email().max(200)
const longestName = 80

export type Problems = { readonly problems: readonly FieldProblem[] }
type Reach = Pick<User, 'roles' | 'lines'>

export function readReach(form: Form, { texts, settings }: View): Reach | Problems {
  const chosen: Role[] = roles.filter((role) => form.all('roles').includes(role))
  // Only a funder sees some lines and not others; everybody else sees what their roles allow.
  const isNarrowed = chosen.includes('funder') && form.text('reach') === 'some'
  const lines = settings.lines.map(({ id }) => id).filter((id) => form.all('lines').includes(id))
  const problems = [
    ...(chosen.length === 0 ? [{ field: 'roles', words: texts.access.problems.roles }] : []),
    ...(isNarrowed && lines.length === 0 ? [{ field: 'lines', words: texts.people.problems.lines }] : []),
  ]
  if (problems.length > 0) return { problems }
  return isNarrowed ? { roles: chosen, lines } : { roles: chosen }
}

export function readInvitation(form: Form, view: View, users: readonly User[]): (Pick<User, 'email' | 'name'> & Reach) | Problems {
  const words = view.texts.access.problems
  const email = Email.safeParse(form.text('email').toLowerCase())
  const name = form.text('name')
  const reach = readReach(form, view)
  const problems = [
    ...(email.success ? [] : [{ field: 'email', words: words.email }]),
    ...(email.success && users.some((user) => user.email === email.data) ? [{ field: 'email', words: words.known }] : []),
    ...(name === '' || name.length > longestName ? [{ field: 'name', words: words.name }] : []),
    ...('problems' in reach ? reach.problems : []),
  ]
  return !email.success || 'problems' in reach || problems.length > 0 ? { problems } : { email: email.data, name, ...reach }
}
