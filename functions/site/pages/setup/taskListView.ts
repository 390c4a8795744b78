import { html } from 'hono/html'
import { quarterBefore } from '../../../../shared/calendar/quarterBefore.ts'
import { mayFollow, maySend, rolesFor } from '../../access/rolesFor.ts'
import { layout } from '../../components/layout.ts'
import { stateTag } from '../../components/stateTag.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { setupNotice } from './setupNotice.ts'
import { actionOf } from './taskAction.ts'
import { becauseOf } from './taskReason.ts'
import { newestOf, nextTask, type Task } from './taskList.ts'
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
${next === undefined ? '' : actionView(view, next, { isNext: true })}</div>
<ol class="tasks">${tasks.map((task, n) => taskItem(view, task, n + 1))}</ol>
${delivered.length === 0 || (newestOf(delivered) === undefined && isSourceDone(tasks)) ? '' : html`<p class="note">${newestWords(view, delivered)} <a href="${linkTo(view, '/setup', notNarrowed)}">${words.lookAgain}</a></p>`}
${canRemoveExamples ? examples(view) : ''}`,
  })
}

/** Read from files: that no event came in is no news. */
const isSourceDone = (tasks: readonly Task[]) => tasks.some(({ name, state }) => name === 'source' && state === 'done')

function headlineOf({ texts: { setup } }: View, tasks: readonly Task[], next: Task | undefined): string {
  const source = tasks.find(({ name }) => name === 'source')
  if (next?.state === 'problem') return setup.headlineProblem
  if (tasks.every(({ state }) => state === 'not_started')) return setup.headlineEmpty
  if (next === undefined) return source?.state === 'waiting' ? setup.headlineWaiting : setup.headlineDone
  return source?.state === 'done' ? setup.headlineDelivers : setup.headlineBusy
}

function newestWords({ texts: { setup }, formats }: View, delivered: readonly Delivered[]): string {
  const newest = newestOf(delivered)
  return newest === undefined ? setup.nothingYet : setup.newest(formats.moment(quarterBefore(newest)))
}

function taskItem(view: View, task: Task, number: number): Html {
  const words = view.texts.setup
  return html`<li class="task" id="task-${task.name}"><div class="task-head"><h2>${number}. ${words.tasks[task.name]}</h2>${stateTag(task.state, words.states[task.state])}</div>
<p>${becauseOf(view, task)}</p>
${actionView(view, task)}${task.name === 'hours' ? hoursToRead(view) : ''}</li>`
}

/** A link for whoever may follow it; for others who can. */
function actionView(view: View, task: Task, { isNext = false }: { readonly isNext?: boolean } = {}): Html | '' {
  const action = actionOf(view, task)
  if (action === undefined) return ''
  const roles = rolesFor(action.path)
  if (roles !== 'everyone' && !mayFollow(view, action.path))
    return isNext ? '' : html`<p class="hint">${view.texts.setup.actions.onlyBy(roles.map((role) => view.texts.access.roleNames[role]))}</p>`
  return html`<p class="screen-only"><a class="${isNext ? 'action' : ''}" href="${action.path}">${action.words}</a></p>`
}

/** For whoever may not set up lines: the hours of each, to read. */
function hoursToRead(view: View): Html | '' {
  const { lines } = view.settings
  if (mayFollow(view, '/setup/lines') || lines.length === 0) return ''
  const { seeHours } = view.texts.setup.actions
  return html`<ul class="bulleted">${lines.map(({ id, name }) => html`<li><a href="${linkTo(view, `/setup/lines/${id}/hours`, notNarrowed)}">${seeHours(name)}</a></li>`)}</ul>`
}

/** Invented lines go in one click; what they leave is an empty product that asks to be set up. */
function examples(view: View): Html {
  const words = view.texts.setup.examples
  return html`<section aria-labelledby="examples-title" class="removal"><h2 id="examples-title">${words.title}</h2><p>${words.text}</p>
${maySend(view, '/setup/examples/remove') ? html`<form method="post" action="${linkTo(view, '/setup/examples/remove', notNarrowed)}"><button type="submit" class="quiet danger">${words.remove}</button></form>` : html`<p>${words.onlyOwner}</p>`}</section>`
}
