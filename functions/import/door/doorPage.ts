/** The frame of a page that the door for files answers a form with: as on every other page, with the menu of whoever may import. */
import { html } from 'hono/html'
import type { Language } from '../../../shared/text/language.ts'
import { textsOf } from '../../../shared/text/texts.ts'

type Content = ReturnType<typeof html>
export type DoorPage = {
  readonly language: Language
  /** In one sentence. */
  readonly sentence: string
  readonly content?: Content
  readonly hasError?: boolean
  /** Who reads it may open the pages with figures. */
  readonly seesFigures?: boolean
}

export function doorPage({ language, sentence, content = html``, hasError = false, seesFigures = false }: DoorPage) {
  const texts = textsOf(language)
  const heading = texts.imports.result
  const title = `${heading} – ${texts.product}`
  const link = (path: string, words: string) => html`<a href="${path}?lang=${language}">${words}</a>`
  const menu = [
    ...(seesFigures ? [['/', texts.pages.overview] as const] : []),
    ['/data', texts.pages.data],
    ['/setup', texts.pages.setup],
    ['/settings', texts.pages.settings],
    ['/help/terms', texts.pages.terms],
  ] as const
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${hasError ? texts.errorTitle(title) : title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/static/site.css">
</head>
<body>
<a class="skip" href="#content">${texts.layout.skip}</a>
<header class="site-header"><div class="wide">
<p class="brand"><a href="/?lang=${language}"><span class="product">${texts.product}</span></a></p>
<nav aria-label="${texts.layout.navigation}"><ul class="menu">${menu.map(([path, words]) => html`<li>${link(path, words)}</li>`)}</ul></nav>
</div></header>
<main id="content" tabindex="-1" class="wide">
<h1>${heading}</h1>
<p class="back">${link('/data/imports', texts.importList.back)}</p>
<div class="headline"><p class="sentence" role="${hasError ? 'alert' : 'status'}">${sentence}</p></div>
${content}
</main>
<footer class="site-footer"><div class="wide"><p class="screen-only">${link('/help/terms', texts.layout.help)} · ${link('/help/method', texts.layout.method)} · ${link('/help/accessibility', texts.pages.accessibility)}</p></div></footer>
</body>
</html>`
}
