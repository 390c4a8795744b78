/** The figures are those of what truly happened: attempts by line, day and outcome, and the number of people within its range. */
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { outcomes } from '../../../../shared/dayfiles/dayColumns.ts'
import { reportLoader } from '../../../../shared/metrics/reportsOf.ts'
import { keyPeriods } from '../../../../shared/privacy/keyPeriods.ts'
import { everyLine } from '../everyLine.ts'
import type { Parts, Seen, Violation } from '../parts.ts'
import { trueOutcome } from '../scenario.ts'
import type { Facts, Rule } from './facts.ts'

export const figures: Rule = async (parts, seen, facts) =>
  seen.imported === undefined ? [] : [...(await wrongCounts(parts, seen, facts)), ...(await wrongPeople(parts, seen, facts))]

/** `outcomes`: what may be said of it; more than one where the rest was told after its day became a lasting one. */
type Attempt = { readonly line: string; readonly at: number; readonly caller: string | undefined; readonly outcomes: readonly string[] }

/** Of every contact what is known of it. */
function trueAttempts({ scenario, stream }: Parts, { strips, erased }: Seen, { all }: Facts): readonly Attempt[] {
  const known = Map.groupBy(
    all.filter(({ isKnown }) => isKnown),
    ({ event }) => event.contact,
  )
  return scenario.contacts.flatMap(({ name, caller }) => {
    const own = (known.get(name) ?? []).sort((a, b) => a.event.at - b.event.at)
    const events = own.map(({ event }) => event)
    const [first] = events
    const line = events.find((event) => event.line !== undefined)?.line ?? onlyLineOf(scenario, first?.source)
    const isCallerTold = events.some(({ body }) => body['caller'] !== undefined && body['caller'] !== '')
    if (first === undefined || line === undefined) return []
    const isCrossing = first.at < scenario.turn && events.some(({ at }) => at >= scenario.turn)
    const frozen = isCrossing ? strips.map((strip) => own.filter(({ eventId }) => (stream.stored.get(eventId) ?? 0) < strip)) : []
    const outcomes = new Set([events, ...frozen.map((some) => some.map(({ event }) => event))].filter((some) => some.length > 0).map(trueOutcome))
    // Whose start was cut to the hour, and of whom more was told afterwards: told at its own moment it seems to come after the end (decision 0101).
    const toldLater = erased.some(({ number, at }) => number === caller && own.some(({ eventId }) => (stream.stored.get(eventId) ?? 0) > at))
    return [{ line, at: first.at, caller: isCallerTold ? caller : undefined, outcomes: toldLater ? [...outcomes, 'unknown'] : [...outcomes] }]
  })
}

/** Where a source has but one line, nobody needs to name it. */
function onlyLineOf({ settings }: Parts['scenario'], source: string | undefined): string | undefined {
  const lines = Object.values(settings.sources.find(({ id }) => id === source)?.lines ?? {})
  return lines.length === 1 ? lines[0] : undefined
}

async function wrongCounts(parts: Parts, seen: Seen, facts: Facts): Promise<readonly Violation[]> {
  const { scenario, quiet } = parts
  const actual = new Map<string, number>()
  const add = (cell: string, count: number) => actual.set(cell, (actual.get(cell) ?? 0) + count)
  for (const line of scenario.settings.lines) {
    const { from, to } = everyLine(parts)
    for (const { date, columns } of await quiet.dayFiles.readDays(line, addDays(from, -8), addDays(to, 8)))
      for (let row = 0; row < columns.length; row++) add(`${line.id} ${date} ${outcomes[columns.outcome[row] ?? 0]}`, 1)
  }
  const attempts = trueAttempts(parts, seen, facts)
  for (const { line, at, outcomes: possible } of attempts.toSorted((a, b) => a.outcomes.length - b.outcomes.length)) {
    const zone = scenario.settings.lines.find(({ id }) => id === line)?.timeZone ?? 'UTC'
    const cells = possible.map((outcome) => `${line} ${localTimeOf(zone).dateOf(at)} ${outcome}`)
    add(cells.find((cell) => (actual.get(cell) ?? 0) > 0) ?? cells[0] ?? '', -1)
  }
  return [...actual]
    .filter(([, left]) => left !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cell, left]) => ({ rule: 'figures are what happened', what: `${cell}: ${Math.abs(left)} too ${left > 0 ? 'many' : 'few'}` }))
}

/** People are counted for each key's period; whoever comes back soon after a turn may be counted once or twice. Where somebody could not be told apart it is an estimate. */
async function wrongPeople(parts: Parts, seen: Seen, facts: Facts): Promise<readonly Violation[]> {
  const { settings } = parts.scenario
  const calendar = keyPeriods(settings.privacy)
  const groupOf = (line: string) => settings.links.find((group) => group.some((own) => own === line))?.join('+') ?? line
  const { figures: told, input } = await reportLoader(parts.quiet.dayFiles)({ version: 1, settings }, everyLine(parts), parts.world.now())
  const attempts = trueAttempts(parts, seen, facts)
  const { value } = told.metrics.people
  // The first is said by the counts.
  if (told.metrics.attempts !== attempts.length || value === null || input.columns.person.some((person) => person < 0)) return []
  const heads = attempts.map(({ caller, line, at }) => ({ head: `${groupOf(line)} ${caller}`, period: calendar.at(at).name }))
  const least = new Set(heads.map(({ head }) => head)).size
  const most = new Set(heads.map(({ head, period }) => `${head} ${period}`)).size
  return least <= value && value <= most ? [] : [{ rule: 'people are those who called', what: `${value}, not ${least} to ${most}` }]
}
