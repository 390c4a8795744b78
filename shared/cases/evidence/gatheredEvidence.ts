/** All that estimates of any plan rest on, worked out once from a line's past. */
import type { Span } from '../../calendar/spans.ts'
import type { FiguresInput, Judgement } from '../../metrics/figuresOf.ts'
import { lineOf } from '../../metrics/figuresOf.ts'
import type { CaseRequest } from '../caseRequest.ts'
import { caseVerdicts } from './caseVerdicts.ts'
import { type ClosedNeeds, closedNeeds } from './closedNeeds.ts'
import { type EvidencePeriod, evidencePeriod, seenShare } from './evidencePeriod.ts'
import { type LineFacts, lineFacts } from './lineFacts.ts'
import { type Openings, openingsOf } from './openings.ts'
import { slotScale } from './planNeeds.ts'
import { type PeopleShares, peopleShares } from './peopleShares.ts'
import { type PresentHours, presentHours } from './presentHours.ts'
import { retriesOf } from './retries.ts'
import { type ReturnsFit, returnsFit } from './returnsFit.ts'
import { type Unknowns, unknowns } from './unknowns.ts'
import { type WithheldAttempts, withheldAttempts } from './withheldFactor.ts'

export type GatheredEvidence = {
  readonly request: CaseRequest
  readonly period: EvidencePeriod
  readonly needs: ClosedNeeds
  readonly facts: LineFacts
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
  const from = { input, judged, period, open: open ?? [], measured: measured ?? [], line, verdict }
  const needs = closedNeeds(from)
  const facts = lineFacts(from)
  const openings = openingsOf(from.open)
  const seen = seenShare(from.open, from.measured)
  const isSeen = (opening: number) => seen((openings.from[opening] ?? 0) * 1000, (openings.until[opening] ?? 0) * 1000) > mostlySeen
  const totals = new Float64Array(period.weeks)
  for (const week of needs.week) totals[week] = (totals[week] ?? 0) + 1
  return {
    request,
    period,
    needs,
    facts,
    unknowns: unknowns({ seed: seedOf(input, request, needs), totals, facts, retries: retriesOf(from), switches: request.switches }),
    withheld: withheldAttempts(from, needs),
    openings,
    returns: request.switches.shifting === 'left_out' ? undefined : returnsFit(needs, openings, isSeen),
    present: presentHours(period, facts),
    scale: slotScale(period),
    people: peopleShares(needs, () => usualThrough),
  }
}

const mostlySeen = 0.95
/** Where the shares of people are wanted before any hours are chosen. */
const usualThrough = 0.8

/** Line, period and data: the same link gives the same range, and a switch that is turned changes what it turns and not the luck. */
function seedOf({ columns }: FiguresInput, { line, from, to }: CaseRequest, needs: ClosedNeeds): string {
  let hash = 0x811c9dc5
  for (const at of columns.at) hash = Math.imul(hash ^ at, 0x01000193)
  return [line, from, to, columns.length, needs.length, hash >>> 0].join('|')
}
