/** What signing in takes from outside. */
import type { AuditRecord } from '../../../shared/access/auditRecord.ts'
import type { Role } from '../../../shared/access/role.ts'
import type { User, UserId } from '../../../shared/access/user.ts'
import type { AuditTrail } from '../../../shared/storage/people/auditTrail.ts'
import type { MakeAccount } from '../../../shared/storage/aws/cognitoAccounts.ts'
import type { SessionStore } from '../../../shared/storage/people/sessionStore.ts'
import type { UserStore } from '../../../shared/storage/people/userStore.ts'
import type { WhoAsks } from '../../../shared/storage/people/whoAsks.ts'
import type { OpenIdProvider } from './signIn/openIdProvider.ts'

export type Access = {
  readonly who: WhoAsks
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly trail: AuditTrail
  /** Absent: none was set up. */
  readonly provider?: OpenIdProvider
  /** Only on one machine: who sits at it, and the example roles while everything is invented. */
  readonly atThisMachine?: {
    /** The owner where the code is right. */
    readonly owner: (code: string) => User | undefined
    /** @param host of the request. undefined: not while there are real data, and not from elsewhere (A13). */
    readonly example: (role: Role, host: string) => Promise<User | undefined>
    /** Of the owner's account, which nobody was invited to. */
    readonly ownerId?: UserId
    /** The people that come with the program, for the names in the trail. */
    readonly users: readonly User[]
  }
  /** Where accounts are ours to make: of whoever is invited. Absent: their own provider knows them already. */
  readonly makeAccount?: MakeAccount
  readonly random: (bytes: number) => Uint8Array
  readonly limits: AccessLimits
}
/** A9, of one person. */
export type AccessLimits = { readonly requestsAMinute: number; readonly exportsAnHour: number }
export const usualLimits: AccessLimits = { requestsAMinute: 120, exportsAnHour: 20 }

export type Record = Omit<AuditRecord, 'at'>
