/** What to do next for a task, as one link; nothing where nothing can be done yet. */
import { dayMs } from '../../../../shared/calendar/durations.ts'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { importsOf } from '../imports/view.ts'
import type { Task } from './taskList.ts'

const shownDays = 364

/** A period that shows something: all of a short history, the last twelve months where events come in, or else the first year. */
function reportAddress(view: View, { first, isLive }: { readonly first: LocalDate; readonly isLive: boolean }): string {
  const isShort = view.now - Date.parse(first) < shownDays * dayMs
  const today = LocalDate.parse(new Date(view.now).toISOString().slice(0, 10))
  const period = { from: first, to: isShort ? today : addDays(first, shownDays - 1) }
  return linkTo(view, '/', { ...notNarrowed, period, periodText: isLive && !isShort ? '12m' : undefined })
}

type Action = { readonly path: string; readonly words: string }

export function actionOf(view: View, task: Task): Action | undefined {
  const words = view.texts.setup.actions
  const to = (path: string, text: string): Action => ({ path: linkTo(view, path, notNarrowed), words: text })
  switch (task.because) {
    case 'no_line':
      return to('/setup/lines/new', words.addLine)
    case 'lines':
      return to('/setup/lines', words.lines)
    case 'missing':
    case 'none':
      return to(`/setup/lines/${task.line.id}/hours/new`, words.hours(task.line.name))
    case 'all':
      return to('/setup/lines', words.allHours)
    case 'no_source':
      return to('/setup/sources/new', words.addSource)
    case 'line_without_source':
      return to('/setup/sources/new', words.addSource)
    case 'no_secret':
      return to(`/setup/sources/${task.source.id}`, words.finishSource(task.source.name ?? task.source.id))
    case 'waiting':
      return to(`/setup/sources/${task.source.id}`, words.testSource(task.source.name ?? task.source.id))
    case 'tested':
      return to(`/setup/sources/${task.source.id}`, words.source(task.source.name ?? task.source.id))
    case 'not_understood':
    case 'quiet':
      return to(`/data/sources/${task.source.id}`, words.whatCameIn)
    case 'delivers':
    case 'files':
      return to('/setup/sources', words.sources)
    case 'no_roster':
      return to('/roster/import', words.readRoster)
    case 'roster':
      return to('/roster', words.roster)
    case 'no_file':
      return task.name === 'source' ? { path: importsOf(view, task.source.id), words: words.readFile } : to('/data/imports', words.history)
    case 'read':
      return to('/data/imports', words.moreHistory)
    case 'data':
      return { path: reportAddress(view, task), words: words.report }
    case 'nobody':
      return to('/settings/users', words.invite)
    case 'people':
      return to('/settings/users', words.people)
    case 'needs_line':
    case 'needs_source':
    case 'no_data':
      return undefined
  }
}
