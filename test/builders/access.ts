/** Somebody who is signed in, without a browser: for tests that are about something else. */
import { randomBytes } from 'node:crypto'
import type { Access } from '../../functions/site/access/access.ts'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import { type Role, roles } from '../../shared/access/role.ts'
import type { SignedIn } from '../../shared/access/session.ts'
import { UserId } from '../../shared/access/user.ts'

/** @param held all roles if not said. `records` is filled with what the audit trail is told. */
export function signedInAs(held: readonly Role[] = roles, records: AuditRecord[] = []): Access {
  const who: SignedIn = { user: UserId.parse('tester'), name: 'Tester', roles: held, lines: undefined, session: 'digest', formToken: undefined }
  return {
    who: () => Promise.resolve(who),
    users: { all: () => Promise.resolve([]), byId: () => Promise.resolve(undefined), save: () => Promise.resolve(true) },
    sessions: {
      find: () => Promise.resolve(undefined),
      begin: () => Promise.resolve(),
      seen: () => Promise.resolve(),
      end: () => Promise.resolve(),
      all: () => Promise.resolve([]),
      lastSignIns: () => Promise.resolve(new Map()),
      beginSignIn: () => Promise.resolve(),
      takeSignIn: () => Promise.resolve(undefined),
    },
    trail: {
      append: (record) => Promise.resolve(void records.push(record)),
      newest: (atMost) =>
        Promise.resolve(
          records
            .map((record, index) => ({ ...record, number: index + 1 }))
            .toReversed()
            .slice(0, atMost),
        ),
      head: () => Promise.resolve(undefined),
      broken: () => Promise.resolve([]),
    },
    random: randomBytes,
    limits: { requestsAMinute: 1_000_000, exportsAnHour: 1_000_000 },
  }
}
