/** What of a request goes into the audit trail: a pattern of ours, and choices that can only be ids, dates and words of closed lists. */
import type { Context } from 'hono'
import type { AuditAction, AuditRecord } from '../../../shared/access/auditRecord.ts'
import { harmlessValue } from '../../../shared/access/harmlessValue.ts'
import { networkOf } from '../../../shared/access/networkOf.ts'
import type { SignedIn } from '../../../shared/access/session.ts'
import { addressOf } from './addressOf.ts'

const keys = [
  'line',
  'channel',
  'period',
  'from',
  'to',
  'compare',
  'cfrom',
  'cto',
  'match',
  'hours',
  'short',
  'unit',
  'grain',
  'week',
  'show',
  'cause',
  'who',
  'action',
  'since',
  'until',
  'marked',
] as const
const mostValues = 5

export type Told = { readonly action: AuditAction; readonly object: string; readonly result?: number }

export function auditOf(context: Context, who: Pick<SignedIn, 'user' | 'roles'> | undefined, { action, object, result }: Told): Omit<AuditRecord, 'at'> {
  const network = networkOf(addressOf(context))
  const filter = filterOf(context, object)
  return {
    ...(who && { user: who.user, roles: [...who.roles] }),
    action,
    object,
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(result !== undefined && { result }),
    ...(network !== undefined && { network }),
  }
}

function filterOf({ req }: Context, object: string): Readonly<Record<string, string>> {
  const query = new URL(req.url).searchParams
  const asked = keys.map((key): readonly [string, readonly string[]] => [key, query.getAll(key)])
  const named = namedIn(object, req.path).map(([key, value]): readonly [string, readonly string[]] => [key, [value]])
  return Object.fromEntries(
    [...named, ...asked].flatMap(([key, values]) => {
      const kept = values.flatMap((value) => harmlessValue(value) ?? []).slice(0, mostValues)
      return kept.length === 0 ? [] : [[key, kept.join(',')]]
    }),
  )
}

/** What stands in the path under the names of the pattern. The router tells them only to the handler, and what changes something is written down before it. */
function namedIn(object: string, path: string): readonly (readonly [string, string])[] {
  const parts = path.split('/')
  return object
    .slice(object.indexOf(' ') + 1)
    .split('/')
    .flatMap((name, place) => (/^:\w+$/.test(name) ? [[name.slice(1), parts[place] ?? ''] as const] : []))
}
