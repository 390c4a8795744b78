import { html } from 'hono/html'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { layout } from '../../components/layout.ts'
import { stateTag } from '../../components/stateTag.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { setupNotice } from './setupNotice.ts'
import { newestOf, nextTask, type Task } from './taskList.ts'
import type { Source } from '../../../../shared/settings/settings.ts'
import type { Delivered } from './sourceProgress.ts'

export type TaskListOptions = {
  readonly tasks: readonly Task[]
  readonly delivered: readonly Delivered[]
  /** What was just done, told by the address. */
  readonly said: string | undefined
  /** Present where invented lines can be taken away here. */
  readonly canRemoveExamples: boolean
}

/** What is there, what is still to do, and how we know. */
export function taskListView(view: View, { tasks, delivered, said, canRemoveExamples }: TaskListOptions): Html {
  const words = view.texts.setup
  const next = nextTask(tasks)
  const heading = view.texts.pages.setup
  return layout(view, {
    title: heading,
    heading,
    content: html`${setupNotice(view, said)}
<div class="headline"><p class="sentence">${headlineOf(view, tasks, next)}</p>
${next === undefined ? '' : html`<p><a class="action" href="${actionOf(view, next)?.path ?? ''}">${actionOf(view, next)?.words}</a></p>`}</div>
<ol class="tasks">${tasks.map((task, n) => taskItem(view, task, n + 1))}</ol>
${delivered.length === 0 ? '' : html`<p class="note">${newestWords(view, delivered)} <a href="${linkTo(view, '/setup', notNarrowed)}">${words.lookAgain}</a></p>`}
${canRemoveExamples ? examples(view) : ''}`,
  })
}

function headlineOf({ texts: { setup } }: View, tasks: readonly Task[], next: Task | undefined): string {
  const source = tasks.find(({ name }) => name === 'source')
  if (next?.state === 'problem') return setup.headlineProblem
  if (tasks.every(({ state }) => state === 'not_started')) return setup.headlineEmpty
  if (next === undefined) return source?.state === 'waiting' ? setup.headlineWaiting : setup.headlineDone
  return source?.state === 'done' ? setup.headlineDelivers : setup.headlineBusy
}

function newestWords({ texts: { setup }, formats }: View, delivered: readonly Delivered[]): string {
  const newest = newestOf(delivered)
  return newest === undefined ? setup.nothingYet : setup.newest(formats.moment(newest))
}

function taskItem(view: View, task: Task, number: number): Html {
  const words = view.texts.setup
  const action = actionOf(view, task)
  return html`<li class="task" id="task-${task.name}"><div class="task-head"><h2>${number}. ${words.tasks[task.name]}</h2>${stateTag(task.state, words.states[task.state])}</div>
<p>${becauseOf(view, task)}</p>
${action === undefined ? '' : html`<p><a href="${action.path}">${action.words}</a></p>`}</li>`
}

const shownDays = 364

/** A period that shows something: all of a short history, the last twelve months where events come in, or else the first year. */
function reportAddress(view: View, { first, isLive }: { readonly first: LocalDate; readonly isLive: boolean }): string {
  const isShort = view.now - Date.parse(first) < shownDays * 86_400_000
  const today = LocalDate.parse(new Date(view.now).toISOString().slice(0, 10))
  const period = { from: first, to: isShort ? today : addDays(first, shownDays - 1) }
  return linkTo(view, '/', { ...notNarrowed, period, periodText: isLive && !isShort ? '12m' : undefined })
}

type Action = { readonly path: string; readonly words: string }

function actionOf(view: View, task: Task): Action | undefined {
  const words = view.texts.setup.actions
  const to = (path: string, text: string): Action => ({ path: linkTo(view, path, notNarrowed), words: text })
  switch (task.because) {
    case 'no_line':
      return to('/setup/lines/new', words.addLine)
    case 'lines':
      return to('/setup/lines', words.lines)
    case 'missing':
    case 'none':
      return to(`/setup/lines/${task.line.id}/hours`, words.hours(task.line.name))
    case 'all':
      return to('/setup/lines', words.lines)
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
    case 'no_file':
      return task.name === 'source' ? to(`/data/imports`, words.readFile) : to('/data/imports', words.history)
    case 'read':
      return to('/data/imports', words.moreHistory)
    case 'data':
      return { path: reportAddress(view, task), words: words.report }
    case 'needs_line':
    case 'needs_source':
    case 'no_data':
    case 'comes_later':
      return undefined
  }
}

function becauseOf({ texts: { setup }, formats }: View, task: Task): string {
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
    case 'comes_later':
      return task.name === 'roster' ? words.roster_later : words.people_later
    case 'read':
      return words.read(task.first === undefined ? undefined : formats.day(task.first))
    case 'data':
      return words.data(formats.day(task.first))
    case 'no_file':
      return task.name === 'source' ? words.no_file(nameOf(task.source)) : words.no_history
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
      return words.delivers(nameOf(task.source), momentOf(task.delivered.lastEventAt))
    case 'not_understood':
      return words.not_understood(nameOf(task.source), task.delivered.asideSinceEvent)
  }

  function momentOf(at: number | undefined): string {
    return at === undefined ? '' : formats.moment(at)
  }
}

const nameOf = ({ id, name }: Source) => name ?? id

/** Invented lines go in one click; what they leave is an empty product that asks to be set up. */
function examples(view: View): Html {
  const words = view.texts.setup.examples
  return html`<section aria-labelledby="examples-title" class="removal"><h2 id="examples-title">${words.title}</h2><p>${words.text}</p>
<form method="post" action="${linkTo(view, '/setup/examples/remove', notNarrowed)}"><button type="submit" class="quiet">${words.remove}</button></form></section>`
}
