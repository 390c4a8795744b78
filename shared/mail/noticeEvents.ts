/** What stands out in the audit trail because nobody looked along (A2), as events to be mailed about. Who did it and to whom is left in the trail. */
import type { AuditAction, AuditRecord } from '../access/auditRecord.ts'
import { hourMs } from '../calendar/durations.ts'
import type { NoticeEvent } from './mailEvent.ts'

/** Older is no news: it stands in the trail. */
const noticeHours = 48

const abouts: Partial<Readonly<Record<AuditAction, NoticeEvent['about']>>> = {
  user_invited: 'people',
  roles_changed: 'people',
  user_removed: 'people',
  sessions_ended: 'people',
  erasure_asked: 'erasure',
  erasure_confirmed: 'erasure',
  erasure_withdrawn: 'erasure',
  key_made: 'keys',
  key_destroyed: 'keys',
}

/** @param now UTC milliseconds */
export function noticeEvents(records: readonly (AuditRecord & { readonly number: number })[], now: number): readonly NoticeEvent[] {
  return records
    .filter(({ at, standsOut, result }) => standsOut === true && result === undefined && now - at < noticeHours * hourMs)
    .map(({ number, at, action }) => ({ kind: 'notice', id: `notice ${number}`, about: abouts[action] ?? 'other', at }))
}
