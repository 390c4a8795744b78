import { roles } from '../../../shared/access/role.ts'
import type { User } from '../../../shared/access/user.ts'
import type { Access } from './access.ts'

/**
 * Everybody who may sign in at this moment: who was invited, and the example roles while they are offered. The owner's code is no person: whoever has it may
 * be one of the others, so it never counts as somebody else.
 * @param host of the request
 */
export async function peopleHere({ users, atThisMachine }: Access, host: string): Promise<readonly User[]> {
  const invited = (await users.all()).filter(({ removedAt }) => removedAt === undefined)
  const examples = atThisMachine === undefined ? [] : await Promise.all(roles.map((role) => atThisMachine.example(role, host)))
  return [...invited, ...examples.flatMap((user) => user ?? [])]
}
