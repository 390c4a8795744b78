/** One invented line in memory, stripped period after period, as the store does it. */
import { linkGroups } from '../../../shared/privacy/linkGroup.ts'
import { addDays, datesBetween } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { Contact } from '../../../shared/contacts/contact.ts'
import type { PresenceEvent, SourceEvent } from '../../../shared/contacts/contactEvent.ts'
import type { Crossing } from '../../../shared/contacts/crossing.ts'
import type { AgentPseudonym, EventId, LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { joinDays, type LineDay } from '../../../shared/dayfiles/contactColumns.ts'
import { factsOfDay } from '../../../shared/dayfiles/dayOfEvents.ts'
import { type DayFacts, packDay, packStripped, unpackDay } from '../../../shared/dayfiles/pack.ts'
import { clockColumns } from '../../../shared/metrics/clockColumns.ts'
import { lineSigns } from '../../../shared/metrics/coverage/lineSigns.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import { drillDown } from '../../../shared/metrics/drillDown.ts'
import { type FiguresInput, figuresOf } from '../../../shared/metrics/figuresOf.ts'
import { reportJson, reportNames } from '../../../shared/metrics/reportJson.ts'
import { staffingFigures } from '../../../shared/metrics/staffing/staffingFigures.ts'
import { keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { strippedPeriod } from '../../../shared/privacy/stripping/strippedDays.ts'
import type { Shift } from '../../../shared/rosters/shift.ts'
import { rosterOf } from '../../builders/rosterOf.ts'
import { digestOf } from '../../builders/contacts.ts'

export type InMemory = {
  readonly settings: Settings
  readonly lines: readonly LineId[]
  readonly facts: Map<string, DayFacts>
  readonly stripped: Map<string, LineDay[]>
  readonly dates: readonly LocalDate[]
  readonly shifts: readonly Shift[]
  until: number
}
const key = (line: LineId, date: string) => `${line} ${date}`
const clockOf = ({ settings }: InMemory, line: LineId) => localTimeOf(settings.lines.find(({ id }) => id === line)!.timeZone)

export function inMemory(
  settings: Settings,
  lines: readonly LineId[],
  events: readonly SourceEvent[],
  dates: readonly LocalDate[],
  shifts: readonly Shift[] = [],
): InMemory {
  const line: InMemory = { settings, lines, facts: new Map(), stripped: new Map(), dates, shifts, until: 0 }
  for (const id of lines) {
    const clock = clockOf(line, id)
    const own = events.filter((event) => event.lineId === id)
    const byDate = Map.groupBy(own, ({ at }) => clock.dateOf(at))
    for (const date of dates) {
      const around = [addDays(date, -1), date, addDays(date, 1)].flatMap((near) => byDate.get(near) ?? [])
      line.facts.set(key(id, date), sorted(factsOfDay(around, id, { from: clock.dayStart(date), until: clock.dayStart(addDays(date, 1)) })))
    }
  }
  return line
}

const sorted = (facts: DayFacts): DayFacts => ({
  ...facts,
  contacts: [...facts.contacts].sort((a, b) => a.arrivedAt - b.arrivedAt || (a.contactId < b.contactId ? -1 : 1)),
})

function daysOf(line: InMemory, id: LineId): readonly LineDay[] {
  return line.dates.flatMap((date) => {
    const { contacts, presence, heartbeats } = line.facts.get(key(id, date))!
    const live = {
      contacts: contacts.filter(({ arrivedAt }) => arrivedAt >= line.until),
      presence: presence.filter(({ at }) => at >= line.until),
      heartbeats: heartbeats.filter(({ at }) => at >= line.until),
    }
    const isLive = live.contacts.length + live.presence.length + live.heartbeats.length > 0
    return [...(line.stripped.get(key(id, date)) ?? []), ...(isLive ? [{ date, columns: unpackDay(packDay(live)) }] : [])]
  })
}

export type Asked = { readonly from: string; readonly to: string; readonly now: number; readonly filters?: Partial<Filters> }

export function inputOf(line: InMemory, { from, to, now, filters = {} }: Asked): FiguresInput {
  const { settings } = line
  const days = line.lines.map((id) => ({ line: id, days: daysOf(line, id) }))
  const turns = keyPeriods(settings.privacy).between(Date.parse(line.dates[0]!), now).slice(1)
  const columns = joinDays(
    days,
    linkGroups(settings).map((group) => group.map(({ id }) => id)),
    Uint32Array.from(turns, (period) => period.from / 1000),
  )
  return {
    settings,
    settingsVersion: 1,
    columns,
    clock: clockColumns(columns, (index) => clockOf(line, line.lines[index]!).zone),
    signs: new Map(days.map(({ line: id, days: own }) => [id, lineSigns(own)])),
    loaded: { from: line.dates[0]!, to: line.dates.at(-1)! },
    firstDates: line.lines.map(() => line.dates[0]),
    rosters: line.lines.map((id) => rosterOf({ id, timeZone: clockOf(line, id).zone }, line.shifts, line.dates[0]!, line.dates.at(-1)!)),
    filters: {
      line: line.lines,
      from: from as LocalDate,
      to: to as LocalDate,
      short: 'exclude',
      hours: 'all',
      unit: 'people',
      grain: 'auto',
      ...filters,
    },
    now,
  }
}

/** Strips the first period that is not stripped yet. */
export function stripNext(line: InMemory, now: number): void {
  const periods = keyPeriods(line.settings.privacy)
  const period = periods.at(line.until === 0 ? Date.parse(line.dates[0]!) : line.until)
  const asked = { from: line.dates[0]!, to: line.dates.at(-1)!, now }
  let label = 1
  const { days, goesOn, onDuty } = strippedPeriod({
    period,
    exclude: inputOf(line, asked),
    include: inputOf(line, { ...asked, filters: { short: 'include' } }),
    days: new Map(line.lines.map((id) => [id, daysOf(line, id)])),
    newLabel: () => ({ high: (period.from / 60_000) >>> 0, low: label++ }),
  })
  for (const { line: id, date, columns } of days) {
    const known = line.stripped.get(key(id, date)) ?? []
    line.stripped.set(key(id, date), [...known, { date, columns: unpackDay(packStripped(columns)) }])
  }
  const crossings = new Map<Contact, Crossing>()
  const nextTurn = periods.at(period.until).until
  for (const { line: id, date, row, crossing } of goesOn) {
    const live = line.facts.get(key(id, date))!.contacts.filter(({ arrivedAt }) => arrivedAt >= line.until)
    crossings.set(live[row]!, crossing)
  }
  line.until = period.until
  for (const [place, facts] of line.facts) {
    const contacts = facts.contacts.map((contact) => {
      const { callerBefore: _gone, ...others } = contact
      const crossing = crossings.get(contact)
      return contact.arrivedAt < period.until || contact.arrivedAt >= nextTurn ? contact : { ...others, ...(crossing && { crossing }) }
    })
    line.facts.set(place, { ...facts, contacts })
  }
  for (const { line: id, signedIn, paused } of onDuty) {
    const place = key(id, clockOf(line, id).dateOf(period.until))
    const facts = line.facts.get(place)!
    const carried = (type: PresenceEvent['type']) => (agent: number) => carriedEvent(id, type, agent, period.until)
    line.facts.set(place, { ...facts, presence: [...signedIn.map(carried('agent.was_there')), ...paused.map(carried('agent.was_paused')), ...facts.presence] })
  }
}

function carriedEvent(lineId: LineId, type: PresenceEvent['type'], agent: number, at: number): PresenceEvent {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32BE(agent)
  return {
    eventId: digestOf(`${lineId} ${type} ${agent} ${at}`) as EventId,
    lineId,
    type,
    at: at as never,
    agent: bytes.toString('base64url').slice(0, 22) as AgentPseudonym,
  }
}

/** Every report there is, and the list behind it, in the ways that it can be asked for. */
export function everyReport(line: InMemory, asked: Omit<Asked, 'filters'>) {
  const shapes = [{}, { short: 'include' }, { hours: 'open' }, { hours: 'closed', unit: 'attempts' }] as const
  return shapes.map((filters) => {
    const input = inputOf(line, { ...asked, filters })
    const figures = figuresOf(input)
    return { reports: reportNames.map((name) => reportJson(name, figures, '')), list: drillDown(input, {}) }
  })
}

/** Staffing as its report has it; functions are left out. */
export const staffing = (line: InMemory, asked: Omit<Asked, 'filters'>): unknown =>
  JSON.parse(
    JSON.stringify(
      staffingFigures(inputOf(line, { ...asked, filters: { line: line.lines.slice(0, 1) } }), {
        line: line.lines[0]!,
        from: asked.from as LocalDate,
        to: asked.to as LocalDate,
        shifts: [],
        isRosterTold: () => false,
      }),
    ),
  )

export const allDates = (from: string, to: string) => datesBetween(from as LocalDate, to as LocalDate)
