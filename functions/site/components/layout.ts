/** The frame of every page: skip link, menu, ribbon for invented data, one h1, a footer that says what the figures are. */
import { html } from 'hono/html'
import { patternDefinitions } from '../charts/patterns.ts'
import type { SignedIn } from '../../../shared/access/session.ts'
import type { Html } from '../html.ts'
import { mayFollow } from '../access/rolesFor.ts'
import { mayOpen } from '../access/routeRules.ts'
import { withoutToken } from '../access/secretAddress.ts'
import { shownName } from '../access/shownName.ts'
import type { Language } from '../../../shared/text/language.ts'
import { help, type MenuEntry, menu } from '../navigation.ts'
import { linkHere, linkTo, notNarrowed, type View } from '../view.ts'
import { wholeRanges } from './wholeRanges.ts'

export type PageParts = {
  /** Goes into the browser's title, unique for page, line and period. */
  readonly title: string
  readonly heading: string
  readonly content: Html
  /** Versions behind the figures; absent on pages without figures. */
  readonly provenance?: { readonly definitions: number; readonly data: string }
  readonly hasError?: boolean
  /** No page of the menu: nothing there is marked as where one is. */
  readonly isNowhere?: true
  /** There is no other language to go to. */
  readonly isInOneLanguage?: true
  /** The address of this very page in a language, where it holds more than the filters that all pages know. */
  readonly address?: (language: Language) => string
  /** Asks for itself again at this address, where no script does so; `isForAll`: no script does. */
  readonly refresh?: { readonly seconds: number; readonly address: string; readonly isForAll?: true }
}

export function layout(view: View, parts: PageParts): Html {
  const { texts, settings, language, formats } = view
  const other = language === 'nl' ? 'en' : 'nl'
  const title = texts.siteTitle(parts.title, settings.organisation.name)
  return html`<!doctype html>
<html lang="${language}" data-theme="${view.theme ?? 'system'}">
<head>
<meta charset="utf-8">
<title>${parts.hasError ? texts.errorTitle(title) : title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="${view.files.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${view.files.style}">
<script type="module" src="${view.files.script}"></script>
${parts.refresh === undefined ? '' : refreshView(parts.refresh)}
</head>
<body>
<a class="skip" href="#content">${texts.layout.skip}</a>
${settings.organisation.demo ? html`<p class="ribbon">${[texts.layout.demo, ...fillingWords(view)].join(' ')}${mayFollow(view, '/setup') ? html` <a href="${linkTo(view, '/setup#examples-title', notNarrowed)}">${texts.layout.ownLines}</a>` : ''}</p>` : ''}
<header class="site-header"><div class="wide">
<p class="brand"><a href="${linkTo(view, '/', notNarrowed)}"><span class="product">${texts.product}</span> ${settings.organisation.name === texts.product ? '' : html`<span class="organisation">${settings.organisation.name}</span>`}</a></p>
<div class="tools">${view.who === undefined ? '' : whoView(view, view.who)}${parts.isInOneLanguage === true ? '' : html`<a href="${parts.address?.(other) ?? linkHere(view, { lang: other })}" lang="${other}" hreflang="${other}" title="${texts.layout.otherLanguageHint}">${texts.layout.otherLanguage}</a>`}</div>
${menuView(view, parts.isNowhere === true)}
</div></header>
<main id="content" tabindex="-1" class="wide" data-typed="${texts.layout.typedKept}">
<h1>${parts.heading}</h1>
${parts.content}
</main>
<footer class="site-footer"><div class="wide">
${parts.provenance === undefined ? '' : html`<p>${texts.layout.internal} ${wholeRanges(texts.layout.sources(String(parts.provenance.definitions), parts.provenance.data))} ${texts.layout.madeAt(formats.moment(view.now))}</p>`}
<p class="screen-only">${view.who === undefined ? '' : html`<a href="${linkTo(view, '/help/terms', notNarrowed)}">${texts.layout.help}</a>&nbsp;· <a href="${linkTo(view, '/help/method', notNarrowed)}">${texts.layout.method}</a>&nbsp;· `}<a href="${linkTo(view, '/help/accessibility', notNarrowed)}">${texts.pages.accessibility}</a></p>
<p class="print-only">${parts.provenance === undefined ? `${texts.layout.madeAt(formats.moment(view.now))} ` : ''}${texts.layout.printedFrom(withoutToken(parts.address?.(language) ?? linkHere(view, {})))}</p>
</div></footer>
<p class="busy" role="status" data-words="${texts.layout.busy}"></p>
${patternDefinitions()}
</body>
</html>`
}

/** How far each line is that was begun; before the first, that they will be. */
function fillingWords({ texts, formats, filling }: View): readonly string[] {
  const begun = filling.filter(({ doneDays }) => doneDays > 0)
  if (filling.length > 0 && begun.length === 0) return [texts.filling.ribbon]
  return begun.map(({ name, doneDays, days }) => texts.layout.filling(name, formats.whole(doneDays), formats.whole(days)))
}

function refreshView({ seconds, address, isForAll }: NonNullable<PageParts['refresh']>): Html {
  const meta = html`<meta http-equiv="refresh" content="${seconds};url=${address}">`
  return isForAll === true ? meta : html`<noscript>${meta}</noscript>`
}

const whoView = ({ texts }: View, { name }: SignedIn): Html =>
  html`<form method="post" action="/sign-out" class="who"><a href="/settings/me">${texts.access.signedInAs(shownName({ texts }, name))}</a> <button type="submit" class="quiet">${texts.access.signOut}</button></form>`

/** Nothing where there is nowhere to go yet: an empty menu is read out too. */
function menuView(view: View, isNowhere: boolean): Html | '' {
  const entries = [...menu, help].filter(({ path }) => view.who !== undefined && mayOpen(view.who.roles, path))
  if (entries.length === 0) return ''
  return html`<nav aria-label="${view.texts.layout.navigation}"><ul class="menu">${entries.map((entry) => menuItem(view, entry, isNowhere))}</ul></nav>`
}

function menuItem(view: View, { path, name }: MenuEntry, isNowhere: boolean): Html {
  const isWithin = view.path === path || (path !== '/' && view.path.startsWith(`${path}/`)) || (path === '/help/terms' && view.path.startsWith('/help'))
  const isHere = isWithin && !isNowhere
  const address = linkTo(view, path, notNarrowed)
  return html`<li class="${path === '/help/terms' ? 'menu-help' : ''}"><a href="${address}" aria-current="${isHere ? 'page' : 'false'}">${view.texts.pages[name]}</a></li>`
}
