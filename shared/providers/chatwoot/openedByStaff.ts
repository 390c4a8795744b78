/** A conversation that staff began: it exists because of their message, so the two are of one moment. Nobody answers a visitor within it. */
import type { Instant } from '../../contacts/identifiers.ts'
import { epochMoment, type Fields } from '../readFields.ts'
import { newestMessageOf } from './conversation.ts'
import { isAutomatic, writerOf } from './message.ts'

const oneMomentMs = 2000

/** @param at of a message that staff wrote */
export function isOpeningOf(conversation: Fields, at: Instant): boolean {
  const created = epochMoment(conversation.get('created_at'))
  return created !== undefined && at - created < oneMomentMs
}

/** As far as the newest message tells. */
export function wasOpenedByStaff(conversation: Fields): boolean {
  const newest = newestMessageOf(conversation)
  const at = epochMoment(newest?.get('created_at'))
  if (newest === undefined || at === undefined || !isOpeningOf(conversation, at)) return false
  return writerOf(newest)?.is === 'staff' || isAutomatic(newest)
}
