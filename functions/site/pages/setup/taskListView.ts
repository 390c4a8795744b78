import { html } from 'hono/html'
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

/** Invented lines go in one click; what they leave is an empty product that asks to be set up. */
function examples(view: View): Html {
  const words = view.texts.setup.examples
  return html`<section aria-labelledby="examples-title" class="removal"><h2 id="examples-title">${words.title}</h2><p>${words.text}</p>
<form method="post" action="${linkTo(view, '/setup/examples/remove', notNarrowed)}"><button type="submit" class="quiet">${words.remove}</button></form></section>`
}
