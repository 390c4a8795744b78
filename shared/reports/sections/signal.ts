/** Page 1: three sentences that stand by themselves, from attempts to people, and how much was measured. */
import { numberOf } from '../printed.ts'
import { askSentence } from '../askSentence.ts'
import type { Numbering } from '../numbering.ts'
import type { Block, FigureBlock, ReportSection, RungDrawn } from '../reportDocument.ts'
import type { SaidSentence } from '../sentence.ts'
import type { Wording } from '../wording.ts'
import { capital } from '../../text/capital.ts'

/** Below this nothing is said of people. */
const leastCoverage = 0.8

export function signalSection(wording: Wording, numbers: Numbering): ReportSection {
  const { words, findings } = wording
  const isMeasured = findings.coverage.share >= leastCoverage
  const quotable = [peopleSentence(wording), ...(isMeasured ? [whenSentence(wording)] : []), askSentence(wording)]
  const blocks: Block[] = [
    { kind: 'sentences', isSummary: true, sentences: quotable },
    {
      kind: 'sentences',
      isSummary: false,
      sentences: [coverageSentence(wording), addedUpSentence(wording), ...recordingSentence(wording), ...evidenceSentence(wording)],
    },
    ladderFigure(wording, numbers),
  ]
  return { key: 'signal', title: words.sections.signal, blocks }
}

function peopleSentence({ say, findings, formats, period, inSentence, rangeOf }: Wording): SaidSentence {
  const { people, never, neverOpen, attempts, coverage } = findings
  const line = findings.line.name
  const terms = ['people', 'never', 'range']
  if (coverage.share < leastCoverage) return say('tooLittleMeasured', { period, line, share: formats.percent(coverage.share) }, ['complete'])
  if (people.shown === 'unknown' || people.shown === 'not_measured') return say('peopleUnknown', { period, line, attempts: inSentence(attempts) }, ['attempts'])
  if (coverage.closedRecorded === 'no') return say('peopleNeverWhileOpen', { period, line, never: inSentence(neverOpen), range: rangeOf(neverOpen) }, terms)
  if (never.shown === 'hidden' || never.shown === 'unknown') return say('peopleNeverHidden', { period, line, people: inSentence(people) }, terms)
  return say('peopleNever', { period, line, people: inSentence(people), never: inSentence(never), range: rangeOf(never) }, terms)
}

/** Closed or open when they first tried. What was not recorded can only add to closed. */
function whenSentence({ say, texts, findings: { tenths, coverage } }: Wording): SaidSentence {
  const terms = ['never', 'missed_closed', 'missed_open']
  if (coverage.closedRecorded === 'no') return say('closedNotRecorded', {}, terms)
  if (tenths === undefined) return say('closedShareUnknown', {}, terms)
  if (coverage.closedRecorded !== 'yes')
    return tenths.closed >= 5 && tenths.closed < 10
      ? say('closedAtLeast', { closed: texts.tenths(tenths.closed) }, terms)
      : tenths.closed === 10
        ? say('allClosed', {}, terms)
        : say('closedShareUnknown', {}, terms)
  if (tenths.closed === 10) return say('allClosed', {}, terms)
  if (tenths.open === 10) return say('allOpen', {}, terms)
  return say('closedAndOpen', { closed: texts.tenths(tenths.closed), open: texts.tenths(tenths.open) }, terms)
}

function coverageSentence({ say, formats, lengthOf, findings: { coverage } }: Wording): SaidSentence {
  const missing = coverage.hours - coverage.measuredHours
  return coverage.share >= 1 || missing < 0.5
    ? say('coverageAll', {}, ['complete'])
    : say('coveragePart', { share: formats.percent(coverage.share), gaps: coverage.gaps.length, hours: lengthOf(coverage.gaps, missing) }, ['complete'])
}

function addedUpSentence({ say, formats, findings }: Wording): SaidSentence {
  return say('addedUp', { days: formats.whole(findings.keyPeriodDays) }, ['people'])
}

/** Said on the first page already: it makes every number a lower bound. */
function recordingSentence({ say, findings: { coverage } }: Wording): readonly SaidSentence[] {
  return coverage.closedRecorded === 'partly' || coverage.closedRecorded === 'unknown' ? [say('closedPartly', {}, ['missed_closed'])] : []
}

function evidenceSentence({ say, words, findings: { proposal } }: Wording): readonly SaidSentence[] {
  const evidence = proposal?.plans.find(({ id }) => id === proposal.chosen)?.evidence
  return evidence === undefined ? [] : [say('evidence', { mark: words.impact.marks[evidence.mark] })]
}

function ladderFigure(wording: Wording, numbers: Numbering): FigureBlock {
  const { words, findings, inSentence, cell, often, dates } = wording
  const { ladder } = words
  const rungs = rungsOf(wording)
  const people = inSentence(findings.people)
  const isKnown = numberOf(findings.never) !== undefined || findings.never.shown === 'below'
  const attempts = capital(inSentence(findings.attempts))
  return numbers.figure({
    id: 'figure-ladder',
    finding: isKnown ? ladder.finding(attempts, inSentence(findings.never)) : ladder.findingUnknown(attempts),
    subtitle: ladder.subtitle(dates),
    alternative: numberOf(findings.people) === undefined ? ladder.findingUnknown(attempts) : ladder.alternative(attempts, people),
    chart: { kind: 'ladder', rungs: rungs.map(({ drawn }) => drawn), partsTitle: ladder.parts },
    notes: [ladder.rangeNote(often)],
    table: {
      key: 'ladder',
      caption: words.title(findings.line.name),
      columns: [
        { key: 'step', label: ladder.step, isNumber: false },
        { key: 'number', label: ladder.number, isNumber: true },
      ],
      rows: rungs.map(({ drawn, printed }) => [{ text: drawn.label }, cell(printed)]),
    },
  })
}

function rungsOf({ words: { ladder }, findings, shown, formats }: Wording) {
  const rung = (key: 'attempts' | 'series' | 'people' | 'reached_at_once' | 'later' | 'never' | 'still_open', fill: RungDrawn['fill'], isPart: boolean) => {
    const printed = findings[key]
    const value = numberOf(printed)
    const ends = printed.shown === 'estimate' && printed.low < printed.high ? { low: printed.low, high: printed.high } : {}
    return {
      printed,
      drawn: {
        label: key === 'people' ? ladder.people(formats.whole(findings.keyPeriodDays)) : ladder[key],
        term: key,
        fill,
        shown: shown(printed),
        ...(value !== undefined && { value }),
        ...ends,
        isPart,
      } satisfies RungDrawn,
    }
  }
  const open = numberOf(findings.still_open)
  return [
    rung('attempts', 'neutral', false),
    rung('series', 'neutral', false),
    rung('people', 'neutral', false),
    rung('reached_at_once', 'reached', true),
    rung('later', 'later', true),
    rung('never', 'never', true),
    // Months that are long over have nobody of whom it is still open.
    ...(open === 0 || findings.still_open.shown === 'not_measured' ? [] : [rung('still_open', 'still_open', true)]),
  ]
}
