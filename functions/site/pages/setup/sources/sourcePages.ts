/** Sources: the list, a new one, and the page on which one is connected. */
import { Hono } from 'hono'
import { enteredAgain } from '../../../components/entered.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { deliveredBy, deliveredOfAll } from '../deliveredBy.ts'
import { saidAt } from '../saidAt.ts'
import { hasOtherHeader, readCsvMapping } from './csvMapping.ts'
import { readLineMap } from './lineMap.ts'
import { nameProblems } from './newSource.ts'
import { newSourcePages } from './newSourcePages.ts'
import { replacing } from './replacingSource.ts'
import { secretPages } from './secretPages.ts'
import { settingProblems } from './settingProblems.ts'
import { withSettings } from './settingFields.ts'
import { sourceIn, sourceShown } from './sourceShown.ts'
import { sourcesView } from './sourcesView.ts'
import { testedThroughTheDoor } from './testedThroughTheDoor.ts'

export function sourcePages(pages: SitePages): Hono {
  const { requested, html, change, dependencies } = pages
  const { connections } = dependencies
  const shown = sourceShown(pages)
  const { show, withMistakes } = shown

  return new Hono()
    .get('/setup/sources', async (context) => {
      const { view, version } = await requested(context)
      return html(context, sourcesView(view, await deliveredOfAll(version.settings, dependencies), context.req.query('said')))
    })
    .route('/', newSourcePages(pages, shown))
    .get('/setup/sources/:source', async (context) => {
      const request = await requested(context)
      return show(context, request, sourceIn(request, context))
    })
    .post('/setup/sources/:source', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const source = sourceIn(request, context)
      const problems = nameProblems(form, request)
      const again = (wrong: readonly FieldProblem[]) => withMistakes(context, request, source, 'settings', enteredAgain(request.view.texts, form, wrong))
      if (problems.length > 0) return again(problems)
      const answer = await change(context, (settings) => replacing(settings, source, (own) => withSettings({ ...own, name: form.text('name') }, form)))
      if ('problems' in answer) return again(settingProblems(answer.problems, source, request))
      return context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_saved'), 303)
    })
    .post('/setup/sources/:source/lines', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const source = sourceIn(request, context)
      const read = readLineMap(form, request.version.settings.lines, request.view.texts.setup.lineMap)
      if ('problems' in read) return withMistakes(context, request, source, 'map', enteredAgain(request.view.texts, form, read.problems))
      await change(context, (settings) => replacing(settings, source, (own) => ({ ...own, lines: read.lines })))
      return context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_saved'), 303)
    })
    .post('/setup/sources/:source/columns', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const source = sourceIn(request, context)
      const { texts } = request.view
      const again = (wrong: readonly FieldProblem[]) => withMistakes(context, request, source, 'columns', enteredAgain(texts, form, wrong))
      if (hasOtherHeader(form.text)) return again([])
      const read = readCsvMapping(form, texts.setup.csv)
      if ('problems' in read) return again(read.problems)
      const { delimiter, timeZone } = source.columns ?? {}
      const kept = { ...(delimiter && { delimiter }), ...(timeZone && { timeZone }) }
      const answer = await change(context, (settings) => replacing(settings, source, (own) => ({ ...own, columns: { ...kept, ...read.columns } })))
      if ('problems' in answer) return again([{ field: 'header', words: texts.forms.notSaved }])
      return context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_saved'), 303)
    })
    .route('/', secretPages(pages, shown))
    .post('/setup/sources/:source/test', async (context) => {
      await readForm(context)
      const source = sourceIn(await requested(context), context)
      const test = connections === undefined ? 'not_possible' : await testedThroughTheDoor(source, connections, dependencies.now)
      return context.redirect(`${saidAt(context, `/setup/sources/${source.id}`, '')}&test=${test}#test`, 303)
    })
    .post('/setup/sources/:source/remove', async (context) => {
      await readForm(context)
      const request = await requested(context)
      const source = sourceIn(request, context)
      const delivered = await deliveredBy(source, request.version.settings, dependencies)
      if (delivered.hasData || delivered.lastEventAt !== undefined)
        return context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_has_data'), 303)
      await change(context, (settings) => ({
        ...settings,
        sources: settings.sources.filter(({ id }) => id !== source.id),
        gaps: settings.gaps.filter((gap) => gap.source !== source.id),
      }))
      await connections?.secrets.remove(source)
      return context.redirect(saidAt(context, '/setup/sources', 'source_removed'), 303)
    })
}
