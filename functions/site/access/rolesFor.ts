/** Who may open the page of a link, or send a form: by the rule whose pattern fits its path. */
import { hasOneOf, type Role } from '../../../shared/access/role.ts'
import type { View } from '../view.ts'
import { routeRules } from './routeRules.ts'

/** Patterns with expressions of their own are addresses of files; a file is offered where its page is. */
const patterns = [...routeRules].flatMap(([route, { roles }]) => {
  const [method = '', pattern = ''] = route.split(' ')
  return /[{*]/.test(pattern) ? [] : [{ method, parts: pattern.split('/'), roles }]
})

/** @param address of a page of ours, with or without a query; @returns its roles: nobody's where there is no such page */
export function rolesFor(address: string, asked: 'GET' | 'POST' = 'GET'): readonly Role[] | 'everyone' {
  const path = /^[^?#]*/.exec(address)?.[0] ?? ''
  const parts = path.split('/')
  const fits = (pattern: readonly string[]) => pattern.length === parts.length && pattern.every((part, n) => part === parts[n] || part.startsWith(':'))
  const fitting = patterns.filter((page) => page.method === asked && fits(page.parts))
  // A page with a name of its own goes before one with a name to be filled in.
  const places = (pattern: (typeof patterns)[number]) => pattern.parts.filter((part) => part.startsWith(':')).length
  return fitting.toSorted((a, b) => places(a) - places(b))[0]?.roles ?? []
}

/** Whether somebody may open the page of a link. */
export const mayFollow = (view: Pick<View, 'who'>, address: string): boolean => isOf(view, rolesFor(address))
/** Whether somebody may send a form. */
export const maySend = (view: Pick<View, 'who'>, address: string): boolean => isOf(view, rolesFor(address, 'POST'))

const isOf = ({ who }: Pick<View, 'who'>, roles: readonly Role[] | 'everyone') => roles === 'everyone' || hasOneOf(who?.roles ?? [], roles)
