import { html } from 'hono/html'
import { layout } from '../../components/layout.ts'
import type { RefusalOfPage } from '../../../../shared/web/refused.ts'
import type { Html } from '../../html.ts'
import { linkTo, type View } from '../../view.ts'

/** Says nothing of what was asked for. */
export function notFoundView(view: View): Html {
  const { errors, pages } = view.texts
  return layout(view, {
    title: pages.notFound,
    heading: pages.notFound,
    hasError: true,
    isNowhere: true,
    content: html`<div class="headline"><p class="sentence">${errors.notFound}</p><p class="under">${errors.notFoundHelp}</p></div><p><a class="action" href="${linkTo(view, '/')}">${errors.toOverview}</a></p>`,
  })
}

/** @param requestId made by us, so that the log can be found; nothing else of the fault is shown */
export function failedView(view: View, requestId: string): Html {
  const { errors, pages } = view.texts
  return layout(view, {
    title: pages.failed,
    heading: pages.failed,
    hasError: true,
    isNowhere: true,
    content: html`<div class="headline"><p class="sentence">${errors.failed}</p><p class="under">${errors.failedHelp} <code>${requestId}</code></p></div><p><a class="action" href="${linkTo(view, '/')}">${errors.toOverview}</a></p>`,
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
    content: html`<div class="headline"><p class="sentence">${errors.refused}</p><p class="under">${errors.refusedBecause[reason]}</p></div><p><a class="action" href="${linkTo(view, '/')}">${errors.toOverview}</a></p>`,
  })
}
