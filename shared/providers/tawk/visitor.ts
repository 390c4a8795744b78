import { type Fields, textIn } from '../readFields.ts'

/**
 * What tells one visitor from another: the address they left, or the name that tawk.to made for them (`V` and digits). A name people type is shared by many
 * and tells nobody apart.
 */
export function visitorOf(visitor: Fields | undefined): { readonly caller?: string } {
  const email = textIn(visitor, 'email')?.trim().toLowerCase()
  const name = textIn(visitor, 'name')
  const caller = email || (name !== undefined && /^V[0-9]+$/.test(name) ? name : undefined)
  return caller === undefined ? {} : { caller }
}
