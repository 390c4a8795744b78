import { html } from 'hono/html'
import { landingOf } from '../../access/landing.ts'
import { layout } from '../../components/layout.ts'
import type { RefusalOfPage } from '../../../../shared/web/refused.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

/** Says nothing of what was asked for. */
export function notFoundView(view: View): Html {
  const { errors, pages } = view.texts
  return layout(view, {
    title: pages.notFound,
    heading: pages.notFound,
    hasError: true,
    isNowhere: true,
    content: html`<div class="headline"><p class="sentence">${errors.notFound}</p><p class="under">${errors.notFoundHelp}</p></div>${wayOn(view)}`,
  })
}

/** @param requestId made by us, so that the log can be found; nothing else of the fault is shown
 * @param mayRetry of what was only looked at: the same address again, which is not written down here */
export function failedView(view: View, requestId: string, mayRetry: boolean): Html {
  const { errors, pages } = view.texts
  return layout(view, {
    title: pages.failed,
    heading: pages.failed,
    hasError: true,
    isNowhere: true,
    content: html`<div class="headline"><p class="sentence">${errors.failed}</p><p class="under">${errors.failedHelp} <code>${requestId}</code></p></div>${mayRetry ? html`<p><a class="action" href="">${errors.retry}</a></p>` : ''}${wayOn(view, !mayRetry)}`,
  })
}

/** What was sent could not be taken; nothing of it is repeated. */
export function refusedView(view: View, reason: RefusalOfPage): Html {
  const { errors, pages } = view.texts
  if (reason === 'unknown_page') return notFoundView(view)
  return layout(view, {
    title: pages.refused,
    heading: pages.refused,
    hasError: true,
    isNowhere: true,
    content: html`<div class="headline"><p class="sentence">${errors.refused}</p><p class="under">${errors.refusedBecause[reason]}</p></div>${wayOn(view)}`,
  })
}

/** To where somebody with these roles begins: the overview is not for everybody. A plain link beside a button that does more. */
function wayOn(view: View, isMainAct = true): Html {
  const start = landingOf(view.who?.roles ?? [])
  const look = isMainAct ? 'action' : 'screen-only'
  if (view.who === undefined) return html`<p><a class="${look}" href="${linkTo(view, '/sign-in', notNarrowed)}">${view.texts.pages.signIn}</a></p>`
  return html`<p><a class="${look}" href="${linkTo(view, start, notNarrowed)}">${start === '/' ? view.texts.errors.toOverview : view.texts.errors.toStart}</a></p>`
}
