/** One GET form at the top of every report: the link is the state. Beside it the choices in force, each a link that takes itself away. */
import { html } from 'hono/html'
import { parametersOf, type QueryKey, type ReportQuery } from '../../../shared/text/reportQuery.ts'
import { defaultPeriod, nextPeriod, previousPeriod } from '../../../shared/text/periods.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Html } from '../html.ts'
import { linkHere, notNarrowed, type View } from '../view.ts'

export type FilterOptions = {
  readonly today: LocalDate
  /** For the link that can be shared; absent where the data could not be read. */
  readonly dataVersion: string | undefined
}

export function filterForm(view: View, { today, dataVersion }: FilterOptions): Html {
  const { texts, formats, query, settings } = view
  const words = texts.filters
  const earlier = previousPeriod(query.period)
  const later = nextPeriod(query.period, today)
  const shared = dataVersion === undefined ? undefined : linkHere(view, { periodText: undefined, asof: dataVersion })
  const own = query.compare === 'custom' ? query.compareWith : undefined
  const lines = settings.lines.map((line) => choice('checkbox', 'line', line.id, line.name, query.line.includes(line.id)))
  const channels = new Set(settings.lines.map(({ channel }) => channel))
  return html`<section class="filters" aria-label="${words.title}">
<form method="get" action="${view.path}" class="filter-form">
<div class="filter-row">
${settings.lines.length > 1 ? html`<fieldset class="lines"><legend>${words.line}</legend><div class="choices">${lines}</div></fieldset>` : ''}
<p class="field"><label for="filter-period">${words.period}</label> <select id="filter-period" name="period">${periodOptions(view, today)}</select></p>
<p class="field button"><button type="submit">${words.apply}</button></p>
</div>
<details class="more"><summary>${words.more}</summary>
<div class="filter-row">
<p class="field"><label for="filter-from">${words.from}</label> <input id="filter-from" type="date" name="from" max="${today}" aria-describedby="filter-dates-hint"></p>
<p class="field"><label for="filter-to">${words.to}</label> <input id="filter-to" type="date" name="to" max="${today}" aria-describedby="filter-dates-hint"></p>
</div>
<p class="hint" id="filter-dates-hint">${words.datesHint}</p>
<div class="filter-row">
${channels.size > 1 ? select('channel', words.channel, { '': words.allChannels, phone: words.phone, chat: words.chat }, query.channel[0] ?? '') : ''}
${select('hours', words.hours, words.hoursOf, query.hours)}
${select('short', words.short, words.shortOf, query.short)}
${select('unit', words.unit, countedIn(view), query.unit)}
${select('grain', words.grain, words.grainOf, query.grain)}
${select('compare', words.compare, words.compareOf, query.compare)}
${select('match', words.match, words.matchOf, query.match)}
</div>
<div class="filter-row">
<p class="field"><label for="filter-cfrom">${words.compareFrom}</label> <input id="filter-cfrom" type="date" name="cfrom" max="${today}" value="${own?.from ?? ''}" aria-describedby="filter-compare-hint"></p>
<p class="field"><label for="filter-cto">${words.compareTo}</label> <input id="filter-cto" type="date" name="cto" max="${today}" value="${own?.to ?? ''}" aria-describedby="filter-compare-hint"></p>
</div>
<p class="hint" id="filter-compare-hint">${words.compareHint}</p></details>
${kept(view)}
</form>
<p class="steps"><a href="${linkHere(view, { period: earlier, periodText: undefined })}" aria-label="${texts.period.earlierHint(formats.days(earlier.from, earlier.to))}"><span aria-hidden="true">← </span>${texts.period.earlier}</a>
${later === undefined ? '' : html`<a href="${linkHere(view, { period: later, periodText: undefined })}" aria-label="${texts.period.laterHint(formats.days(later.from, later.to))}">${texts.period.later}<span aria-hidden="true"> →</span></a>`}
${shared === undefined ? '' : html`<a class="share" href="${shared}" data-copied="${words.copied} ${words.shareHint}">${words.share}</a><span class="share-status" role="status"></span>`}</p>
${chips(view)}
</section>`
}

/** Needs are counted for other programs: on a page they change the words of one chart alone, so they are not offered, and a choice made elsewhere stays. */
function countedIn({ texts, query }: View): Readonly<Record<string, string>> {
  const { people, series, attempts } = texts.filters.unitOf
  return { people, ...(query.unit === 'series' ? { series } : {}), attempts }
}

/** What the form has no field for stays as it is. */
function kept({ query }: View): readonly Html[] {
  const names: readonly QueryKey[] = ['lang', 'show', 'cause', 'weekday', 'after', 'before', 'date', 'sort']
  const parameters = parametersOf(query)
  return names.flatMap((name) => parameters.getAll(name).map((value) => html`<input type="hidden" name="${name}" value="${value}">`))
}

function choice(type: 'checkbox' | 'radio', name: QueryKey, value: string, label: string, isChosen: boolean): Html {
  return html`<label class="choice"><input type="${type}" name="${name}" value="${value}" ${isChosen ? 'checked' : ''}> ${label}</label>`
}

function select(name: QueryKey, label: string, options: Readonly<Record<string, string>>, chosen: string): Html {
  const id = `filter-${name}`
  return html`<p class="field"><label for="${id}">${label}</label> <select id="${id}" name="${name}">${Object.entries(options).map(([value, text]) => option(value, text, value === chosen))}</select></p>`
}
const option = (value: string, text: string, isChosen: boolean) => html`<option value="${value}" ${isChosen ? 'selected' : ''}>${text}</option>`

function periodOptions({ texts, formats, query }: View, today: LocalDate): readonly Html[] {
  const year = Number(today.slice(0, 4))
  const years = [year, year - 1, year - 2].map((own) => [String(own), texts.period.year(String(own))] as const)
  const named: readonly (readonly [string, string])[] = [...Object.entries(texts.period.choices), ...years]
  const { from, to } = query.period
  const isNamed = named.some(([name]) => name === query.periodText)
  const own = isNamed ? [] : [option(query.periodText ?? `${from}..${to}`, formats.days(from, to), true)]
  return [...own, ...named.map(([name, text]) => option(name, text, name === query.periodText))]
}

type Chip = { readonly name: string; readonly value: string; readonly without: Partial<ReportQuery> }

function chips(view: View): Html | '' {
  const { texts } = view
  const active = activeFilters(view)
  if (active.length === 0) return ''
  const items = active.map(({ name, value, without }) => {
    const label = texts.filters.chip(name, value)
    return html`<li><a class="chip" href="${linkHere(view, without)}" aria-label="${texts.filters.remove(label)}">${label}&nbsp;<span aria-hidden="true">×</span></a></li>`
  })
  return html`<ul class="chips" aria-label="${texts.filters.active}">${items}<li><a href="${linkHere(view, cleared)}">${texts.filters.clear}</a></li></ul>`
}

const cleared = {
  line: [],
  channel: [],
  periodText: defaultPeriod,
  compare: 'none',
  match: 'weekday',
  unit: 'people',
  hours: 'all',
  short: 'exclude',
  grain: 'auto',
  show: 'never',
  asof: undefined,
  ...notNarrowed,
} as const satisfies Partial<ReportQuery>

/** Only choices that differ from the usual; the period in words. */
function activeFilters({ texts, formats, query, settings }: View): readonly Chip[] {
  const words = texts.filters
  const chip = (isActive: boolean, name: string, value: string, without: Partial<ReportQuery>): readonly Chip[] => (isActive ? [{ name, value, without }] : [])
  const { compareWith } = query
  const comparedWords =
    query.compare === 'custom' && compareWith !== undefined ? formats.days(compareWith.from, compareWith.to) : words.compareOf[query.compare]
  return [
    ...query.line.map((id) => ({
      name: words.line,
      value: settings.lines.find((line) => line.id === id)?.name ?? id,
      without: { line: query.line.filter((other) => other !== id) },
    })),
    ...query.channel.map((channel) => ({
      name: words.channel,
      value: words[channel],
      without: { channel: query.channel.filter((other) => other !== channel) },
    })),
    ...chip(query.periodText !== defaultPeriod, words.period, formats.days(query.period.from, query.period.to), { periodText: defaultPeriod }),
    ...chip(query.compare !== 'none', words.compare, comparedWords, { compare: 'none' }),
    ...chip(query.match !== 'weekday', words.match, words.matchOf[query.match], { match: 'weekday' }),
    ...chip(query.unit !== 'people', words.unit, words.unitOf[query.unit], { unit: 'people' }),
    ...chip(query.hours !== 'all', words.hours, words.hoursOf[query.hours], { hours: 'all' }),
    ...chip(query.short !== 'exclude', words.short, words.shortOf[query.short], { short: 'exclude' }),
    ...chip(query.grain !== 'auto', words.grain, words.grainOf[query.grain], { grain: 'auto' }),
    ...query.cause.map((cause) => ({
      name: words.cause,
      value: cause === 'answered' ? texts.answered : cause === 'missed' ? texts.allMissed : texts.causes[cause].name,
      without: { cause: query.cause.filter((other) => other !== cause) },
    })),
    ...query.weekdays.map((weekday) => ({
      name: words.weekday,
      value: formats.weekday(weekday),
      without: { weekdays: query.weekdays.filter((other) => other !== weekday) },
    })),
    ...chip(query.after !== undefined || query.before !== undefined, words.hours, words.hoursRange(query.after ?? '00:00', query.before ?? '24:00'), {
      after: undefined,
      before: undefined,
    }),
    ...chip(query.date !== undefined, words.date, query.date === undefined ? '' : formats.weekdayDay(query.date), { date: undefined }),
  ]
}
