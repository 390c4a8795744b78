/** Who may look on one machine where no OpenID provider is set up: whoever can read the code that its start shows, and anybody sitting at it while all data is invented (A13). */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Access } from '../../../functions/site/access/access.ts'
import { type Role, roles } from '../../../shared/access/role.ts'
import type { SignedIn } from '../../../shared/access/session.ts'
import { User, type UserId } from '../../../shared/access/user.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { bookmarks } from '../../../shared/storage/mail/bookmarks.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { accessNl } from '../../../shared/text/access/nl.ts'
import { isOnThisMachine } from './ownHosts.ts'
import { demoSources } from '../demo/demoSettings.ts'

export type MachineAccess = {
  /** New with every start. */
  readonly code: string
  readonly signIn: NonNullable<Access['atThisMachine']>
  /** The built-in people; undefined for everybody else, and for an example role once there are real data. */
  readonly userById: (id: UserId) => Promise<User | undefined>
  /** A command on this machine, by the code in its own header. */
  readonly command: (headers: Headers) => SignedIn | undefined
}

/** Of whoever has the code. */
export const ownerId = 'owner'
const exampleIsOver = 'example-sign-in-over'

export function machineAccess({ tables, settings }: Pick<Stores, 'tables' | 'settings'>, now: () => number): MachineAccess {
  const code = randomBytes(24).toString('base64url')
  const isCode = (text: string) => text.length === code.length && timingSafeEqual(Buffer.from(text), Buffer.from(code))
  const owner = builtIn(ownerId, accessNl.ownerName, ['manager', 'planner', 'privacy', 'admin'], now())
  const examples = new Map(roles.map((role) => [role, builtIn(`example${role}`, accessNl.exampleName(accessNl.roleNames[role]), [role], now())]))
  const marks = bookmarks(tables)
  let isOver = false
  const mayShow = async (): Promise<boolean> => {
    isOver ||= (await marks.read(exampleIsOver)) !== undefined
    if (isOver) return false
    const current = await settings.current()
    if (current === undefined) return false
    if (isInvented(current.settings)) return true
    // For good: what was real once stays so, also after it was taken away again.
    await marks.write(exampleIsOver, { since: now() })
    isOver = true
    return false
  }
  return {
    code,
    signIn: {
      owner: (text) => (isCode(text) ? owner : undefined),
      example: async (role, host) => (isOnThisMachine(host) && (await mayShow()) ? examples.get(role) : undefined),
      ownerId: owner.id,
      users: [owner, ...examples.values()],
    },
    userById: async (id) => {
      if (id === owner.id) return owner
      const example = [...examples.values()].find((user) => user.id === id)
      return example !== undefined && (await mayShow()) ? example : undefined
    },
    command: (headers) => {
      const told = /^Bearer (\S{1,200})$/.exec(headers.get('authorization') ?? '')?.[1]
      if (told === undefined || !isCode(told)) return undefined
      return { user: owner.id, name: owner.name, roles: owner.roles, lines: undefined, session: undefined, formToken: undefined }
    },
  }
}

/** Only lines and sources of the invented organisation. */
const isInvented = ({ organisation, sources }: Settings) => organisation.demo === true && sources.every(({ id }) => demoSources.includes(id))

const builtIn = (id: string, name: string, held: readonly Role[], now: number): User =>
  User.parse({ id, email: `${id}@localhost.invalid`, name, roles: held, invitedAt: now, revision: 1 })

const codeFile = (keysFolder: string) => join(keysFolder, 'owner.code')

/** For commands of whoever may read the keys anyway. */
export async function writeCode(keysFolder: string, code: string): Promise<void> {
  await mkdir(keysFolder, { recursive: true, mode: 0o700 })
  await rm(codeFile(keysFolder), { force: true })
  const handle = await open(codeFile(keysFolder), 'wx', 0o600)
  await handle.writeFile(code)
  await handle.close()
}
export const codeIn = (keysFolder: string): Promise<string> => readFile(codeFile(keysFolder), 'utf8')
export const removeCode = (keysFolder: string): Promise<void> => rm(codeFile(keysFolder), { force: true })
