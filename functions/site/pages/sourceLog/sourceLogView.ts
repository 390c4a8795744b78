import { html } from 'hono/html'
import { quarterBefore } from '../../../../shared/calendar/quarterBefore.ts'
import type { ClockOffset } from '../../../../shared/metrics/clockOffset.ts'
import { layout } from '../../components/layout.ts'
import { stateTag } from '../../components/stateTag.ts'
import { mayFollow } from '../../access/rolesFor.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { sourceProgress } from '../setup/sourceProgress.ts'
import { stateOfProgress } from '../setup/taskList.ts'
import { countsSection } from './countsSection.ts'
import { logSection } from './logSection.ts'
import type { SourceLog } from './sourceLog.ts'

export function sourceLogView(view: View, log: SourceLog): Html {
  const { sourceLog: words, deliveries } = view.texts
  const { source, delivered, webhook, reprocessed } = log
  const name = source.name ?? source.id
  const { whole } = view.formats
  return layout(view, {
    title: words.title(name),
    heading: words.title(name),
    content: html`<p class="back"><a href="${linkTo(view, '/data', notNarrowed)}">${words.toData}</a>${mayFollow(view, `/setup/sources/${source.id}`) ? html` <a href="${linkTo(view, `/setup/sources/${source.id}`, notNarrowed)}">${words.toSetup}</a>` : ''}</p>
${reprocessed === undefined ? '' : html`<p class="notice said" role="status">${deliveries.reprocessed(reprocessed.used, whole(reprocessed.used), whole(reprocessed.left))}</p>`}
${headline(view, log)}
${delivered.isLive ? liveFacts(view, log) : ''}
${webhook === undefined || webhook.strength === 'signed' ? '' : html`<p class="notice warning">${webhook.strength === 'untimed' ? deliveries.weak : deliveries.weakToken}</p>`}
${log.health?.shown ?? ''}
${log.clock === undefined || log.clock.level === 'right' ? '' : clockNotice(view, log.clock)}
${log.waiting.size === 0 ? '' : quarantine(view, log)}
${log.log === undefined ? '' : logSection(view, source, log.log)}
${countsSection(view, log.source.id, log.counts)}`,
  })
}

/** What is heard of it now goes before what was ever taken of it: above its own silence no source delivers. Its state stands with that. */
function headline({ texts: { setup, sourceLog } }: View, { source, delivered, health }: SourceLog): Html {
  const name = source.name ?? source.id
  const progress = sourceProgress(delivered)
  const heard = new Map(Object.entries(sourceLog.heardNow)).get(health?.state ?? '')
  if (heard !== undefined && stateOfProgress[progress] === 'done') return html`<div class="headline"><p class="sentence">${heard(name)}</p></div>`
  return html`<div class="headline"><p class="sentence">${setup.sourcePage.sentence[progress](name)}</p></div>
<p>${stateTag(stateOfProgress[progress], setup.states[stateOfProgress[progress]])}</p>`
}

/** Of a source that only reads files nothing comes in by itself: that there is no event, test or secret is no news. */
function liveFacts(view: View, log: SourceLog): Html {
  const { sourceLog: words, setup } = view.texts
  const { delivered, webhook } = log
  return html`<dl class="pairs"><dt>${words.lastEvent}</dt><dd>${aroundOr(view, delivered.lastEventAt)}</dd><dt>${words.lastTest}</dt><dd>${momentOr(view, delivered.lastTestAt)}</dd>
${webhook === undefined ? '' : html`<dt>${setup.secret.title}</dt><dd>${secretWords(view, log)}</dd>`}</dl>`
}

function clockNotice({ texts, formats }: View, { seconds, level }: ClockOffset): Html {
  const words = texts.deliveries
  const sentence = words.clockOff(formats.length(Math.abs(seconds)), seconds > 0 ? 'behind' : 'ahead')
  return html`<p class="notice warning">${sentence} ${level === 'uncertain' ? words.clockUncertain : ''}</p>`
}

/** Whose event it was may be known to who looks: nothing finer than a quarter hour. */
const aroundOr = ({ texts, formats }: View, at: number | undefined): string =>
  at === undefined ? texts.sourceLog.never : texts.sourceLog.around(formats.moment(quarterBefore(at)))
const momentOr = (view: View, at: number | undefined): string => (at === undefined ? view.texts.sourceLog.never : view.formats.moment(at))

function secretWords({ texts, formats, now }: View, { source, secret }: SourceLog): string {
  const words = texts.sourceLog
  if (source.secretFrom === undefined || (source.secretFrom === 'stored' && secret === undefined)) return words.noSecret
  if (secret === undefined) return words.secretElsewhere
  const { lastFour, madeAt, oldUntil } = secret
  const made = words.secretEnds(lastFour, formats.moment(madeAt))
  return oldUntil !== undefined && oldUntil > now ? `${made} ${texts.setup.secret.overlap(formats.moment(oldUntil))}` : made
}

/** Set aside and perhaps usable by now: the queue was named since, or the moment has come. The import function does the work: it may read what waits. */
function quarantine(view: View, { source, waiting }: SourceLog): Html {
  const words = view.texts.deliveries
  const { whole } = view.formats
  return html`<section aria-labelledby="quarantine"><h2 id="quarantine">${words.quarantineTitle}</h2><p>${words.quarantineIntro}</p>
<ul class="waiting">${[...waiting].map(([reason, many]) => html`<li><strong>${words.waiting(many, whole(many))}</strong>: ${words.reasonOf[reason]}</li>`)}</ul>
<form method="post" action="/imports/reprocess"><input type="hidden" name="source" value="${source.id}"><input type="hidden" name="lang" value="${view.language}"><button type="submit">${words.reprocess}</button></form></section>`
}
