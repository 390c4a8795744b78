/** People who were invited and have not come yet, as events to be mailed about. */
import type { User } from '../access/user.ts'
import { dayMs } from '../calendar/durations.ts'
import type { InvitationEvent } from './mailEvent.ts'

/** Who was invited longer ago was told in another way. */
const newsMs = 7 * dayMs

/** @param now UTC milliseconds */
export function invitationEvents(users: readonly User[], now: number): readonly InvitationEvent[] {
  return users
    .filter(({ identity, removedAt, invitedAt }) => identity === undefined && removedAt === undefined && now - invitedAt < newsMs)
    .map(({ id, invitedAt }) => ({ kind: 'invitation', id: `invitation ${id} ${invitedAt}`, user: id }))
}
