/** The staffing report as JSON: the same figures as the page, unrounded. */
import type { Instant } from '../../contacts/identifiers.ts'
import type { PeopleShort } from '../../staffing/peopleShort.ts'
import type { StaffingFigures, StaffingStretch } from './staffingFigures.ts'

const moment = (at: number | Instant) => new Date(at).toISOString()

export function staffingJson(figures: StaffingFigures): Readonly<Record<string, unknown>> {
  const { line, from, to, minutes, hasRoster, isAssumed, demand, attempts: foreseen, intervals, gaps, surplus, single, people, presence, tooQuiet } = figures
  return {
    report: 'staffing',
    filters: { line: [line], from, to },
    protected: false,
    minutes,
    hasRoster,
    assumed: isAssumed,
    ...(tooQuiet !== undefined && { coverage: { tooQuiet } }),
    basis: demand && {
      weeks: demand.weeks,
      answered: demand.handle.answered,
      handleSeconds: demand.handle.seconds,
      patienceMeanSeconds: demand.patience,
      redialShare: demand.redial.share,
      missedShare: demand.missedShare,
      forecast: demand.forecast.method,
      dispersion: demand.forecast.dispersion,
      levelVariance: demand.forecast.levelVariance,
      scores: demand.scores ?? null,
    },
    attempts: foreseen ?? null,
    intervals: intervals.map(({ from: start, until, attempts, required, rostered, present, short, people: own, isUnstaffed }) => ({
      from: moment(start),
      until: moment(until),
      attempts: attempts ?? null,
      required: required?.rostered ?? null,
      onDuty: required?.onDuty ?? null,
      becauseOf: required?.becauseOf ?? null,
      rostered: rostered ?? null,
      present: present ?? null,
      short: short ?? null,
      unstaffed: isUnstaffed,
      people: own === undefined ? null : range(own),
    })),
    gaps: gaps.map(stretch),
    people: range(people),
    surplus: surplus.map(stretch),
    singlePerson: single ?? null,
    presence:
      presence === undefined
        ? null
        : {
            from: presence.from,
            to: presence.to,
            knownHours: inTenths(presence.knownHours),
            // Not to the minute: where one person staffs the line it would say when that person came in.
            unstaffedHours: inTenths(presence.unstaffedHours),
            unstaffedRosteredHours: presence.unstaffedRosteredHours === undefined ? null : inTenths(presence.unstaffedRosteredHours),
            quarters: presence.quarters.map(({ from: start, until, state, signedIn, present, paused, inConversation, rostered }) => ({
              from: moment(start),
              until: moment(until),
              state,
              signedIn: signedIn ?? null,
              present: present ?? null,
              paused: paused ?? null,
              inConversation: inConversation ?? null,
              rostered: rostered ?? null,
            })),
          },
  }
}

const inTenths = (hours: number) => Math.round(hours * 10) / 10

const stretch = ({ from, until, people, ...more }: StaffingStretch) => ({ from: moment(from), until: moment(until), ...more, people: range(people) })
/** Without what ranges are put together from. */
const range = ({ value, low, high }: PeopleShort) => ({ value, low, high })
