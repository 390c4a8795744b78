import { html } from 'hono/html'
import type { Cause } from '../../../../shared/contacts/cause.ts'
import { definitionsOn } from '../../../../shared/settings/definitionsOn.ts'
import { metricRegistry } from '../../../../shared/metrics/registry.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { layout } from '../../components/layout.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

/** In the order in which they are tried: the first that fits holds. */
const causesInOrder = ['technical', 'unknown', 'closed', 'unstaffed', 'short', 'busy', 'refused', 'gave_up'] as const satisfies readonly Cause[]

export function termsView(view: View, today: LocalDate): Html {
  const { texts, language, formats } = view
  const words = texts.terms
  const now = definitionsOn(view.settings.definitions, today)
  const metrics = [...metricRegistry.values()].map(
    ({ key, name, kind, definition }) =>
      html`<div class="term" id="${key}"><dt>${name[language]} <span class="kind">${words.kinds[kind]}</span></dt><dd>${definition(now)[language]}</dd></div>`,
  )
  const reasons = causesInOrder.map(
    (cause) => html`<div class="term" id="cause-${cause}"><dt>${texts.causes[cause].name}</dt><dd>${texts.causes[cause].meaning}</dd></div>`,
  )
  const heading = texts.pages.terms
  return layout(view, {
    title: heading,
    heading,
    content: html`<div class="headline"><p class="sentence">${words.intro}</p><p class="under"><a href="${linkTo(view, '/help/questions', notNarrowed)}">${texts.questions.title}</a></p></div>
<section aria-labelledby="numbers"><h2 id="numbers">${words.numbers}</h2><dl class="terms">${metrics}</dl></section>
<section aria-labelledby="reasons"><h2 id="reasons">${words.reasons}</h2><p>${words.reasonsIntro}</p><dl class="terms">${reasons}</dl></section>
<section aria-labelledby="agreed"><h2 id="agreed">${words.settings}</h2><ul class="prose">
<li>${words.settingShort(formats.decimal(now.shortSeconds, 1))}</li>
<li>${words.settingSeries(formats.decimal(now.seriesHours, 1))}</li>
<li>${words.settingLater(formats.decimal(now.laterDays, 1))}</li>
<li>${words.settingReconnect(formats.decimal(now.reconnectMinutes, 1))}</li>
<li>${words.settingService(formats.decimal(now.serviceLevelSeconds, 1))}</li></ul></section>
<section aria-labelledby="dayparts"><h2 id="dayparts">${words.dayparts}</h2><p>${wholeRanges(words.daypartsText)}</p></section>`,
  })
}
