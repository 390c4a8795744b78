import { hasOneOf } from '../../../../../shared/access/role.ts'
import { shownName } from '../../../access/shownName.ts'
import type { View } from '../../../view.ts'

/** Who reads along keeps, names, decides and removes nothing: the forms for it are not there (A2). */
export const mayKeep = ({ who }: Pick<View, 'who'>): boolean => hasOneOf(who?.roles ?? [], ['manager'])

/** Who signed in need not say again who they are. */
export const ownName = (view: View): string => (view.who === undefined ? '' : shownName(view, view.who.name))
