/** From a request to the person behind it. Roles are those of now: a removed user, or one with other roles, is out with the next request. */
import { formTokenOf, seenAgainMs, type SignedIn, sessionIdOf } from '../../access/session.ts'
import { sessionTokenIn } from '../../web/sessionCookie.ts'
import type { SessionStore } from './sessionStore.ts'
import type { UserStore } from './userStore.ts'

export type WhoAsks = (headers: Headers) => Promise<SignedIn | undefined>

/** @param now UTC milliseconds */
export function whoAsks(sessions: Pick<SessionStore, 'find' | 'seen' | 'end'>, users: Pick<UserStore, 'byId'>, now: () => number): WhoAsks {
  return async (headers) => {
    const token = sessionTokenIn(headers)
    if (token === undefined) return undefined
    const moment = now()
    const session = await sessions.find(sessionIdOf(token), moment)
    if (session === undefined) return undefined
    const user = await users.byId(session.user)
    if (user === undefined || user.removedAt !== undefined || user.revision !== session.revision) {
      await sessions.end(session.id)
      return undefined
    }
    if (moment - session.seenAt >= seenAgainMs) await sessions.seen(session, moment)
    return { user: user.id, name: user.name, roles: user.roles, lines: user.lines, session: session.id, formToken: formTokenOf(token) }
  }
}
