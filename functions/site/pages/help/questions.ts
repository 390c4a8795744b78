import { html } from 'hono/html'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { type Question, questions } from './questionList.ts'

/** Question, page and what stands there: of the roles of whoever looks. Who has none of them reads all, without links that would not open. */
export function questionsView(view: View): Html {
  const { texts } = view
  const words = texts.questions
  const held = view.who?.roles ?? []
  const own = questions.filter(({ role }) => held.includes(role))
  const shown = own.length === 0 ? questions : own
  const roles = (['manager', 'funder', 'planner'] as const).filter((role) => shown.some((question) => question.role === role))
  const section = (role: Question['role']) => {
    const title = texts.access.roleNames[role]
    return html`<section aria-labelledby="questions-${role}" class="figure fits"><h2 id="questions-${role}">${capital(title)}</h2>
<div class="table-scroll" role="region" tabindex="0" aria-label="${texts.charts.region(title)}"><table><caption class="visually-hidden">${title}</caption>
<thead><tr><th scope="col">${words.question}</th><th scope="col">${words.page}</th><th scope="col">${words.answer}</th></tr></thead>
<tbody>${shown.filter((question) => question.role === role).map((question) => row(view, question, own.length > 0))}</tbody></table></div></section>`
  }
  return layout(view, {
    title: words.title,
    heading: words.title,
    content: html`<div class="headline"><p class="sentence">${words.sentence}</p></div>
${roles.map(section)}`,
  })
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function row(view: View, { key, page, path }: Question, isLinked: boolean): Html {
  const { texts } = view
  const { asks, says } = texts.questions.of[key]
  const name = texts.pages[page]
  const [address = path, place] = path.split('#')
  const [plain = address, query] = address.split('?')
  const to = `${linkTo(view, plain, notNarrowed)}`
  const joined = query === undefined ? to : `${to}${to.includes('?') ? '&' : '?'}${query}`
  return html`<tr><th scope="row">${asks}</th><td>${isLinked ? html`<a href="${joined}${place === undefined ? '' : `#${place}`}">${name}</a>` : name}</td><td>${says}</td></tr>`
}
