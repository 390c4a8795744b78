/**
 * Every number the product prints, defined once: its key (as in JSON, CSV and the query string), its unit, its name and its meaning
 * in both languages, whether it is counted or estimated, and how it is rounded. Page, table, CSV and JSON print from here.
 */
import type { Definitions } from '../settings/settings.ts'
import type { Estimate, MaybeEstimate } from '../contacts/estimate.ts'

type InBoth = { readonly nl: string; readonly en: string }
export type Unit = 'attempts' | 'series' | 'needs' | 'people' | 'share' | 'seconds' | 'hours' | 'money'
/** `count` is exact; `estimate` carries a range; `rate` and `length` are worked out from counts. */
export type Kind = 'count' | 'estimate' | 'rate' | 'length'
export type Metric = {
  readonly key: string
  readonly unit: Unit
  readonly kind: Kind
  readonly name: InBoth
  readonly definition: (definitions: Definitions) => InBoth
}

const always = (nl: string, en: string) => () => ({ nl, en })

const metrics = [
  {
    key: 'attempts',
    unit: 'attempts',
    kind: 'count',
    name: { nl: 'pogingen', en: 'attempts' },
    definition: always(
      'Eén oproep of chatverzoek, zoals de beller het meemaakte. Doorverbinden en meerdere toestellen die overgaan tellen als één poging.',
      'One call or chat request as the caller experienced it. Transfers and several phones ringing count as one attempt.',
    ),
  },
  {
    key: 'answered',
    unit: 'attempts',
    kind: 'count',
    name: { nl: 'beantwoorde pogingen', en: 'answered attempts' },
    definition: always('Pogingen waarbij een gesprek met een mens begon.', 'Attempts in which a conversation with a person started.'),
  },
  {
    key: 'series',
    unit: 'series',
    kind: 'estimate',
    name: { nl: 'contactreeksen', en: 'contact series' },
    definition: ({ seriesHours }) => ({
      nl: `Pogingen van dezelfde beller waar steeds hoogstens ${seriesHours} uur tussen zit. Een gesprek sluit de reeks af.`,
      en: `Attempts by the same caller, each at most ${seriesHours} hours after the one before. A conversation closes the series.`,
    }),
  },
  {
    key: 'needs',
    unit: 'needs',
    kind: 'estimate',
    name: { nl: 'hulpvragen', en: 'needs' },
    definition: ({ laterDays }) => ({
      nl: `Contactreeksen van dezelfde beller die elkaar binnen ${laterDays} dagen opvolgen, tot en met het gesprek als dat er komt.`,
      en: `Contact series of the same caller that follow each other within ${laterDays} days, up to and including the conversation if there is one.`,
    }),
  },
  {
    key: 'people',
    unit: 'people',
    kind: 'estimate',
    name: { nl: 'mensen', en: 'people' },
    definition: always(
      'Verschillende bellers die we aan hun pseudoniem herkennen, plus een schatting voor wie anoniem belde. Over een langere tijd tellen we mensen per sleutelperiode op.',
      'Distinct callers recognised by their pseudonym, plus an estimate for those who withheld their number. Over a longer time people are added up per key period.',
    ),
  },
  {
    key: 'reached_at_once',
    unit: 'people',
    kind: 'estimate',
    name: { nl: 'meteen gesproken', en: 'reached at once' },
    definition: always('Mensen die bij hun eerste poging iemand spraken.', 'People who spoke to someone at their first attempt.'),
  },
  {
    key: 'later',
    unit: 'people',
    kind: 'estimate',
    name: { nl: 'later alsnog gesproken', en: 'reached later' },
    definition: ({ laterDays }) => ({
      nl: `De eerste poging mislukte, maar binnen ${laterDays} dagen na een poging kwam er toch een gesprek.`,
      en: `The first attempt failed, but within ${laterDays} days of an attempt there was a conversation after all.`,
    }),
  },
  {
    key: 'never',
    unit: 'people',
    kind: 'estimate',
    name: { nl: 'nooit gesproken', en: 'never reached' },
    definition: ({ laterDays }) => ({
      nl: `Mensen die tot ${laterDays} dagen na hun laatste poging op geen enkele gekoppelde lijn iemand spraken.`,
      en: `People who spoke to nobody on any linked line until ${laterDays} days after their last attempt.`,
    }),
  },
  {
    key: 'still_open',
    unit: 'people',
    kind: 'estimate',
    name: { nl: 'nog open', en: 'still open' },
    definition: ({ laterDays }) => ({
      nl: `De laatste poging is minder dan ${laterDays} dagen geleden. Deze mensen tellen nog niet als nooit gesproken.`,
      en: `The last attempt is less than ${laterDays} days ago. These people do not yet count as never reached.`,
    }),
  },
  {
    key: 'missed_open',
    unit: 'attempts',
    kind: 'count',
    name: { nl: 'gemist tijdens openingstijd', en: 'missed while open' },
    definition: always(
      'Pogingen terwijl de lijn open was, waarop niemand antwoordde: niemand aanwezig, alles bezet, afgehaakt tijdens het wachten of een chat die niet werd aangenomen.',
      'Attempts while the line was open that nobody answered: nobody signed in, everybody busy, left while waiting, or a chat that was not taken.',
    ),
  },
  {
    key: 'missed_closed',
    unit: 'attempts',
    kind: 'count',
    name: { nl: 'geprobeerd buiten openingstijd', en: 'tried while closed' },
    definition: always(
      'Pogingen terwijl de lijn dicht was, of van wie nog wachtte toen de lijn dichtging.',
      'Attempts while the line was closed, or by someone still waiting when it closed.',
    ),
  },
  {
    key: 'short',
    unit: 'attempts',
    kind: 'count',
    name: { nl: 'kort afgebroken', en: 'short hang-ups' },
    definition: ({ shortSeconds }) => ({
      nl: `Binnen ${shortSeconds} seconden of in het keuzemenu afgebroken, voordat iemand kon antwoorden. Misschien durfde iemand niet. Deze pogingen tellen apart.`,
      en: `Ended within ${shortSeconds} seconds or in the menu, before anyone could answer. Perhaps someone did not dare. These attempts are counted apart.`,
    }),
  },
  {
    key: 'unknown',
    unit: 'attempts',
    kind: 'count',
    name: { nl: 'afloop onbekend', en: 'outcome unknown' },
    definition: always(
      'Pogingen met een storing, of waarvan het systeem het einde niet meldde.',
      'Attempts with a technical fault, or whose end the system did not report.',
    ),
  },
  {
    key: 'staffed',
    unit: 'share',
    kind: 'rate',
    name: { nl: 'bezette openingstijd', en: 'staffed open time' },
    definition: always(
      'Het deel van de gemeten openingstijd waarin ten minste één persoon klaarzat voor de lijn.',
      'The share of measured open time in which at least one person was signed in and available.',
    ),
  },
  {
    key: 'answer_rate',
    unit: 'share',
    kind: 'rate',
    name: { nl: 'opnamepercentage', en: 'answer rate' },
    definition: ({ shortSeconds }) => ({
      nl: `Beantwoorde pogingen gedeeld door alle pogingen tijdens openingstijd. Wie binnen ${shortSeconds} seconden afbrak, telt niet mee, en ook niet wat binnen een gat in de meting toch binnenkwam.`,
      en: `Answered attempts divided by all attempts while open. Those who hung up within ${shortSeconds} seconds do not count, nor does what came through within a data gap.`,
    }),
  },
  {
    key: 'people_rate',
    unit: 'share',
    kind: 'estimate',
    name: { nl: 'bereikt deel', en: 'share of people reached' },
    definition: always(
      'Mensen die we spraken, gedeeld door de mensen die het probeerden, op welk uur dan ook.',
      'People reached divided by people who tried, at any hour.',
    ),
  },
  {
    key: 'wait',
    unit: 'seconds',
    kind: 'length',
    name: { nl: 'wachttijd', en: 'wait' },
    definition: always(
      'Hoe lang het duurde tot iemand antwoordde: de helft wachtte korter dan de middelste waarde, 9 op de 10 korter dan de 9-op-10-waarde. Nooit alleen het gemiddelde.',
      'How long it took until someone answered: half waited less than the middle value, 9 in 10 less than the 9-in-10 value. Never the mean alone.',
    ),
  },
  {
    key: 'patience',
    unit: 'seconds',
    kind: 'length',
    name: { nl: 'geduld', en: 'patience' },
    definition: always(
      'Na hoeveel tijd de helft van de wachtenden zou afhaken als niemand antwoordde. Ook wie wel werd geholpen telt mee in de berekening.',
      'After how long half of those waiting would leave if nobody answered. Those who were answered count in the calculation too.',
    ),
  },
  {
    key: 'open_hours',
    unit: 'hours',
    kind: 'length',
    name: { nl: 'open uren', en: 'open hours' },
    definition: always(
      'Uren waarin de lijn volgens de openingstijden van die dag open was, met uitzonderingen en feestdagen.',
      'Hours in which the line was open by the opening hours of that day, with exceptions and public holidays.',
    ),
  },
  {
    key: 'withheld_share',
    unit: 'share',
    kind: 'rate',
    name: { nl: 'deel anoniem', en: 'share withheld' },
    definition: always(
      'Het deel van de pogingen zonder nummer. Anonieme pogingen koppelen we nooit aan elkaar.',
      'The share of attempts without a number. Such attempts are never linked to each other.',
    ),
  },
  {
    key: 'complete',
    unit: 'share',
    kind: 'rate',
    name: { nl: 'meetdekking', en: 'data coverage' },
    definition: always(
      'Het deel van de periode waarin de bronnen gegevens leverden. Wat niet gemeten is, is geen nul en telt in geen enkel percentage mee.',
      'The share of the period in which the sources delivered data. What was not measured is not zero and counts in no percentage.',
    ),
  },
  {
    key: 'people_per_year',
    unit: 'people',
    kind: 'estimate',
    name: { nl: 'extra bereikte mensen per jaar', en: 'extra people reached a year' },
    definition: always(
      'Mensen die we onder de huidige uren nooit spraken en met de andere uren wel, min wie we dan juist niet meer zouden spreken. Een jaar is 52,18 weken zoals die van de gekozen periode. Nieuwe bellers tellen niet mee.',
      'People we never spoke to under the present hours and would have under the others, less those we would then no longer speak to. A year is 52.18 weeks like those of the chosen period. New callers do not count.',
    ),
  },
  {
    key: 'staff_hours_per_week',
    unit: 'hours',
    kind: 'length',
    name: { nl: 'medewerkersuren per week', en: 'staff hours a week' },
    definition: always(
      'Uren waarin iemand op de lijn is ingeroosterd, voor elke mens apart, met de overdracht van een los blok erbij.',
      'Hours in which somebody is rostered on the line, each person apart, with the hand-over of a separate block.',
    ),
  },
  {
    key: 'people_per_ten_staff_hours',
    unit: 'people',
    kind: 'estimate',
    name: { nl: 'mensen per 10 medewerkersuren', en: 'people per 10 staff hours' },
    definition: always(
      'Extra bereikte mensen gedeeld door de extra medewerkersuren, keer tien. Gesprekken die na het blok doorlopen, tellen als medewerkersuren mee.',
      'Extra people reached divided by the extra staff hours, times ten. Conversations that outlast the block count as staff hours.',
    ),
  },
  {
    key: 'cost_per_person',
    unit: 'money',
    kind: 'estimate',
    name: { nl: 'kosten per extra bereikt mens', en: 'cost per extra person reached' },
    definition: always(
      'De kosten van de extra medewerkersuren gedeeld door de extra bereikte mensen. Kan het aantal mensen ook nul zijn, dan noemen we alleen een ondergrens of geen bedrag.',
      'The cost of the extra staff hours divided by the extra people reached. Where that may be nobody, we name a lower end only or no amount.',
    ),
  },
] as const satisfies readonly Metric[]

export const metricRegistry: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.key, metric]))

/** As printed. `exact`: nothing had to be estimated, so value, low and high are one whole number. */
export type PrintedEstimate = Estimate & { readonly exact: boolean }

/**
 * The one place where estimates are rounded: under 20 to whole numbers, to 200 by 5, above by 10; the range outward.
 * An estimate without any width is a count and stays as it is. null where the data cannot say.
 * @param most what it can be no more than: rounding makes no people beyond the attempts that they made
 */
export function printedEstimate(estimate: MaybeEstimate, most = Number.POSITIVE_INFINITY): PrintedEstimate | null {
  if (estimate.value === null) return null
  const { value, low, high } = estimate
  if (low === high && Number.isInteger(value)) return { value, low: value, high: value, exact: true }
  const [whole, highest] = [Math.min(roundedBy(Math.round, value), most), Math.min(roundedBy(Math.ceil, high), most)]
  return { value: whole, low: roundedBy(Math.floor, low), high: highest, exact: false }
}

/** By size alone: a difference below zero is rounded like one above. */
const stepOf = (value: number) => (Math.abs(value) < 20 ? 1 : Math.abs(value) <= 200 ? 5 : 10)
/** A thousandth of slack, so that what arithmetic made of 20 does not round outward to 25. Never a zero with a minus. */
function roundedBy(round: (value: number) => number, value: number, step = stepOf(value)): number {
  return round(Number((value / step).toFixed(3))) * step + 0
}

/** A rate that whole numbers would empty, such as people per ten staff hours: under 20 to a tenth, above as any estimate; the range outward. */
export function printedRate(estimate: MaybeEstimate): PrintedEstimate | null {
  if (estimate.value === null) return null
  const { value, low, high } = estimate
  const tenth = (round: (value: number) => number, own: number) =>
    Math.abs(own) < 20 ? Number((roundedBy(round, own * 10, 1) / 10).toFixed(1)) : roundedBy(round, own)
  return { value: tenth(Math.round, value), low: tenth(Math.floor, low), high: tenth(Math.ceil, high), exact: false }
}

/** What something costs, in whole units of money: a lone end is null where it may be any amount. */
export type PrintedCost = { readonly value: number | null; readonly low: number; readonly high: number | null }
export const printedCost = ({ value, low, high }: PrintedCost): PrintedCost => ({
  value: value === null ? null : roundedBy(Math.round, value),
  low: roundedBy(Math.floor, low),
  high: high === null ? null : roundedBy(Math.ceil, high),
})

/** A lone estimated number, such as a cell of the week grid, by the same steps. */
export const printedNumber = (value: number): number => roundedBy(Math.round, value)

/** Hours as they are printed: to a tenth, and whole from 100 on. */
export const printedHours = (hours: number): number => (hours >= 100 ? Math.round(hours) : Number(hours.toFixed(1)))

/** A share as it is printed, to `digits` decimals of a per cent, rounded down: one missed contact never shows as 100 %. */
export const printedShare = (share: number, digits = 0): number => Math.floor(Number((share * 100 * 10 ** digits).toFixed(6))) / 10 ** digits / 100

/** The upper end of a range of shares: whole per cents, rounded up. */
export const printedShareUp = (share: number): number => Math.min(100, Math.ceil(Number((share * 100).toFixed(6)))) / 100
