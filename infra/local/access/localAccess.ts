/** Signing in on one machine: by an OpenID provider where the environment names one, and by the machine itself. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Access, AccessLimits } from '../../../functions/site/access/access.ts'
import { openIdProvider } from '../../../functions/site/access/signIn/openIdProvider.ts'
import { openIdSettings } from '../../../functions/site/access/signIn/openIdSettings.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import { sessionStore } from '../../../shared/storage/people/sessionStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { userStore } from '../../../shared/storage/people/userStore.ts'
import { whoAsks } from '../../../shared/storage/people/whoAsks.ts'
import { machineAccess } from './machineAccess.ts'

export type LocalAccessOptions = {
  readonly stores: Pick<Stores, 'tables' | 'settings'>
  /** `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET_FILE`, `OIDC_SECOND_FACTOR` (such as `amr:mfa,otp`), `SITE_ADDRESS`. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** UTC milliseconds. */
  readonly now: () => number
  readonly siteAddress: () => string | undefined
  readonly limits: AccessLimits
}

export function localAccess({ stores, environment, now, siteAddress, limits }: LocalAccessOptions): { readonly access: Access; readonly code: string } {
  const machine = machineAccess(stores, now)
  const users = userStore(stores.tables)
  const sessions = sessionStore(stores.tables)
  const bySession = whoAsks(sessions, { byId: async (id) => (await machine.userById(id)) ?? users.byId(id) }, now)
  const access: Access = {
    who: async (headers) => machine.command(headers) ?? bySession(headers),
    users,
    sessions,
    trail: auditTrail(stores.tables),
    ...providerIn(environment, siteAddress),
    atThisMachine: machine.signIn,
    random: randomBytes,
    limits,
  }
  return { access, code: machine.code }
}

/** Made when somebody first signs in, for the port is known only once the host listens. */
function providerIn(environment: LocalAccessOptions['environment'], siteAddress: () => string | undefined): Pick<Access, 'provider'> {
  const { OIDC_CLIENT_SECRET_FILE: secretFile, SITE_ADDRESS: address } = environment
  const settings = () =>
    openIdSettings(
      environment,
      `${address ?? siteAddress() ?? ''}/sign-in/return`,
      secretFile === undefined ? undefined : readFileSync(secretFile, 'utf8').trim(),
    )
  const isNamed = settings() !== undefined
  let made: Access['provider']
  const provider = () => {
    const own = settings()
    if (own === undefined) throw new Error('no OpenID provider is named')
    made ??= openIdProvider(own)
    return made
  }
  return isNamed ? { provider: { begin: (asked) => provider().begin(asked), finish: (...about) => provider().finish(...about) } } : {}
}
