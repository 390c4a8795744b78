/** Who may open the page of a link: by the rule whose pattern fits its path. */
import type { Role } from '../../../shared/access/role.ts'
import { routeRules } from './routeRules.ts'

/** Patterns with expressions of their own are addresses of files; a file is offered where its page is. */
const pages = [...routeRules].flatMap(([route, { roles }]) => {
  const [method, pattern = ''] = route.split(' ')
  return method === 'GET' && !/[{*]/.test(pattern) ? [{ parts: pattern.split('/'), roles }] : []
})

/** @param address of a page of ours, with or without a query; @returns its roles: nobody's where there is no such page */
export function rolesFor(address: string): readonly Role[] | 'everyone' {
  const parts = (address.split('?')[0] ?? '').split('#')[0]?.split('/') ?? []
  const fits = (pattern: readonly string[]) => pattern.length === parts.length && pattern.every((part, n) => part === parts[n] || part.startsWith(':'))
  const fitting = pages.filter((page) => fits(page.parts))
  // A page with a name of its own goes before one with a name to be filled in.
  const named = fitting.find((page) => page.parts.every((part) => !part.startsWith(':')))
  return (named ?? fitting[0])?.roles ?? []
}
