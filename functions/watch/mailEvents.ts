/** Everything true at this moment that somebody may have to be mailed about. */
import type { User } from '../../shared/access/user.ts'
import { hourMs } from '../../shared/calendar/durations.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { MailKind } from '../../shared/mail/mail.ts'
import { dueDigest } from '../../shared/mail/digestWeek.ts'
import { gapEvents, gapHours } from '../../shared/mail/gapEvents.ts'
import { invitationEvents } from '../../shared/mail/invitationEvents.ts'
import type { GapEvent, MailEvent, PresenceEvent } from '../../shared/mail/mailEvent.ts'
import { noticeEvents } from '../../shared/mail/noticeEvents.ts'
import { type LineNow, presenceEvents } from '../../shared/mail/presenceEvents.ts'
import { silenceEvents } from '../../shared/mail/silenceEvents.ts'
import { judgement } from '../../shared/metrics/figuresOf.ts'
import type { ReportLoader } from '../../shared/metrics/reportsOf.ts'
import type { StaffingReader } from '../../shared/metrics/staffing/staffingReader.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { presenceSteps } from '../../shared/staffing/presence.ts'
import type { AlertStore } from '../../shared/storage/mail/alertStore.ts'
import type { AuditTrail } from '../../shared/storage/people/auditTrail.ts'
import { isOpenNow, openAround } from './openAround.ts'

export type EventSources = {
  readonly load: ReportLoader
  readonly staffing: StaffingReader
  readonly alerts: Pick<AlertStore, 'all'>
  readonly trail: Pick<AuditTrail, 'newest'>
}
export type EventQuestion = {
  readonly version: { readonly version: number; readonly settings: Settings }
  readonly users: readonly User[]
  /** Kinds that anybody wants: of the others nothing is looked up. */
  readonly wanted: ReadonlySet<MailKind>
  readonly timeZone: string
  /** UTC milliseconds. */
  readonly now: number
}

/** Of the audit trail; what stands out is rare, but looking is not. */
const recordsLookedAt = 500

/** Make it once: what the roster lacks is worked out anew each hour. */
export function mailEvents({ load, staffing, alerts, trail }: EventSources): (question: EventQuestion) => Promise<readonly MailEvent[]> {
  let gaps: { readonly key: string; readonly events: readonly GapEvent[] } | undefined
  const gapsNow = async (question: EventQuestion): Promise<readonly GapEvent[]> => {
    const key = `${question.version.version} ${Math.floor(question.now / hourMs)}`
    if (gaps?.key !== key) gaps = { key, events: await comingGaps(staffing, question) }
    return gaps.events
  }
  return async (question) => {
    const { users, wanted, timeZone, now } = question
    const digest = wanted.has('digest') ? dueDigest(now, timeZone) : undefined
    return [
      ...(digest === undefined ? [] : [digest]),
      ...(wanted.has('silence') ? silenceEvents(await alerts.all(now), now) : []),
      ...(wanted.has('presence') ? await emptyLines(load, question) : []),
      ...(wanted.has('gap') ? await gapsNow(question) : []),
      ...(wanted.has('notice') ? noticeEvents(await trail.newest(recordsLookedAt), now) : []),
      ...invitationEvents(users, now),
    ]
  }
}

async function comingGaps(staffing: StaffingReader, { version, now }: EventQuestion): Promise<readonly GapEvent[]> {
  const found: GapEvent[] = []
  for (const line of version.settings.lines) {
    const from = localTimeOf(line.timeZone).dateOf(now)
    const days = Math.ceil(gapHours / 24)
    const figures = await staffing(version, { line: line.id, from, to: addDays(from, days) }, now)
    if (figures.hasRoster) found.push(...gapEvents(figures, openAround(version.settings, line, now, days + 1), now))
  }
  return found
}

const presenceDays = 7

async function emptyLines(load: ReportLoader, { version, now }: EventQuestion): Promise<readonly PresenceEvent[]> {
  const { settings } = version
  const lines: LineNow[] = []
  for (const line of settings.lines) {
    const open = openAround(settings, line, now)
    if (!isOpenNow(open, now)) continue
    const today = localTimeOf(line.timeZone).dateOf(now)
    const filters = { line: [line.id], from: addDays(today, -presenceDays), to: today, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' } as const
    const { input } = await load(version, filters, now)
    const told = input.columns.presence[input.columns.lines.indexOf(line.id)]
    if (told !== undefined) lines.push({ line: line.id, steps: presenceSteps(told), open, measured: judgement(input).coverage.of(line.id).measured })
  }
  return presenceEvents(lines, settings.alerts.unstaffedMinutes, now)
}
