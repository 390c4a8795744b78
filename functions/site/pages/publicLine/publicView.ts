/** The page for callers: plain HTML for the oldest telephone. No script, no picture, no count, and as long in one state as in another. */
import { html } from 'hono/html'
import { clockTextAt } from '../../../../shared/calendar/clockText.ts'
import { type ComingDay, comingDays } from '../../../../shared/calendar/comingDays.ts'
import { hoursAsSchemaOrg } from '../../../../shared/calendar/hoursAsSchemaOrg.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { readableBlocks } from '../../../../shared/calendar/readableWeek.ts'
import type { Instant } from '../../../../shared/contacts/identifiers.ts'
import type { OtherHelp } from '../../../../shared/settings/publicPage.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import { type Formats, formatsFor } from '../../../../shared/text/format.ts'
import { timesText } from '../../../../shared/text/hours/visitorLines.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { whenWords } from '../../../../shared/text/live/whenWords.ts'
import { type Texts, textsOf } from '../../../../shared/text/texts.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'
import { filling } from './padded.ts'
import { type PublicNow, publicName } from './publicNow.ts'

export type PublicViewOptions = {
  readonly line: Line
  readonly told: PublicNow
  readonly language: Language
  readonly now: Instant
  /** Addresses of the style sheet and the icon. */
  readonly files: Readonly<Record<'public' | 'icon', string>>
}
type Words = { readonly texts: Texts; readonly formats: Formats; readonly line: Line; readonly now: Instant }

const [daysShown, daysAhead] = [7, 56]

export async function publicView(options: PublicViewOptions): Promise<string> {
  const { line, told, language, now, files } = options
  const words: Words = { texts: textsOf(language), formats: formatsFor(language, line.timeZone), line, now }
  const { visitor } = words.texts.live
  const other = language === 'nl' ? 'en' : 'nl'
  const name = publicName(line)
  const today = localTimeOf(line.timeZone).dateOf(now)
  const days = comingDays(line, today, daysAhead)
  const address = `/s/${line.id}`
  const state = String(await stateView(words, told))
  const hasHours = line.hours.length > 0 || line.exceptions.length > 0
  const before = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${visitor.title(name)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${files.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${files.public}">
<link rel="alternate" type="application/json" href="${address}.json">
<link rel="alternate" type="application/ld+json" href="${address}.jsonld">
<link rel="alternate" type="text/calendar" href="${address}.ics">
<link rel="alternate" hreflang="${other}" href="${address}?lang=${other}">
</head>
<body>
<main itemscope itemtype="https://schema.org/ContactPoint">
<h1 itemprop="name">${name}</h1>
`
  const after = await html`
${reachView(words)}
${hasHours ? html`<h2 id="week">${visitor.hours}</h2>${weekTable(words, days.slice(0, daysShown))}${differentTable(words, days.slice(daysShown).filter(isDifferent))}` : ''}
<h2 id="help">${visitor.help}</h2>
<ul><li><strong>${visitor.danger} <a href="tel:112">${visitor.emergency}</a></strong></li>${(line.publicPage?.otherHelp ?? []).map((help) => html`<li>${helpView(help)}</li>`)}</ul>
<p class="small foot">${hasHours ? html`<a href="${address}.ics">${visitor.calendar}</a> · ` : ''}<a href="${address}?lang=${other}" lang="${other}" hreflang="${other}">${visitor.otherLanguage}</a></p>
<p class="small">${visitor.asOf(clockOf(line, now))} ${visitor.noTraces}</p>
${hoursAsSchemaOrg(line, today, daysAhead).map(
  ({ dayOfWeek = [], opens, closes, validFrom, validThrough }) =>
    html`<div itemprop="hoursAvailable" itemscope itemtype="https://schema.org/OpeningHoursSpecification">${dayOfWeek.map((day) => html`<link itemprop="dayOfWeek" href="https://schema.org/${day}">`)}<meta itemprop="opens" content="${opens}"><meta itemprop="closes" content="${closes}"><meta itemprop="validFrom" content="${validFrom}">${validThrough === undefined ? '' : html`<meta itemprop="validThrough" content="${validThrough}">`}</div>`,
)}
</main>
</body>
</html>
`
  // Only what stands between the two differs from state to state, and that is always as long.
  return `${String(before)}${state}${filling(state)}${String(after)}`
}

function stateView({ texts, formats, line, now }: Words, told: PublicNow): Html {
  const { visitor } = texts.live
  const name = publicName(line)
  const when = (instant: number, as: 'until' | 'at' = 'until') => whenWords(instant, { as, texts, formats, timeZone: line.timeZone, now })
  const box = (kind: 'open' | 'closed' | 'disturbed' | 'unknown', first: string, more = '') =>
    html`<div class="state ${kind}"><p>${first}</p>${more === '' ? '' : html`<p class="more">${more}</p>`}${kind === 'open' ? '' : html`<p class="more"><a href="#help">${visitor.helpBelow}</a></p>`}</div>`
  switch (told.state) {
    case 'no_hours':
      return box('unknown', visitor.noHours(name))
    case 'disturbed':
      return box('disturbed', visitor.isUnreachable(name, when(told.until)))
    case 'open': {
      const until = told.until === undefined ? undefined : when(told.until)
      return box('open', told.isByPlan ? visitor.byPlanIsOpen(name, until) : visitor.isOpen(name, until))
    }
    case 'closed':
      return box(
        'closed',
        told.isByPlan ? visitor.byPlanIsClosed(name) : visitor.isClosed(name),
        told.next === undefined ? visitor.opensUnknown : visitor.opensNext(when(told.next, 'at')),
      )
  }
}

function reachView({ texts, line }: Words): Html | '' {
  const { telephone, website } = line.publicPage ?? {}
  if (telephone === undefined && website === undefined) return ''
  const { visitor } = texts.live
  return html`<h2>${visitor.reach}</h2>
${telephone === undefined ? '' : html`<p><a href="${telAddress(telephone)}"><span itemprop="telephone">${telephone}</span></a></p>`}${website === undefined ? '' : html`<p><a href="${website}" itemprop="url">${website}</a></p>`}`
}

const telAddress = (telephone: string) => `tel:${telephone.replaceAll(/[^+0-9]/g, '')}`

const helpView = ({ name, telephone, website }: OtherHelp): Html =>
  html`${website === undefined ? name : html`<a href="${website}">${name}</a>`}${telephone === undefined ? '' : html`: <a href="${telAddress(telephone)}">${telephone}</a>`}`

/** On a narrow screen the line may end within it. */
const dayName = ({ formats }: Words, { hours }: ComingDay): string => formats.longDay(hours.date).replaceAll('\u00a0', ' ')

function weekTable(words: Words, days: readonly ComingDay[]): Html {
  const { visitor } = words.texts.live
  const today = days[0]?.hours.date
  return html`<table aria-labelledby="week"><thead><tr><th scope="col">${visitor.day}</th><th scope="col">${visitor.open}</th></tr></thead>
<tbody>${days.map((day) => {
    const name = dayName(words, day).replace(/\s\d{4}$/, '')
    const isToday = day.hours.date === today
    return html`<tr class="${isToday ? 'today' : 'other'}"><th scope="row">${isToday ? visitor.today(name) : name}</th><td>${dayWords(words, day, isToday)}</td></tr>`
  })}</tbody></table>`
}

function differentTable(words: Words, days: readonly ComingDay[]): Html | '' {
  if (days.length === 0) return ''
  const { visitor } = words.texts.live
  return html`<h2 id="different">${visitor.different}</h2><table aria-labelledby="different"><thead><tr><th scope="col">${visitor.day}</th><th scope="col">${visitor.open}</th></tr></thead>
<tbody>${days.map((day) => html`<tr><th scope="row">${dayName(words, day)}</th><td>${dayWords(words, day)}</td></tr>`)}</tbody></table>`
}

/** Weeks that are unlike each other by rule come as the week itself; what stands out are holidays and exceptions. */
const isDifferent = ({ hours }: ComingDay) => hours.by === 'exception' || hours.by === 'holiday'

/** Times, the night before that runs on, a holiday's name, a change of the clocks. What staff wrote beside an exception is for staff. */
function dayWords({ texts, formats }: Words, { hours, fromNightBefore, clockChangeHours }: ComingDay, isToday = false): Html {
  const { visitor } = texts.live
  const night = readableBlocks(fromNightBefore.toSorted((a, b) => a.untilMinute - b.untilMinute)).at(-1)
  const notes = [
    // Of a line open every night this would be said every day; it is news today, and where the day itself is shut or different.
    ...(night === undefined || (!isToday && hours.by === 'week' && hours.blocks.length > 0) ? [] : [texts.hours.coming.nightBefore(night.until)]),
    ...(hours.by === 'holiday' ? [texts.holidays[hours.holiday]] : []),
    ...(hours.by === 'exception' && hours.isExtra ? [visitor.extra] : []),
    ...(clockChangeHours === undefined ? [] : [clockChangeHours === 25 ? visitor.clockBack : visitor.clockForward]),
  ]
  const times = timesText(hours.blocks, { texts, formats })
  return wholeRanges(notes.length === 0 ? times : `${times} (${notes.join('; ')})`)
}

const clockOf = ({ timeZone }: Pick<Line, 'timeZone'>, now: number): string => clockTextAt(localTimeOf(timeZone), now)

/** The same for a line that is not there, has no page, or has it switched off. */
export function noPublicView(language: Language, files: PublicViewOptions['files']): Html {
  const { visitor } = textsOf(language).live
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${visitor.notFound}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="${files.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${files.public}">
</head>
<body><main><h1>${visitor.notFound}</h1><p>${visitor.notFoundWhy}</p></main></body>
</html>
`
}
