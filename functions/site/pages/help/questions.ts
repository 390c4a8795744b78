import { html } from 'hono/html'
import { layout } from '../../components/layout.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { type Question, questions } from './questionList.ts'
import { capital } from '../../../../shared/text/capital.ts'

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
    return html`<section aria-labelledby="questions-${role}" class="figure"><h2 id="questions-${role}">${capital(title)}</h2>
${stackedTable(texts, {
  caption: title,
  columns: [words.question, words.page, words.answer].map((label) => ({ label })),
  rows: shown.filter((question) => question.role === role).map((question) => cells(view, question, own.length > 0)),
})}</section>`
  }
  return layout(view, {
    title: words.title,
    heading: words.title,
    content: html`<div class="headline"><p class="sentence">${words.sentence}</p></div>
${roles.map(section)}`,
  })
}

function cells(view: View, { key, page, path }: Question, isLinked: boolean): readonly StackedCell[] {
  const { texts } = view
  const { asks, says } = texts.questions.of[key]
  const name = texts.pages[page]
  const [address = path, place] = path.split('#')
  const [plain = address, query] = address.split('?')
  const to = `${linkTo(view, plain, notNarrowed)}`
  const joined = query === undefined ? to : `${to}${to.includes('?') ? '&' : '?'}${query}`
  return [asks, isLinked ? html`<a href="${joined}${place === undefined ? '' : `#${place}`}">${name}</a>` : name, says]
}
