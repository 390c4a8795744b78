/** Page 3: why nobody answered, how long people waited, who was reached later, and whether it was otherwise a year ago. */
import { hourSeconds } from '../../calendar/durations.ts'
import type { Cause } from '../../contacts/cause.ts'
import { tenthsOfCounts } from '../../metrics/tenths.ts'
import type { Numbering } from '../numbering.ts'
import { type About, type Count, numberOf } from '../printed.ts'
import type { Block, FigureBlock, ReportSection, RungDrawn } from '../reportDocument.ts'
import type { SaidSentence } from '../sentence.ts'
import { smallNote } from '../smallNote.ts'
import { reachSentences } from './reach.ts'
import type { Wording } from '../wording.ts'
import { capital } from '../../text/capital.ts'

const order = ['closed', 'unstaffed', 'busy', 'refused', 'gave_up', 'short', 'technical', 'unknown'] as const satisfies readonly Cause[]
const fills = {
  closed: 'missed_closed',
  unstaffed: 'missed_open',
  busy: 'missed_open',
  refused: 'missed_open',
  gave_up: 'missed_open',
  short: 'short',
  technical: 'neutral',
  unknown: 'neutral',
} as const satisfies Record<Cause, RungDrawn['fill']>
/** Where each reason is explained. */
const terms = {
  closed: 'missed_closed',
  unstaffed: 'missed_open',
  busy: 'missed_open',
  refused: 'missed_open',
  gave_up: 'missed_open',
  short: 'short',
  technical: 'unknown',
  unknown: 'unknown',
} as const satisfies Record<Cause, string>
const openCauses = ['unstaffed', 'busy', 'refused', 'gave_up'] as const

export function whySection(wording: Wording, numbers: Numbering): ReportSection {
  const { words } = wording
  const sentences = (own: readonly SaidSentence[]): Block[] => (own.length === 0 ? [] : [{ kind: 'sentences', isSummary: false, sentences: [...own] }])
  return {
    key: 'why',
    title: words.sections.why,
    blocks: [
      ...sentences(reasonSentences(wording)),
      causesFigure(wording, numbers),
      ...sentences([...staffSentences(wording), ...waitSentences(wording)]),
      ...sentences(peopleSentences(wording)),
      ...sentences(beforeSentences(wording)),
      ...sentences(reachSentences(wording)),
    ],
  }
}

/** Closed against open, in tenths of the missed attempts; undefined where a part is hidden or not all was recorded. */
function closedTenths({ findings: { missed_closed, missed_open, coverage } }: Wording) {
  const [closed, open] = [numberOf(missed_closed), numberOf(missed_open)]
  if (closed === undefined || open === undefined || closed + open < 20 || coverage.closedRecorded === 'no') return undefined
  return tenthsOfCounts(closed, open)
}

function reasonSentences(wording: Wording): SaidSentence[] {
  const { say, words, findings, inSentence } = wording
  const highest = openCauses
    .map((cause) => ({ cause, count: findings.causes[cause] }))
    .reduce<{ readonly cause: (typeof openCauses)[number]; readonly count: Count } | undefined>(
      (most, own) => (shownOf(own.count) > shownOf(most?.count) ? own : most),
      undefined,
    )
  return [
    ...shareSentence(wording),
    ...(highest === undefined ? [] : [say('mainReasonOpen', { reason: words.reasons[highest.cause], attempts: inSentence(highest.count) }, ['missed_open'])]),
  ]
}
/** What was not recorded can only add to closed: then it is at least so much, and of open nothing is said. */
function shareSentence(wording: Wording): SaidSentence[] {
  const { say, texts, findings } = wording
  const tenths = closedTenths(wording)
  const isAllRecorded = findings.coverage.closedRecorded === 'yes'
  if (tenths === undefined) return []
  if (tenths.first >= 5)
    return [
      say(isAllRecorded || tenths.first === 10 ? 'missedWhileClosed' : 'missedWhileClosedAtLeast', { tenths: texts.tenths(tenths.first) }, ['missed_closed']),
    ]
  return isAllRecorded ? [say('missedWhileOpen', { tenths: texts.tenths(tenths.second) }, ['missed_open'])] : []
}
const shownOf = (count: Count | undefined) => (count === undefined ? 0 : (numberOf(count) ?? 0))

function causesFigure(wording: Wording, numbers: Numbering): FigureBlock {
  const { words, texts, findings, inSentence, shown, cell, dates } = wording
  const tenths = closedTenths(wording)
  const isPhone = findings.line.channel === 'phone'
  const rows = order
    .map((cause) => ({
      cause,
      count: findings.causes[cause],
      isHidden: cause === 'closed' && findings.coverage.closedRecorded === 'no' && findings.missed_closed.shown !== 'below',
    }))
    // A telephone call cannot be left unaccepted as a chat can, and nothing to show is no reason.
    .filter(({ cause, count }) => (cause === 'closed' || !isNothing(count)) && !(cause === 'refused' && isPhone && isNothing(count)))
  const printed = (own: (typeof rows)[number]) => (own.isHidden && numberOf(own.count) === 0 ? words.notRecordedCell : shown(own.count))
  return numbers.figure({
    id: 'figure-causes',
    finding:
      tenths === undefined || (tenths.first <= 5 && findings.coverage.closedRecorded !== 'yes')
        ? words.causes.finding
        : tenths.first > 5
          ? words.causes.findingClosed
          : tenths.first < 5
            ? words.causes.findingOpen
            : words.causes.findingEven,
    subtitle: words.causes.subtitle(dates),
    alternative: words.causes.alternative(inSentence(findings.attempts)),
    chart: {
      kind: 'ladder',
      rungs: rows.map((own) => {
        const value = own.isHidden ? undefined : numberOf(own.count)
        return {
          label: texts.causes[own.cause].name,
          term: terms[own.cause],
          fill: fills[own.cause],
          shown: printed(own),
          ...(value !== undefined && { value }),
          isPart: false,
        }
      }),
    },
    notes: [
      words.causes.atClosing,
      smallNote(
        wording,
        rows.map(({ count }) => count),
      ),
    ],
    table: {
      key: 'causes',
      caption: words.causes.finding,
      columns: [
        { key: 'reason', label: words.causes.reason, isNumber: false },
        { key: 'attempts', label: words.causes.attempts, isNumber: true, term: 'attempts' },
      ],
      rows: [
        ...rows.map((own) => [{ text: texts.causes[own.cause].name }, own.isHidden ? { text: printed(own) } : cell(own.count)]),
        [{ text: words.causes.answered }, cell(findings.answered)],
        [{ text: words.causes.total }, cell(findings.attempts)],
      ],
    },
  })
}
const isNothing = (count: Count | undefined) => count === undefined || count.shown === 'not_measured' || numberOf(count) === 0

function staffSentences({ say, formats, findings, share }: Wording): SaidSentence[] {
  const { openHoursPerWeek, staffedShare, answerRate } = findings
  const hours = formats.hours(openHoursPerWeek)
  const answered = share(answerRate)
  return [
    ...(openHoursPerWeek <= 0
      ? []
      : [
          staffedShare === undefined
            ? say('openHours', { hours }, ['open_hours'])
            : say('staffed', { hours, share: formats.percent(staffedShare) }, ['open_hours', 'staffed']),
        ]),
    ...(answered === undefined ? [] : [say('answered', { share: answered }, ['answer_rate'])]),
  ]
}

function waitSentences({ say, formats, findings: { waits } }: Wording): SaidSentence[] {
  const length = (seconds: number) => formats.length(Math.max(1, seconds))
  const { median, most, leftMedian, leftMost } = waits
  return [
    ...(median === undefined || most === undefined
      ? []
      : [median === most ? say('waitedAlike', { most: length(most) }, ['wait']) : say('waited', { half: length(median), most: length(most) }, ['wait'])]),
    ...(leftMedian === undefined || leftMost === undefined ? [] : [say('left', { half: length(leftMedian), most: length(leftMost) }, ['wait'])]),
  ]
}

/** Does one person count twenty times; and who did get through after all? */
function peopleSentences({ say, findings, inSentence, rangeOf, formats }: Wording): SaidSentence[] {
  const { attempts, people, later, short, laterDelayHours, definitions } = findings
  const delay = laterDelayHours === undefined || numberOf(later) === undefined ? '' : formats.length(laterDelayHours * hourSeconds)
  return [
    ...(numberOf(people) === undefined
      ? []
      : [say('repeated', { days: formats.whole(findings.keyPeriodDays), attempts: inSentence(attempts), people: inSentence(people) }, ['attempts', 'people'])]),
    ...(isSaid(later) ? [say('later', { people: capital(inSentence(later)), range: rangeOf(later), delay }, ['later'])] : []),
    ...(short.shown === 'hidden' || short.shown === 'not_measured'
      ? []
      : [say('shortNotCounted', { seconds: formats.whole(definitions.shortSeconds), short: inSentence(short) }, ['short'])]),
  ].map((sentence) => ({ ...sentence, text: capital(sentence.text) }))
}
const isSaid = (printed: About) => printed.shown === 'below' || (numberOf(printed) ?? 0) > 0

function beforeSentences({ say, words, findings, inSentence, formats }: Wording): SaidSentence[] {
  const { before } = findings
  if (before === undefined) return []
  const period = words.yearBefore(formats.days(before.from, before.to))
  const [closed, open] = [numberOf(findings.missed_closed), numberOf(findings.missed_open)]
  const terms = ['missed_open', 'missed_closed']
  switch (before.verdict) {
    case 'unmeasured':
      return [say('beforeUnmeasured', { period }, terms)]
    case 'too_few':
    case 'no_clear_difference':
      return [say('beforeSame', { period }, terms)]
    case 'from_zero':
    case 'more':
    case 'less': {
      if (closed === undefined || open === undefined) return []
      const slots = { now: words.about(formats.whole(closed + open)), before: inSentence(before.missed), period }
      return [before.verdict === 'less' ? say('beforeLess', slots, terms) : say('beforeMore', slots, terms)]
    }
  }
}
