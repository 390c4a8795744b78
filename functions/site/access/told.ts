/** What a page tells the audit trail of what it is about to do, beside what the guard tells of the route. */
import type { Context } from 'hono'
import type { AuditAction, AuditRecord } from '../../../shared/access/auditRecord.ts'
import { standsOut } from '../../../shared/access/standsOut.ts'
import type { SiteDependencies } from '../dependencies.ts'
import { auditOf } from './auditOf.ts'
import { peopleHere } from './peopleHere.ts'
import { signedIn } from './signedIn.ts'
import { writtenDown } from './writtenDown.ts'

export type About = Pick<AuditRecord, 'object' | 'filter' | 'changes'> & {
  /** Done with keys, erasures or users: it stands out where nobody looks along (A2). */
  readonly needsWatching?: true
}
export type Tell = (context: Context, action: AuditAction, about: About) => Promise<void>

/** @throws Refused where it could not be written down: then it is not done (A7) */
export function told({ access, now }: Pick<SiteDependencies, 'access' | 'now'>): Tell {
  const record = writtenDown(access, now)
  return async (context, action, { object, filter, changes, needsWatching }) => {
    const who = signedIn(context)
    const isMarked = needsWatching === true && who !== undefined && standsOut(who, await peopleHere(access, context.req.header('host') ?? ''))
    await record({
      ...auditOf(context, who, { action, object }),
      ...(filter && { filter }),
      ...(changes !== undefined && changes.length > 0 && { changes }),
      ...(isMarked && { standsOut: true }),
    })
  }
}
