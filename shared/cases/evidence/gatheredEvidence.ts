/** Everything that the estimate of any plan rests on, worked out once from a line's past. */
import type { Span } from '../../calendar/spans.ts'
import type { FiguresInput, Judgement } from '../../metrics/figuresOf.ts'
import { lineOf } from '../../metrics/figuresOf.ts'
import type { CaseRequest } from '../caseRequest.ts'
import { caseVerdicts } from './needs/caseVerdicts.ts'
import { type ClosedNeeds, closedNeeds } from './needs/closedNeeds.ts'
import { type EvidencePeriod, evidencePeriod, seenShare } from './weeks/evidencePeriod.ts'
import { type LineFacts, lineFacts } from './lineFacts.ts'
import { type Openings, openingsOf } from './weeks/openings.ts'
import { slotScale } from './plans/planNeeds.ts'
import { type PeopleShares, peopleShares } from './needs/peopleShares.ts'
import { type PresentHours, presentHours } from './queues/presentHours.ts'
import type { RetryPlaces } from '../../staffing/throughAtLast.ts'
import { type Retries, retriesOf } from './returns/retries.ts'
import { type PresentChances, presentChances, presentPlaces, reachedAfterClosed } from './returns/retryPlaces.ts'
import { type ReturnsFit, returnsFit } from './returns/returnsFit.ts'
import { type Unknowns, unknowns } from './unknowns.ts'
import { type WithheldAttempts, withheldAttempts } from './needs/withheldFactor.ts'

export type GatheredEvidence = {
  readonly request: CaseRequest
  readonly period: EvidencePeriod
  readonly needs: ClosedNeeds
  readonly facts: LineFacts
  readonly retries: Retries
  /** Where those who fail in the present hours try again, and what becomes of those who try in them. */
  readonly places: RetryPlaces
  readonly chances: PresentChances
  readonly unknowns: Unknowns
  readonly withheld: WithheldAttempts
  readonly openings: Openings
  /** undefined where too little was seen, or those who would come back are to be left out. */
  readonly returns: ReturnsFit | undefined
  readonly present: PresentHours
  /** See `slotScale`. */
  readonly scale: Float64Array
  /** People for needs, over all closed hours. */
  readonly people: PeopleShares
}

export function gatheredEvidence(input: FiguresInput, judged: Judgement, request: CaseRequest): GatheredEvidence {
  const line = Math.max(0, input.columns.lines.indexOf(request.line))
  const own = lineOf(input.settings, request.line)
  const time = judged.lines[line]
  const [open, measured]: readonly (readonly Span[])[] = [time?.open ?? [], time?.measured ?? []]
  const period = evidencePeriod({
    line: own,
    country: input.settings.organisation.country,
    from: request.from,
    to: request.to,
    open: open ?? [],
    measured: measured ?? [],
    closures: judged.coverage.of(request.line).closures,
    now: input.now,
    holidays: request.switches.holidays,
  })
  const verdict = caseVerdicts(input.columns, judged.judged, request.switches.short)
  const from = { input, judged, period, open: open ?? [], measured: measured ?? [], line, verdict, short: input.filters.short }
  const needs = closedNeeds(from)
  const facts = lineFacts(from)
  const openings = openingsOf(from.open)
  const seen = seenShare(from.open, from.measured)
  const isSeen = (opening: number) => seen((openings.from[opening] ?? 0) * 1000, (openings.until[opening] ?? 0) * 1000) > mostlySeen
  const retries = retriesOf(from)
  const drawn = unknowns({ seed: seedOf(request), totals: weekTotals(needs, period), facts, retries, switches: request.switches })
  const places = presentPlaces(period.openSlots, retries, reachedAfterClosed(needs))
  return {
    request,
    period,
    needs,
    facts,
    retries,
    places,
    chances: presentChances(retries, drawn.middle.retries.again, places),
    unknowns: drawn,
    withheld: withheldAttempts(from, needs),
    openings,
    returns: request.switches.shifting === 'left_out' ? undefined : returnsFit(needs, openings, isSeen),
    present: presentHours(period, facts),
    scale: slotScale(period),
    people: peopleShares(needs, () => usualThrough),
  }
}

function weekTotals({ week }: ClosedNeeds, { weeks }: EvidencePeriod): Float64Array {
  const totals = new Float64Array(weeks)
  for (const own of week) totals[own] = (totals[own] ?? 0) + 1
  return totals
}

const mostlySeen = 0.95
/** Used where shares of people are asked for before any hours are chosen. */
const usualThrough = 0.8

/**
 * Made of the question alone. The same link gives the same draws, and what was told or stripped since, another switch or another plan changes its own effect and
 * not the luck of the draw.
 */
const seedOf = ({ line, from, to }: CaseRequest): string => [line, from, to].join('|')
