import { roles } from '../../../shared/access/role.ts'
import { accessNl } from '../../../shared/text/access/nl.ts'
import type { View } from '../view.ts'

/** What somebody is called: whom this machine brings itself in the language of the page, all others as they are called. */
export function shownName({ texts: { access } }: Pick<View, 'texts'>, name: string): string {
  if (name === accessNl.ownerName) return access.ownerName
  const role = roles.find((own) => name === accessNl.exampleName(accessNl.roleNames[own]))
  return role === undefined ? name : access.exampleName(access.roleNames[role])
}
