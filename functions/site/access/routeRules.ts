/** Who may open what: a row for every route. A route without a row is closed to everybody, and a test says so. */
import type { AuditAction } from '../../../shared/access/auditRecord.ts'
import { hasOneOf, type Role } from '../../../shared/access/role.ts'
import { listPattern } from '../exports/listPattern.ts'

export type RouteRule = {
  readonly roles: readonly Role[] | 'everyone'
  /** What the audit trail says of it; absent: nothing that anybody did. */
  readonly audit?: AuditAction
}

const figures = ['manager', 'planner'] as const
const manager = ['manager'] as const
const planning = ['manager', 'planner'] as const
const readers = ['manager', 'funder'] as const
const upkeep = ['admin', 'manager'] as const
const feeds = ['admin', 'manager', 'planner'] as const
const admin = ['admin'] as const
const guardians = ['privacy', 'admin'] as const
const signedIn = ['manager', 'planner', 'funder', 'privacy', 'admin'] as const

const seen = (roles: readonly Role[]): RouteRule => ({ roles, audit: 'viewed' })
const taken = (roles: readonly Role[]): RouteRule => ({ roles, audit: 'exported' })
const changed = (roles: readonly Role[]): RouteRule => ({ roles, audit: 'changed' })
const uploaded = (roles: readonly Role[]): RouteRule => ({ roles, audit: 'uploaded' })
const open: RouteRule = { roles: 'everyone' }
const quiet = (roles: readonly Role[]): RouteRule => ({ roles })

/** A group of settings: seen by whoever decides or looks along, tried out and changed by those it is of. */
const groupRules = (name: string, own: readonly Role[]): readonly (readonly [string, RouteRule])[] => [
  [`GET /settings/${name}`, quiet(['manager', 'admin', 'privacy'])],
  [`GET ${listPattern(`/settings/${name}`, ['settings'])}`, taken(['manager', 'admin', 'privacy'])],
  [`POST /settings/${name}/check`, seen(own)],
  [`POST /settings/${name}`, changed(own)],
]

/** By method and pattern, as the routes are registered. */
export const routeRules: ReadonlyMap<string, RouteRule> = new Map<string, RouteRule>([
  ['GET /sign-in', open],
  ['GET /sign-in/go', open],
  ['POST /sign-in/example', open],
  ['POST /sign-in/owner', open],
  ['GET /sign-in/return', open],
  ['POST /sign-out', quiet(signedIn)],

  ['GET /', seen(figures)],
  // A page that refreshes by itself would fill the trail; who may see it stands here, what is on it stays nowhere (0106).
  ['GET /live', quiet(feeds)],
  ['POST /live/:line/unreachable', changed(planning)],
  ['GET /s/:page', open],
  ['GET /missed', seen(figures)],
  ['GET /missed/contacts', seen(manager)],
  ['GET /availability', seen(figures)],
  ['GET /help/terms', quiet(signedIn)],
  ['GET /help/method', quiet(signedIn)],
  ['GET /help/questions', quiet(signedIn)],
  ['GET /help/accessibility', open],
  ['GET /csv/contacts/contacts', taken(manager)],
  ['GET /csv/:report/:table', taken(figures)],
  ['GET /xlsx/contacts/contacts', taken(manager)],
  ['GET /xlsx/:report/:table', taken(figures)],
  ['GET /svg/:report/:figure', taken(figures)],
  ['GET /api/v1/staffing', taken(planning)],
  ['GET /api/v1/:report', taken(figures)],

  ['GET /roster', seen(planning)],
  ['GET /roster/gaps', quiet(planning)],
  ['GET /roster/open.ics', taken(planning)],
  ['GET /roster/:file{(?:week)\\.(?:svg)}', taken(planning)],
  ['GET /roster/:file{(?:gaps|surplus|required|presence)\\.(?:csv|xlsx)}', taken(planning)],
  [`GET ${listPattern('/roster', ['special'])}`, taken(planning)],
  ['GET /roster/import', quiet(planning)],
  ['GET /roster/import/:file{(?:imports)\\.(?:csv|xlsx)}', taken(planning)],
  ['GET /roster/import/*', quiet(planning)],
  ['GET /roster/import/:id/roster.csv', taken(planning)],
  ['POST /roster/import/read', uploaded(planning)],
  ['POST /roster/import/feed', uploaded(planning)],
  ['POST /roster/import/columns', uploaded(planning)],
  ['POST /roster/import/check', uploaded(planning)],
  ['POST /roster/import/refused', taken(planning)],
  ['POST /roster/import/save', changed(planning)],
  ['POST /roster/import/:id/undo', changed(planning)],

  ['GET /case', seen(figures)],
  ['GET /case/:file{(?:plans\\.csv|frontier\\.csv|frontier\\.xlsx|parts\\.csv|parts\\.xlsx|assumptions\\.csv|case\\.xlsx|trade-off\\.svg)}', taken(figures)],
  ['GET /case/:file{(?:kept)\\.(?:csv|xlsx)}', taken(figures)],
  ['GET /api/v1/case', taken(figures)],
  ['POST /case/save', changed(manager)],
  ['GET /case/:id', seen(figures)],
  ['GET /case/:id/result', seen(figures)],
  ['GET /case/:id/:file{(?:promise|weeks)\\.(?:csv|xlsx|svg)}', taken(figures)],
  ['POST /case/:id/name', changed(manager)],
  ['POST /case/:id/decide', changed(manager)],
  ['POST /case/:id/undecide', changed(manager)],
  ['POST /case/:id/remove', changed(manager)],
  ['POST /case/:id/restore', changed(manager)],

  ['GET /reports', seen(readers)],
  [`GET ${listPattern('/reports', ['reports', 'definitions'])}`, taken(readers)],
  ['GET /reports/new', quiet(manager)],
  ['POST /reports/new', changed(manager)],
  ['GET /reports/sample', quiet(readers)],
  ['GET /reports/sample/print.css', quiet(readers)],
  ['GET /reports/:id', quiet(readers)],
  ['POST /reports/:id/renew', changed(manager)],
  ['GET /reports/:id/v/:version', seen(readers)],
  ['POST /reports/:id/v/:version/state', changed(manager)],
  ['POST /reports/:id/v/:version/translate', changed(manager)],
  ['GET /reports/:id/v/:version/print.css', quiet(readers)],
  ['GET /reports/:id/v/:version/report.json', taken(readers)],
  ['GET /reports/:id/v/:version/report.xlsx', taken(readers)],
  ['GET /reports/:id/v/:version/:file{(?:figure-ladder|figure-week|figure-causes|figure-months|figure-impact)\\.(?:svg)}', taken(readers)],
  ['GET /reports/:id/v/:version/share', quiet(manager)],
  [`GET ${listPattern('/reports/:id/v/:version/share', ['links'])}`, taken(manager)],
  ['POST /reports/:id/v/:version/share', changed(manager)],
  ['POST /reports/:id/v/:version/share/revoke', changed(manager)],
  ['GET /share/:token', open],
  ['GET /share/:token/print.css', open],

  ['GET /data', quiet(feeds)],
  ['GET /data/imports', quiet(upkeep)],
  ['GET /data/:file{(?:imports)\\.(?:csv|xlsx)}', taken(upkeep)],
  ['GET /data/:file{(?:calendars)\\.(?:svg)}', taken(feeds)],
  ['GET /data/:file{(?:gaps|sources|days|alerts)\\.(?:csv|xlsx)}', taken(feeds)],
  ['GET /data/:file{(?:markers)\\.(?:csv|xlsx)}', taken(figures)],
  ['GET /data/sources/:source', seen(feeds)],
  // One delivery by itself tells the minute of somebody's contact: for those who look after sources (P7, P14).
  [`GET ${listPattern('/data/sources/:source', ['deliveries'])}`, taken(admin)],
  [`GET ${listPattern('/data/sources/:source', ['refused', 'unknown_kinds'])}`, taken(feeds)],
  ['GET /data/gaps', quiet(feeds)],
  ['GET /data/gaps/new', quiet(upkeep)],
  ['POST /data/gaps/new', changed(upkeep)],
  ['GET /data/gaps/:source/:begins', quiet(upkeep)],
  ['POST /data/gaps/:source/:begins', changed(upkeep)],
  ['POST /data/gaps/:source/:begins/remove', changed(upkeep)],
  ['POST /data/gaps/:source/:begins/ended', changed(upkeep)],
  ['POST /data/undo/gaps/:made', changed(upkeep)],
  ['POST /data/undo/markers/:made', changed(manager)],
  ['GET /data/markers', quiet(figures)],
  ['GET /data/markers/new', quiet(manager)],
  ['POST /data/markers/new', changed(manager)],
  ['GET /data/markers/:marker', quiet(manager)],
  ['POST /data/markers/:marker', changed(manager)],
  ['POST /data/markers/:marker/remove', changed(manager)],

  ['GET /setup', quiet(feeds)],
  ['POST /setup/examples/remove', changed(admin)],
  ['GET /setup/lines', quiet(upkeep)],
  ['GET /setup/lines/new', quiet(upkeep)],
  ['POST /setup/lines/new', changed(upkeep)],
  ['GET /setup/lines/:line', quiet(upkeep)],
  ['POST /setup/lines/:line', changed(upkeep)],
  ['POST /setup/lines/:line/remove', changed(upkeep)],
  ['GET /setup/lines/:line/public', quiet(upkeep)],
  ['POST /setup/lines/:line/public', changed(upkeep)],
  ['GET /setup/lines/:line/hours', quiet(feeds)],
  [`GET ${listPattern('/setup/lines/:line/hours', ['hours', 'exceptions', 'coming'])}`, taken(feeds)],
  ['GET /setup/lines/:line/hours/exceptions', quiet(feeds)],
  ['GET /setup/lines/:line/hours/exceptions/remove', quiet(upkeep)],
  ['POST /setup/lines/:line/hours/exceptions', changed(upkeep)],
  ['POST /setup/lines/:line/hours/exceptions/remove', changed(upkeep)],
  ['POST /setup/lines/:line/undo/:made', changed(upkeep)],
  // Nothing but forms: who may not send them reads the hours on the page before it.
  ['GET /setup/lines/:line/hours/:from', quiet(upkeep)],
  ['POST /setup/lines/:line/hours/:from', changed(upkeep)],
  ['GET /setup/sources', quiet(admin)],
  ['GET /setup/sources/new', quiet(admin)],
  ['GET /setup/sources/new/:provider', quiet(admin)],
  ['POST /setup/sources/new/:provider', changed(admin)],
  ['GET /setup/sources/:source', quiet(admin)],
  ['POST /setup/sources/:source', changed(admin)],
  ['POST /setup/sources/:source/lines', changed(admin)],
  ['POST /setup/sources/:source/columns', changed(admin)],
  ['POST /setup/sources/:source/secret', changed(admin)],
  ['POST /setup/sources/:source/test', changed(admin)],
  ['POST /setup/sources/:source/remove', changed(admin)],

  ['GET /settings', quiet(signedIn)],
  ['GET /settings/me', quiet(signedIn)],
  ['POST /settings/me/look', changed(signedIn)],
  ['POST /settings/me/sessions', changed(signedIn)],
  ['GET /settings/mail', quiet(signedIn)],
  ['POST /settings/mail', changed(signedIn)],
  ['GET /mail/stop/:kind/:token', open],
  ['POST /mail/stop/:kind/:token', open],
  ['GET /settings/users', quiet(admin)],
  [`GET ${listPattern('/settings/users', ['users'])}`, taken(admin)],
  ['POST /settings/users', changed(admin)],
  ['POST /settings/users/:user', changed(admin)],
  ['POST /settings/users/:user/invite', changed(admin)],
  ['POST /settings/users/:user/remove', changed(admin)],
  ['POST /settings/users/:user/sessions', changed(admin)],
  ...groupRules('definitions', manager),
  ...groupRules('staffing', manager),
  ...groupRules('cost', manager),
  ...groupRules('alerts', manager),
  ...groupRules('retention', admin),
  ...groupRules('small', manager),
  ...groupRules('organisation', upkeep),
  ['GET /settings/privacy', quiet(signedIn)],
  [`GET ${listPattern('/settings/privacy', ['kept', 'roles', 'turns'])}`, taken(signedIn)],
  ['GET /settings/erasure', seen(guardians)],
  [`GET ${listPattern('/settings/erasure', ['requests'])}`, taken(guardians)],
  ['POST /settings/erasure', changed(admin)],
  ['POST /settings/erasure/:request/confirm', changed(guardians)],
  ['POST /settings/erasure/:request/withdraw', changed(guardians)],
  ['GET /settings/audit', seen(guardians)],
  ['GET /settings/audit.csv', taken(guardians)],
  ['GET /settings/audit.xlsx', taken(guardians)],
])

/** Whether these roles may open a page without parameters; for menus. */
export function mayOpen(held: readonly Role[], path: string): boolean {
  const rule = routeRules.get(`GET ${path}`)
  return rule !== undefined && (rule.roles === 'everyone' || hasOneOf(held, rule.roles))
}

export const ruleOf = (method: string, pattern: string): RouteRule | undefined => routeRules.get(`${method === 'HEAD' ? 'GET' : method} ${pattern}`)
