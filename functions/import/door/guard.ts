/** Files of history are brought by managers and administrators only, from a form of their own session, and it is written down first (A1, A5, A7). */
import type { Context } from 'hono'
import type { AuditRecord } from '../../../shared/access/auditRecord.ts'
import { hasOneOf } from '../../../shared/access/role.ts'
import { harmlessValue } from '../../../shared/access/harmlessValue.ts'
import { formTokenHeader, isOwnForm, type SignedIn } from '../../../shared/access/session.ts'
import type { AuditTrail } from '../../../shared/storage/people/auditTrail.ts'
import type { WhoAsks } from '../../../shared/storage/people/whoAsks.ts'
import { refuse } from '../record/refused.ts'

export type ImportGuardDependencies = { readonly who: WhoAsks; readonly trail: Pick<AuditTrail, 'append'>; readonly now: () => number }
export type ImportGuard = {
  /** Who may not is written down too (A6). @throws ImportRefused */
  readonly letIn: (context: Context) => Promise<void>
  /** Whether who asks may open the pages with figures, to which a result leads on. */
  readonly seesFigures: (context: Context) => boolean
  /** @param carried the token that came in a form; absent: a script sends it in a header. @throws ImportRefused */
  readonly ownForm: (context: Context, carried?: string | null) => void
  /** @throws ImportRefused where it cannot be written down: then nothing is done */
  readonly record: (context: Context, action: AuditRecord['action'], about?: Readonly<Record<string, string>>) => Promise<void>
}

export function importGuard({ who, trail, now }: ImportGuardDependencies): ImportGuard {
  const known = new WeakMap<Request, SignedIn>()
  const signedIn = ({ req }: Context) => known.get(req.raw) ?? refuse('not_signed_in')
  const record: ImportGuard['record'] = async (context, action, about) => {
    const { user, roles } = signedIn(context)
    const object = `${context.req.method} ${context.req.path.split('/').slice(0, 2).join('/')}`
    await trail.append({ at: now(), user, roles: [...roles], action, object, filter: harmless(about) }).catch(() => refuse('not_recorded'))
  }
  return {
    record,
    letIn: async (context) => {
      const asking = (await who(context.req.raw.headers)) ?? refuse('not_signed_in')
      known.set(context.req.raw, asking)
      if (hasOneOf(asking.roles, ['manager', 'admin'])) return
      await record(context, 'refused')
      refuse('not_allowed')
    },
    seesFigures: ({ req }) => hasOneOf(known.get(req.raw)?.roles ?? [], ['manager', 'planner']),
    ownForm: (context, carried = context.req.header(formTokenHeader)) => {
      if (!isOwnForm(signedIn(context), carried)) refuse('other_form')
    },
  }
}

/** Ids come in addresses and forms, where anything may stand. */
const harmless = (about: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(about).filter(([, value]) => harmlessValue(value) !== undefined))
