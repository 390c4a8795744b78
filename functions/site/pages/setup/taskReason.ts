/** How the task list knows: each state in words. */
import { quarterBefore } from '../../../../shared/calendar/quarterBefore.ts'
import type { Source } from '../../../../shared/settings/settings.ts'
import type { View } from '../../view.ts'
import type { Task } from './taskList.ts'

export function becauseOf({ texts: { setup }, formats }: View, task: Task): string {
  const words = setup.because
  switch (task.because) {
    case 'lines':
      return words.lines(task.count, task.unsure)
    case 'none':
      return words.none(task.line.name)
    case 'missing':
      return words.missing(task.line.name, task.count)
    case 'line_without_source':
      return words.line_without_source(task.line.name)
    case 'people':
      return words.people(task.count)
    case 'read':
      return words.read(task.first === undefined ? undefined : formats.day(task.first))
    case 'data':
      return words.data(formats.day(task.first))
    case 'no_file':
      return task.name === 'source' ? words.no_file(nameOf(task.source)) : words.no_history
    case 'nobody':
    case 'no_roster':
    case 'roster':
    case 'no_line':
    case 'needs_line':
    case 'all':
    case 'no_source':
    case 'needs_source':
    case 'no_data':
      return words[task.because]
    case 'no_secret':
    case 'waiting':
    case 'quiet':
    case 'files':
      return words[task.because](nameOf(task.source))
    case 'tested':
      return words.tested(nameOf(task.source), momentOf(task.delivered.lastTestAt))
    case 'delivers':
      return words.delivers(nameOf(task.source), momentOf(aroundOf(task.delivered.lastEventAt)))
    case 'not_understood':
      return words.not_understood(nameOf(task.source), task.delivered.asideSinceEvent)
  }

  function momentOf(at: number | undefined): string {
    return at === undefined ? '' : formats.moment(at)
  }
}

/** It may be somebody's contact: nothing finer than a quarter hour (P7). */
const aroundOf = (at: number | undefined) => (at === undefined ? undefined : quarterBefore(at))
const nameOf = ({ id, name }: Source) => name ?? id
