/** Everything under `/setup`, but for the opening hours. */
import { Hono } from 'hono'
import type { Settings } from '../../../../shared/settings/settings.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { deliveredOfAll } from './deliveredBy.ts'
import { saidAt } from './saidAt.ts'
import { linePages } from './lines/linePages.ts'
import { sourceLogPages } from '../sourceLog/sourceLogPages.ts'
import { sourcePages } from './sources/sourcePages.ts'
import { taskList } from './taskList.ts'
import { taskListView } from './taskListView.ts'

export function setupPages(pages: SitePages): Hono {
  const { requested, html, dependencies } = pages
  const hasExamples = ({ organisation }: Settings) => organisation.demo === true && dependencies.removeExamples !== undefined
  return new Hono()
    .get('/setup', async (context) => {
      const { view, version } = await requested(context)
      const { settings } = version
      const delivered = await deliveredOfAll(settings, dependencies)
      const nothing = { isLive: false, hasSecret: false, asideSinceEvent: 0, hasData: false }
      const dates = await Promise.all(settings.lines.map(({ id }) => dependencies.reports.firstDate(id)))
      const tasks = taskList({
        settings,
        deliveredOf: (source) => delivered.get(source) ?? nothing,
        firstDate: dates.filter((date) => date !== undefined).sort()[0],
        hasRoster: ((await dependencies.staffing?.rosters.imports()) ?? []).some(({ undoneAt }) => undoneAt === undefined),
        others: (await dependencies.access.users.all()).filter(({ id, removedAt }) => removedAt === undefined && id !== view.who?.user).length,
        hasImports: ((await dependencies.imports?.all()) ?? []).some(({ state }) => state === 'done'),
      })
      return html(
        context,
        taskListView(view, { tasks, delivered: [...delivered.values()], said: context.req.query('said'), canRemoveExamples: hasExamples(version.settings) }),
      )
    })
    .post('/setup/examples/remove', async (context) => {
      await readForm(context)
      const { version } = await requested(context)
      if (!hasExamples(version.settings)) throw new Refused('unknown_page')
      await dependencies.removeExamples?.()
      return context.redirect(saidAt(context, '/setup', 'examples_removed'), 303)
    })
    .route('/', linePages(pages))
    .route('/', sourcePages(pages))
    .route('/', sourceLogPages(pages))
}
