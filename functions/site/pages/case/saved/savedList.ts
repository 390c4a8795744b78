import { html } from 'hono/html'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import { type DataTable, tableView, text, written } from '../../../components/dataTable.ts'
import { downloadsView } from '../../../components/downloads.ts'
import type { Html } from '../../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../../view.ts'
import { blocksWords } from '../result/blocksWords.ts'
import { isAsked } from '../result/shownPlans.ts'

/** More than these stand folded together. */
const shownAtOnce = 10

/** What somebody kept, with what became of it. */
export function savedList(view: View, saved: readonly SavedCase[]): Html | '' {
  if (saved.length === 0) return ''
  const words = view.texts.case.saved
  const [newest, older] = [saved.slice(0, shownAtOnce), saved.slice(shownAtOnce)]
  const file = (kind: 'csv' | 'xlsx') => linkTo(view, `/case/kept.${kind}`, notNarrowed)
  const rest =
    older.length === 0
      ? ''
      : html`<details><summary>${words.older(view.formats.whole(older.length))}</summary>${tableView(savedTable(view, older), view, { captionHidden: true })}</details>`
  return html`<section class="figure" aria-labelledby="saved-title" id="saved"><h2 id="saved-title">${words.title}</h2>
${tableView(savedTable(view, newest), view, { captionHidden: true })}${rest}${downloadsView({ csv: file('csv'), xlsx: file('xlsx') }, words.title, view.texts)}</section>`
}

export function savedTable(view: View, saved: readonly SavedCase[]): DataTable {
  const words = view.texts.case.saved
  return {
    key: 'kept_cases',
    caption: words.title,
    columns: [
      { key: 'name', label: words.name, kind: 'text' },
      { key: 'line', label: words.line, kind: 'text' },
      { key: 'hours', label: words.hours, kind: 'text' },
      { key: 'kept', label: words.by, kind: 'text' },
      { key: 'state', label: words.state, kind: 'text' },
    ],
    rows: saved.map(({ id, name, answer, by, at, decision }) => {
      const hours = answer.plans.filter((plan) => isAsked(plan) && plan.blocks.length > 0).map(({ blocks }) => blocksWords(view, blocks))
      const toResult = linkTo(view, `/case/${id}/result`, notNarrowed)
      return [
        written(view, name, linkTo(view, `/case/${id}`, notNarrowed)),
        text(lineName(view, answer.request.line)),
        text(hours.length === 0 ? view.texts.case.hoursWords.none : hours.join('; ')),
        text(words.byWords(by, dayOf(view, at))),
        decision === undefined ? text(words.states.asked) : text(words.states.decided(view.formats.day(decision.from)), toResult),
      ]
    }),
  }
}

/** The day of a moment on the wall of the first line. */
export const dayOf = ({ formats }: Pick<View, 'formats'>, at: number): string => formats.day(localTimeOf(formats.timeZone).dateOf(at))
