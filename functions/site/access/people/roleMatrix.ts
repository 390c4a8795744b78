/** Who may see what, read off the rules of the routes: no second list that could say something else. */
import type { Role } from '../../../../shared/access/role.ts'
import { hasOneOf, roles } from '../../../../shared/access/role.ts'
import { figurePages } from '../../figurePages.ts'
import { type RouteRule, routeRules } from '../routeRules.ts'

/** Kinds of page, by how their addresses begin; the first that fits. */
const kinds = [
  ['drillDown', ['/missed/contacts', '/csv/contacts', '/xlsx/contacts']],
  ['live', ['/live']],
  ['files', ['/csv', '/xlsx', '/svg', '/api']],
  ['figures', figurePages.map(({ path }) => path).filter((path) => path !== '/')],
  ['roster', ['/roster']],
  ['case', ['/case']],
  ['reports', ['/reports']],
  ['data', ['/data']],
  ['setup', ['/setup']],
  ['people', ['/settings/users']],
  ['erasure', ['/settings/erasure']],
  ['audit', ['/settings/audit']],
  ['own', ['/settings/me', '/settings/mail', '/settings/privacy', '/help', '/sign-out']],
  ['settings', ['/settings/']],
] as const
export type PageKind = (typeof kinds)[number][0]
export const pageKinds: readonly PageKind[] = kinds.map(([kind]) => kind)

const roots: ReadonlyMap<string, PageKind> = new Map([
  ['/', 'figures'],
  ['/settings', 'own'],
])

/** @param pattern path of a route, as it is registered. undefined: a page for everybody */
export const kindOf = (pattern: string): PageKind | undefined =>
  roots.get(pattern) ?? kinds.find(([, starts]) => starts.some((start) => pattern.startsWith(start)))?.[0]

export type Allowed = { readonly sees: boolean; readonly takesOut: boolean; readonly changes: boolean }

const changing: ReadonlySet<RouteRule['audit']> = new Set(['changed', 'uploaded'])

export function allowedTo(role: Role, kind: PageKind): Allowed {
  const own = [...routeRules].flatMap(([route, rule]) => {
    const [method = '', pattern = ''] = route.split(' ')
    return rule.roles !== 'everyone' && hasOneOf([role], rule.roles) && kindOf(pattern) === kind ? [{ method, audit: rule.audit }] : []
  })
  return {
    sees: own.some(({ method }) => method === 'GET'),
    takesOut: own.some(({ audit }) => audit === 'exported'),
    changes: own.some(({ audit }) => changing.has(audit)),
  }
}

/** A row for every kind of page that anybody may open. */
export const roleMatrix = (): readonly { readonly kind: PageKind; readonly allowed: readonly Allowed[] }[] =>
  pageKinds.map((kind) => ({ kind, allowed: roles.map((role) => allowedTo(role, kind)) })).filter(({ allowed }) => allowed.some(({ sees }) => sees))
