import { html } from 'hono/html'
import { errorSummary, type FieldProblem } from '../../../components/formFields.ts'
import { layout } from '../../../components/layout.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { importPath } from './draftFields.ts'

export type ImportStep = 'file' | 'columns' | 'check'
const steps: readonly ImportStep[] = ['file', 'columns', 'check']

export type ImportFrame = {
  readonly step: ImportStep
  readonly problems?: readonly FieldProblem[]
  readonly content: Html
}

/** A page of the import: which step it is, what is wrong, and the step itself. */
export function importFrame(view: View, { step, problems = [], content }: ImportFrame): Html {
  const { texts, formats } = view
  const words = texts.rosterImport
  const where = words.step(formats.whole(steps.indexOf(step) + 1), words.stepNames[step])
  // The next language begins again: what was read is not in the address.
  return layout(
    { ...view, path: importPath },
    {
      heading: words.heading,
      title: `${words.heading}, ${where}`,
      hasError: problems.length > 0,
      content: html`<p class="back screen-only"><a href="${linkTo(view, '/roster', notNarrowed)}">${words.back}</a></p>
<p class="context">${where}</p>
${errorSummary(words.errorSummary, { problems })}
${content}`,
    },
  )
}
