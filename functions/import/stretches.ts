/**
 * What a file covers: from its first record to its last, part after part. It is written down as a sign of life of the source for that stretch, so that a gap
 * of the feed which the file lies over is filled, also where nobody called. Where so little stands in the file itself that it must have been silent, the
 * silence is still found by the usual rate: a file with a hole in it fills nothing.
 */
import { createHash } from 'node:crypto'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { EventId, Instant, type SourceId } from '../../shared/contacts/identifiers.ts'
import type { HeartbeatEvent, SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { Line } from '../../shared/settings/settings.ts'
import type { TakenPart } from '../../shared/storage/importRecords.ts'

/** A stretch of days is a file of history; what lies further apart than a year are two. */
const longestJoinMs = 366 * 86_400_000

/**
 * One event for each line and local day of this part's stretch. It begins where the part before ended, if the file runs on in time.
 * @param before the parts of the import so far; @param events all events of the part, known or not
 */
export function stretchEvents(
  before: readonly TakenPart[],
  file: number,
  events: Iterable<SourceEvent>,
  about: { readonly source: SourceId; readonly lines: readonly Line[] },
): readonly HeartbeatEvent[] {
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { at } of events) {
    from = Math.min(from, at)
    until = Math.max(until, at)
  }
  if (from >= until) return []
  const last = before.findLast((part) => part.file === file)?.until
  const start = last !== undefined && last < from && from - last < longestJoinMs ? last : from
  return about.lines.flatMap((line) => byLocalDay(line, start, until).map(({ at, end }) => heartbeat(about.source, line, at, end)))
}

function byLocalDay({ timeZone }: Line, from: number, until: number): readonly { readonly at: number; readonly end: number }[] {
  const clock = localTimeOf(timeZone)
  const days: { at: number; end: number }[] = []
  for (let at = from; at < until; ) {
    const end = Math.min(until, clock.dayStart(clock.nextDay(clock.dateOf(at))))
    days.push({ at, end })
    at = end
  }
  return days
}

/** Its id names the source, the line and the stretch: the same part again is the same event. */
function heartbeat(source: SourceId, line: Line, at: number, until: number): HeartbeatEvent {
  const digest = createHash('sha256')
    .update(JSON.stringify(['stretch', source, line.id, at, until]))
    .digest('base64url')
    .slice(0, 22)
  return { eventId: EventId.parse(digest), lineId: line.id, type: 'source.heartbeat', at: Instant.parse(at), until: Instant.parse(until), source }
}
