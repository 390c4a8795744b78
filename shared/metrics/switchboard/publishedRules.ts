/**
 * The rules by which helplines and contact centres publish how well they can be reached, each with where it is written down. The same contacts look
 * better or worse by each: that is what the table is for.
 */
import type { SwitchboardCounts } from './switchboardCounts.ts'

type InBoth = { readonly nl: string; readonly en: string }
/** What is counted, by name, so that it can be printed and protected as one number. */
export type Sum = readonly (keyof Omit<SwitchboardCounts, 'serviceSeconds'>)[]
export type Ratio = { readonly part: Sum; readonly whole: Sum }

export type PublishedRule = {
  readonly key: 'ours' | 'nhs111' | 'lifeline988' | 'connect' | 'answered_only'
  readonly name: InBoth
  /** The rule in a sentence. @param seconds the organisation's own service time */
  readonly rule: (seconds: number) => InBoth
  /** What the shares are of. */
  readonly base: InBoth
  /** Undefined: our own, written down on the page about the method. */
  readonly source: { readonly title: string; readonly publisher: string; readonly year: number; readonly address?: string } | undefined
  readonly answered: Ratio
  /** Undefined: the rule has none. */
  readonly abandoned: Ratio | undefined
  readonly missed: Ratio | undefined
  readonly serviceLevel: (Ratio & { readonly seconds: 'own' | 60 }) | undefined
}

const routed: Sum = ['answered', 'leftInQueue', 'otherQueued', 'otherUnqueued']
const queued: Sum = ['answered', 'leftInQueue', 'otherQueued']

export const publishedRules: readonly PublishedRule[] = [
  {
    key: 'ours',
    name: { nl: 'Zoals wij rekenen', en: 'As we count' },
    rule: (seconds) => ({
      nl: `Wie kort ophangt, telt niet mee. Wie afhaakt, telt nooit als geholpen. Op tijd is binnen ${seconds} seconden.`,
      en: `Short hang-ups do not count. Somebody who left never counts as helped. In time means within ${seconds} seconds.`,
    }),
    base: { nl: 'pogingen tijdens openingstijd, zonder korte', en: 'attempts while open, without short ones' },
    source: undefined,
    answered: { part: ['answeredOfOffered'], whole: ['offered'] },
    abandoned: { part: ['gaveUp'], whole: ['offered'] },
    missed: { part: ['missedOfOffered'], whole: ['offered'] },
    serviceLevel: { part: ['answeredWithin'], whole: ['offered'], seconds: 'own' },
  },
  {
    key: 'nhs111',
    name: { nl: 'NHS 111 (Engeland)', en: 'NHS 111 (England)' },
    rule: () => ({
      nl: 'Afgehaakt is wie langer dan 30 seconden wachtte en dan ophing. Op tijd is binnen 60 seconden, als deel van wie werd beantwoord.',
      en: 'Abandoned means waited longer than 30 seconds and hung up. In time means within 60 seconds, as a share of those answered.',
    }),
    base: { nl: 'alle pogingen tijdens openingstijd', en: 'all attempts while open' },
    source: {
      // Since April 2021 the Integrated Urgent Care collection takes its place, with revised definitions.
      title: 'NHS 111 Minimum Data Set, England, December 2016',
      publisher: 'NHS England',
      year: 2017,
      address: 'https://www.england.nhs.uk/statistics/statistical-work-areas/nhs-111-minimum-data-set/',
    },
    answered: { part: ['answered'], whole: ['attempts'] },
    abandoned: { part: ['leftAfter30'], whole: ['attempts'] },
    missed: { part: ['leftInMenu', 'leftInQueue', 'otherQueued', 'otherUnqueued'], whole: ['attempts'] },
    serviceLevel: { part: ['answeredWithin60'], whole: ['answered'], seconds: 60 },
  },
  {
    key: 'lifeline988',
    name: { nl: '988 Lifeline (Verenigde Staten)', en: '988 Lifeline (United States)' },
    rule: () => ({
      nl: 'Beantwoord als deel van wie naar een centrum werd doorgezet. Iedereen die daarna ophangt, telt als afgehaakt, hoe kort ook.',
      en: 'Answered as a share of those routed to a centre. Everybody who hangs up after that counts as abandoned, however soon.',
    }),
    base: { nl: 'pogingen tijdens openingstijd die voorbij het keuzemenu kwamen', en: 'attempts while open that got past the menu' },
    source: {
      title: 'National Suicide Prevention Hotline (988 Lifeline) Response Rates by State, July 2022-September 2025 (GAO-26-108114)',
      publisher: 'United States Government Accountability Office',
      year: 2025,
      address: 'https://files.gao.gov/multimedia/gao-26-108114/interactive/index.html',
    },
    answered: { part: ['answered'], whole: routed },
    abandoned: { part: ['leftInQueue'], whole: routed },
    missed: { part: ['leftInQueue', 'otherQueued', 'otherUnqueued'], whole: routed },
    // It publishes the mean time to an answer instead.
    serviceLevel: undefined,
  },
  {
    key: 'connect',
    name: { nl: 'Amazon Connect', en: 'Amazon Connect' },
    rule: (seconds) => ({
      nl: `Alleen wie in de wachtrij kwam, telt. Wie binnen ${seconds} seconden ophangt, telt hier als op tijd.`,
      en: `Only those put in the queue count. Somebody who hangs up within ${seconds} seconds counts as in time here.`,
    }),
    base: { nl: 'pogingen tijdens openingstijd die in de wachtrij kwamen', en: 'attempts while open that were put in the queue' },
    source: {
      title: 'Amazon Connect Administrator Guide, metrics definitions (abandonment rate; service level X)',
      publisher: 'Amazon Web Services',
      year: 2026,
      address: 'https://docs.aws.amazon.com/connect/latest/adminguide/metrics-definitions.html',
    },
    answered: { part: ['answered'], whole: queued },
    abandoned: { part: ['leftInQueue'], whole: queued },
    missed: { part: ['leftInQueue', 'otherQueued'], whole: queued },
    serviceLevel: { part: ['answeredWithin', 'leftWithin'], whole: queued, seconds: 'own' },
  },
  {
    key: 'answered_only',
    name: { nl: 'Alleen beantwoord', en: 'Answered only' },
    rule: (seconds) => ({
      nl: `Alleen wie werd beantwoord, telt. Wie er niet doorkwam, komt in het cijfer niet voor. Op tijd is binnen ${seconds} seconden.`,
      en: `Only those who were answered count. Those who did not get through are not in the figure. In time means within ${seconds} seconds.`,
    }),
    base: { nl: 'beantwoorde pogingen tijdens openingstijd', en: 'answered attempts while open' },
    source: {
      title: 'Performance indicators for call centers with impatience, IIE Transactions 45 (Jouini, Koole, Roubos)',
      publisher: 'Taylor & Francis',
      year: 2013,
    },
    answered: { part: ['answered'], whole: ['answered'] },
    abandoned: undefined,
    missed: undefined,
    serviceLevel: { part: ['answeredWithin'], whole: ['answered'], seconds: 'own' },
  },
]
