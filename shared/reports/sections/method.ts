/** Page 6: what the words mean, where the numbers come from, what is missing, what was hidden and why, and what may be otherwise. */
import { metricRegistry } from '../../metrics/registry.ts'
import { isOfMonths, monthIn } from '../../metrics/protected/outsideCoverage.ts'
import type { Findings } from '../findings.ts'
import type { Block, ReportSection } from '../reportDocument.ts'
import type { Wording } from '../wording.ts'
import { capital } from '../../text/capital.ts'

export type MethodOptions = { readonly contact: string }
/** What other definitions rest on. */
const alwaysTold: ReadonlySet<string> = new Set(['attempts', 'series', 'needs'])
/** In the order in which a report uses them. */
const used = [
  'attempts',
  'answered',
  'series',
  'needs',
  'people',
  'reached_at_once',
  'later',
  'never',
  'still_open',
  'missed_open',
  'missed_closed',
  'short',
  'unknown',
  'open_hours',
  'staffed',
  'answer_rate',
  'wait',
  'complete',
] as const

/** @param termsUsed keys that the other sections link to */
export function methodSection(wording: Wording, { contact }: MethodOptions, termsUsed: ReadonlySet<string>): ReportSection {
  const { words } = wording
  const { method } = words
  return {
    key: 'method',
    title: words.sections.method,
    blocks: [
      { kind: 'list', title: method.caveatsTitle, items: caveats(wording) },
      { kind: 'list', title: method.protectionTitle, items: [protectionRule(wording), method.protectionStar, method.protectionRelease] },
      { kind: 'list', title: method.gapsTitle, items: gaps(wording) },
      { kind: 'list', title: method.sourcesTitle, items: sources(wording), isProvenance: true },
      { kind: 'list', title: method.contactTitle, items: [contact === '' ? method.noContact : method.contact(contact)] },
      { kind: 'citation', title: method.citation },
      terms(wording, termsUsed),
    ],
  }
}

export const protectionRule = ({ words, formats, findings }: Wording): string => words.method.protection(formats.whole(findings.threshold))

function terms({ words, formats, findings, often, texts }: Wording, termsUsed: ReadonlySet<string>): Block {
  const { definitions } = findings
  const language = formats.language
  const registered = used.flatMap((key) => {
    const metric = metricRegistry.get(key)
    return metric === undefined || !(termsUsed.has(key) || alwaysTold.has(key))
      ? []
      : [{ key, name: capital(metric.name[language]), text: metric.definition(definitions)[language] }]
  })
  const own = [
    { key: 'needs_open', name: capital(words.terms.needs_open.name), text: words.terms.needs_open.text(formats.decimal(definitions.laterDays, 1)) },
    { key: 'range', name: capital(words.terms.range.name), text: words.terms.range.text(often) },
    { key: 'dayparts', name: texts.terms.dayparts, text: texts.terms.daypartsText },
  ]
  return { kind: 'terms', title: words.method.terms, items: [...registered, ...own] }
}

function sources({ words, formats, findings }: Wording): string[] {
  const { method } = words
  const named = findings.sources.map(({ name }) => method.source(name))
  return [
    ...(named.length === 0 ? [method.noSources] : named),
    method.data(formats.whole(findings.definitions.version), findings.dataVersion, formats.moment(findings.madeAt)),
  ]
}

const mostGaps = 8
/** Longest first; the shortest together. */
function gaps({ words, formats, lengthOf, findings: { coverage } }: Wording): string[] {
  const { method } = words
  const longest = coverage.gaps.toSorted((a, b) => b.hours - a.hours)
  const [named, rest] = [longest.slice(0, mostGaps), longest.slice(mostGaps)]
  if (named.length === 0) return [method.noGaps]
  const whenOf = ({ from, to = from }: (typeof named)[number]) => {
    if (!isOfMonths({ from })) return formats.days(from, to)
    // A report that was frozen when moments were still told is worded by months as well.
    const [first = '', last = ''] = [from, to].map((text) => formats.month(monthIn(text)))
    return first === last ? method.inMonth(first) : method.inMonths(first, last)
  }
  return [
    ...named.map((gap) => method.gap(whenOf(gap), method.gapCauses[gap.cause] ?? '', lengthOf([gap], gap.hours))),
    ...(rest.length === 0
      ? []
      : [
          method.gapMore(
            rest.length,
            lengthOf(
              rest,
              rest.reduce((sum, { hours }) => sum + hours, 0),
            ),
          ),
        ]),
  ]
}

function caveats({ words, findings, share }: Wording): string[] {
  const { method } = words
  const { coverage, outside, definitions } = findings
  const closed = { yes: undefined, partly: method.partly, no: method.notRecorded, unknown: method.unknownRecorded }[coverage.closedRecorded]
  return [
    anonymous(findings, share(findings.withheld)),
    method.linked,
    closed,
    method.silent,
    method.elsewhere,
    definitions.changedWithin ? method.changedDefinitions : undefined,
    outside?.madeContact === undefined ? undefined : method.outside(method.outsideSource(outside.source, String(outside.year)), outside.address ?? ''),
  ].filter((text) => text !== undefined)

  function anonymous({ withheld }: Findings, said: string | undefined): string {
    if (said === undefined) return method.anonymousUnknown
    return withheld.shown === 'share' && withheld.value < 0.01 ? method.anonymousNone : method.anonymous(said)
  }
}
