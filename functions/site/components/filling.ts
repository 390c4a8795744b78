/** Invented lines that are still on their way: told where a page would otherwise say that nothing is connected, or that little was measured. */
import { html } from 'hono/html'
import type { Filling } from '../dependencies.ts'
import type { Html } from '../html.ts'
import { chosenLines, lineName, linkHere, type View } from '../view.ts'
import type { PageParts } from './layout.ts'

const refreshSeconds = 10

/** Of the lines that were chosen. */
export function fillingHere(view: View): readonly Filling[] {
  const chosen = chosenLines(view).map(({ id }) => id)
  return view.filling.filter(({ line }) => chosen.some((id) => id === line))
}

export const isFilling = (view: Pick<View, 'filling'>, line: string): boolean => view.filling.some((own) => own.line === line)

/** Takes the place of a headline. @param isEmpty there are no figures below it, so that the page may ask for itself again */
export function fillingHeadline(view: View, isEmpty: boolean): Html {
  const { formats, settings, texts } = view
  const words = texts.filling
  const ready = settings.lines.filter(({ id }) => !isFilling(view, id))
  const how = ({ line, doneDays, days }: Filling) =>
    doneDays === 0 ? words.waiting(lineName(view, line)) : words.progress(lineName(view, line), formats.whole(doneDays), formats.whole(days))
  return html`<div class="headline"><p class="sentence">${isEmpty ? words.headline : words.headlinePart}</p>
<ul class="under">${fillingHere(view).map((own) => html`<li>${how(own)}</li>`)}</ul>
${ready.length === 0 ? '' : html`<p class="under">${words.meanwhile} ${ready.map(({ id, name }) => html`<a href="${linkHere(view, { line: [id] })}" class="refresh-link">${name}</a> `)}</p>`}
<p class="under screen-only">${isEmpty ? html`${view.query.isStill ? words.still : words.refreshes(formats.whole(refreshSeconds))} ${pauseLink(view)} ` : ''}<a href="${linkHere(view, {})}" class="refresh-link">${words.now}</a></p></div>`
}

function pauseLink(view: View): Html {
  const words = view.texts.filling
  if (view.query.isStill) return html`<a href="${linkHere(view, {})}" class="refresh-link">${words.resume}</a>`
  const here = linkHere(view, {})
  return html`<a href="${here}${here.includes('?') ? '&' : '?'}pause=1" class="refresh-link">${words.stop}</a>`
}

/** For a page that has nothing to read yet; nobody's reading is interrupted. */
export const fillingRefresh = (view: View): Pick<PageParts, 'refresh'> =>
  view.query.isStill ? {} : { refresh: { seconds: refreshSeconds, address: linkHere(view, {}), isForAll: true } }
