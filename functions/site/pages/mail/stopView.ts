import { html } from 'hono/html'
import type { ChosenKind } from '../../../../shared/mail/mailChoices.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

export function stopView(view: View, kind: ChosenKind): Html {
  const { stopPage: words, kinds } = view.texts.mail
  return layout(view, {
    title: words.title,
    heading: words.title,
    content: html`<div class="headline"><p class="sentence">${words.sentence(kinds[kind].name)}</p><p class="under">${words.hint}</p></div>
<form method="post" action="${linkTo(view, view.path, notNarrowed)}" class="stacked form"><p><button type="submit">${words.button}</button></p></form>`,
  })
}

export function stopDoneView(view: View, kind: ChosenKind): Html {
  const { stopPage: words, kinds } = view.texts.mail
  return layout(view, {
    title: words.title,
    heading: words.title,
    content: html`<div class="headline" role="status"><p class="sentence">${words.done(kinds[kind].name)}</p><p class="under">${words.doneHint}</p></div>
<p><a class="action" href="${linkTo(view, '/settings/mail', notNarrowed)}">${words.toChoices}</a></p>`,
  })
}
