/**
 * What is answered in place of a file whose address cannot be read: no figures of another question, under a name that says nothing of it. A script gets a few
 * lines of text, a person who follows a link a page; both name the parameter, what belongs there and the cure, and never the value (H4).
 */
import type { Context } from 'hono'
import { html } from 'hono/html'
import { Language } from '../../../shared/text/language.ts'
import type { NamedProblem } from '../api/questionProblems.ts'
import { layout } from '../components/layout.ts'
import type { View } from '../view.ts'

export type FileRefusal = {
  readonly problems: readonly NamedProblem[]
  /** Address of the page that the file belongs to, without what could not be read. */
  readonly page: string
}

/** @returns undefined where the address can be read; else 404 for a line that is not there and 400 for all else */
export async function fileRefusal(context: Context, view: View, { problems, page }: FileRefusal): Promise<Response | undefined> {
  const faults = [...problems.filter(({ kind }) => kind !== 'unknown_parameter'), ...ofEveryFile(context, view, problems)]
  if (faults.length === 0) return undefined
  const words = view.texts.question
  const status = faults.every(({ kind }) => kind === 'unknown_line') ? 404 : 400
  const cures = faults.flatMap(({ cure }) => cure ?? [])
  if (context.req.header('accept')?.includes('text/html') !== true) return context.text([`${words.title}.`, ...cures, words.noFile, ''].join('\n'), status)
  const [path = page] = page.split('?')
  const shown = layout(
    { ...view, path, problems: [] },
    {
      title: words.title,
      heading: view.texts.pages.refused,
      hasError: true,
      isNowhere: true,
      content: html`<div class="headline"><p class="sentence">${words.title}.</p><p class="under">${words.noFile}</p></div>
<ul class="bulleted">${cures.map((cure) => html`<li>${cure}</li>`)}</ul>
<p class="apart"><a class="action" href="${page}">${words.toPage}</a></p>`,
    },
  )
  return context.html(await shown, status)
}

/** The language and the kind of headings, which every file is asked with. */
function ofEveryFile(context: Context, { texts, problems }: View, named: readonly NamedProblem[]): readonly NamedProblem[] {
  const { question } = texts
  const bad = (name: string, choices: readonly string[]): NamedProblem => ({
    kind: 'invalid_value',
    name,
    cure: question.cure(name, question.oneOf(choices.join(', '))),
  })
  const hasBadLanguage = problems.some((own) => own.kind === 'invalid_value' && own.name === 'lang') && named.every(({ name }) => name !== 'lang')
  return [
    ...(hasBadLanguage ? [bad('lang', Language.options)] : []),
    ...(['', headingsForMachines].includes(context.req.query('headers') ?? '') ? [] : [bad('headers', [headingsForMachines])]),
  ]
}
const headingsForMachines = 'machine'

/** A parameter of which only the page itself says what belongs there. */
export const misread = ({ texts }: Pick<View, 'texts'>, name: string): NamedProblem => ({ kind: 'invalid_value', name, cure: texts.question.cureOnPage(name) })
