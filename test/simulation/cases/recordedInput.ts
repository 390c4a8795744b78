/** What the telephone system wrote down of a year, as reports take it: by way of the real day files, without a store in between. */
import { addDays } from '../../../shared/calendar/localDate.ts'
import { intersect, type Span, subtract } from '../../../shared/calendar/spans.ts'
import type { Contact, Outcome } from '../../../shared/contacts/contact.ts'
import type { HeartbeatEvent, PresenceEvent, RefusalReason } from '../../../shared/contacts/contactEvent.ts'
import { AgentPseudonym, CallerPseudonym, ContactId, EventId, Instant, LocalDate, SourceId } from '../../../shared/contacts/identifiers.ts'
import { joinDays } from '../../../shared/dayfiles/contactColumns.ts'
import { packDay, unpackDay } from '../../../shared/dayfiles/pack.ts'
import { clockColumns } from '../../../shared/metrics/clockColumns.ts'
import { lineSigns } from '../../../shared/metrics/coverage/lineSigns.ts'
import type { FiguresInput } from '../../../shared/metrics/figuresOf.ts'
import { Settings } from '../../../shared/settings/settings.ts'
import { endings } from './attemptLog.ts'
import type { CaseLine } from './caseLine.ts'
import { keyOf, purposes, uniformOf } from './chance.ts'
import type { LatentNeeds } from './latentNeeds.ts'
import { clock, keyPeriodAt, keyTurns, lastDate, lineId, lineWith, type PlannedTime, timeZone } from './plannedWeek.ts'
import type { PlayedYear } from './playedYear.ts'

const source = SourceId.parse('centrale')

/** Whether the system is one that writes such an attempt down at all; outages come on top of it. */
export function recordableAttempts(line: CaseLine, { attempts }: PlayedYear, needs: LatentNeeds): (attempt: number) => boolean {
  const share = { yes: 1, partly: line.partlyRecordedShare, no: 0 }[line.closedRecorded]
  return (attempt) =>
    attempts.ending[attempt] !== endings.closed ||
    share === 1 ||
    uniformOf(needs.key[attempts.need[attempt]!]!, purposes.recorded, attempts.at[attempt]! % 65_521) < share
}

/** Everything recorded from four weeks before the evidence to four weeks after it, and the settings of the line. */
export function recordedInput(line: CaseLine, needs: LatentNeeds, year: PlayedYear, time: PlannedTime): FiguresInput {
  const to = lastDate(line)
  const loaded = { from: addDays(line.from, -28), to: addDays(to, 29) }
  const [start, until] = [clock.dayStart(loaded.from) / 1000, clock.dayStart(addDays(loaded.to, 1)) / 1000]
  const heard = subtract([{ from: start, until }], outagesOf(line))
  const isHeard = walker(heard)
  const contacts = contactsOf(line, needs, year, isHeard)
  const presence = line.presenceFed ? presenceOf(time, heard) : []
  const settings = settingsOf(line)
  const dateOf = (at: number) => clock.dateOf(at)
  const [byDate, presenceBy, beatsBy] = [
    Map.groupBy(contacts, ({ arrivedAt }) => dateOf(arrivedAt)),
    Map.groupBy(presence, ({ at }) => dateOf(at)),
    Map.groupBy(heartbeatsOf(start, until, heard), ({ at }) => dateOf(at)),
  ]
  const dates = [...new Set([...byDate.keys(), ...presenceBy.keys(), ...beatsBy.keys()])].filter((date) => date >= loaded.from && date <= loaded.to).sort()
  const days = dates.map((date) => ({
    date,
    columns: unpackDay(packDay({ contacts: byDate.get(date) ?? [], presence: presenceBy.get(date) ?? [], heartbeats: beatsBy.get(date) ?? [] })),
  }))
  const columns = joinDays([{ line: lineId, days }], [], Uint32Array.from(keyTurns(line)))
  return {
    settings,
    settingsVersion: 1,
    columns,
    clock: clockColumns(columns, () => timeZone),
    signs: new Map([[lineId, lineSigns(days)]]),
    loaded,
    firstDates: [LocalDate.parse(dates[0] ?? loaded.from)],
    rosters: [],
    filters: { line: [lineId], from: line.from, to, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' },
    now: until * 1000,
  }
}

const settingsOf = (line: CaseLine): Settings =>
  Settings.parse({
    organisation: { id: 'proef', name: 'Proef' },
    lines: [lineWith(line, line.present)],
    sources: [{ id: source, provider: 'generic', lines: { telefoon: lineId } }],
    gaps: outagesOf(line).map(({ from, until }) => ({ source, from: iso(from), until: iso(until), cause: 'outage' })),
    staffing: { absence: Math.round(line.noShowShare * 100) / 100, wrapUpSeconds: Math.round(line.talk.wrapUpMeanSeconds), minimum: 1 },
  })
const iso = (seconds: number) => new Date(seconds * 1000).toISOString()

/** Seconds since 1970 UTC. */
const outagesOf = (line: CaseLine): readonly Span[] =>
  line.gaps.map(({ fromDay, hours }) => {
    const from = clock.dayStart(addDays(line.from, fromDay)) / 1000 + 9 * 3600
    return { from, until: from + hours * 3600 }
  })

/** Moments must not go back. */
function walker(spans: readonly Span[]): (moment: number) => boolean {
  let next = 0
  return (moment) => {
    while (next < spans.length && spans[next]!.until <= moment) next++
    return next < spans.length && spans[next]!.from <= moment
  }
}

const told: Readonly<Record<number, { readonly outcome: Outcome; readonly reason: RefusalReason | undefined }>> = {
  [endings.answered]: { outcome: 'answered', reason: undefined },
  [endings.left]: { outcome: 'left', reason: undefined },
  [endings.closed]: { outcome: 'turned_away', reason: 'closed' },
  [endings.atClosing]: { outcome: 'turned_away', reason: 'closed' },
  [endings.full]: { outcome: 'turned_away', reason: 'full' },
  [endings.unstaffed]: { outcome: 'turned_away', reason: 'no_agents' },
}

function contactsOf(line: CaseLine, needs: LatentNeeds, year: PlayedYear, isHeard: (moment: number) => boolean): readonly Contact[] {
  const { attempts } = year
  const isRecordable = recordableAttempts(line, year, needs)
  const turns = keyTurns(line)
  const callers = new Map<number, CallerPseudonym>()
  const callerIn = (person: number, period: number) => {
    const key = person * 64 + period
    const caller = callers.get(key) ?? callerOf(keyOf(needs.people.key[person]!, 300, period))
    callers.set(key, caller)
    return caller
  }
  const contacts: Contact[] = []
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    const [at, endedAt] = [attempts.at[attempt]!, attempts.endedAt[attempt]!]
    if (!isHeard(at) || !isRecordable(attempt)) continue
    const person = needs.person[attempts.need[attempt]!]!
    const period = keyPeriodAt(turns, at)
    const isWithheld = needs.people.isWithheld[person] === 1
    const isJustTurned = period > 0 && at - turns[period - 1]! < bridgeSeconds
    const { outcome, reason } = told[attempts.ending[attempt]!] ?? { outcome: 'unknown', reason: undefined }
    const isAnswered = outcome === 'answered'
    const wasClosed = attempts.ending[attempt] === endings.closed
    contacts.push({
      contactId: ContactId.parse(digest(attempt, line.seed)),
      lineId,
      arrivedAt: instant(at),
      queuedAt: wasClosed ? undefined : instant(at),
      outcome,
      reason,
      waitSeconds: endedAt - at,
      answeredAt: isAnswered ? instant(endedAt) : undefined,
      calledBackAt: undefined,
      talkSeconds: isAnswered ? attempts.talk[attempt]! : undefined,
      caller: isWithheld ? 'withheld' : callerIn(person, period),
      ...(isJustTurned && !isWithheld ? { callerBefore: callerIn(person, period - 1) } : {}),
      wasOffered: isAnswered,
      leftInMenu: false,
      source,
    })
  }
  return contacts
}
/** In the first days of a key's period the pseudonym under the key before stands beside the new one. */
const bridgeSeconds = 7 * 86_400
const instant = (seconds: number) => Instant.parse(seconds * 1000)

/** Sixteen bytes in the alphabet of the real ones. */
const digest = (number: number, seed: number) =>
  Buffer.from(Uint32Array.from({ length: 4 }, (_, part) => keyOf(seed, 200 + part, number)).buffer).toString('base64url')
const callerOf = (key: number) => CallerPseudonym.parse(digest(key, 17))

function presenceOf({ people }: PlannedTime, heard: readonly Span[]): readonly PresenceEvent[] {
  const told = people.flatMap(({ key, from, until }) => [
    { type: 'agent.signed_in' as const, at: from, key },
    { type: 'agent.signed_out' as const, at: until, key },
  ])
  const isHeard = walker(heard)
  return told
    .sort((a, b) => a.at - b.at || (a.type < b.type ? 1 : -1))
    .filter(({ at }) => isHeard(at))
    .map(({ type, at, key }) => ({
      eventId: EventId.parse(digest(at, key ^ type.length)),
      lineId,
      type,
      at: instant(at),
      agent: AgentPseudonym.parse(digest(key, 18)),
      source,
    }))
}

function heartbeatsOf(start: number, until: number, heard: readonly Span[]): readonly HeartbeatEvent[] {
  const hours = Array.from({ length: Math.floor((until - start) / 3600) }, (_, hour) => start + hour * 3600)
  const isHeard = walker(intersect(heard, heard))
  return hours.filter(isHeard).map((at) => ({ eventId: EventId.parse(digest(at, 19)), lineId, at: instant(at), source }) as HeartbeatEvent)
}
