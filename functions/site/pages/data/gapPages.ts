/** Gaps in what was measured: people name them, and say that a source has come to its end. */
import { type Context, Hono } from 'hono'
import { withGap, withoutGap, withSourceEnded } from '../../../../shared/metrics/coverage/gapDecisions.ts'
import { gapsPart } from '../../../../shared/settings/undoneSettings.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { toldIn } from '../../components/doneNotice.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import { madeBy } from '../../editing.ts'
import { readForm } from '../../form.ts'
import { recentChanges } from '../../recentChanges.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { saidAt } from '../setup/saidAt.ts'
import { gapValues, readGapForm } from './gapForm.ts'
import { gapFormView } from './gapFormView.ts'
import { gapsView } from './gapsView.ts'
import { judgedData } from './judgedData.ts'

export function gapPages({ requested, html, change, dependencies }: SitePages): Hono {
  const gapOf = async (context: Context, request: SiteRequest) => {
    const { coverage, gaps } = await judgedData(dependencies, request)
    const gap = gaps.find(({ source, begins }) => source === context.req.param('source') && begins === context.req.param('begins'))
    if (gap === undefined) throw new Refused('unknown_page')
    return { gap, timeline: coverage.sources.find(({ id }) => id === gap.source) }
  }
  const saveGap = async (context: Context, { isNew }: { readonly isNew: boolean }) => {
    const [form, request] = [await readForm(context), await requested(context)]
    const { view } = request
    const found = isNew ? undefined : await gapOf(context, request)
    const read = readGapForm(form, view, found?.gap)
    const again = (problems: Parameters<typeof enteredAgain>[2]) =>
      html(context, gapFormView(view, { entered: enteredAgain(view.texts, form, problems), ...found }), 422)
    if ('problems' in read) return again(read.problems)
    const answer = await change(context, (settings) => withGap(settings, found?.gap.begins, read.name))
    return 'problems' in answer
      ? again([{ field: 'cause', words: view.texts.forms.notSaved }])
      : context.redirect(saidAt(context, '/data/gaps', 'gap', answer.made), 303)
  }

  return new Hono()
    .get('/data/gaps', async (context) => {
      const request = await requested(context)
      const query = new URL(context.req.url).searchParams
      const [{ gaps }, changes] = await Promise.all([judgedData(dependencies, request), recentChanges(query, gapsPart, { dependencies, request })])
      return html(context, gapsView(request.view, gaps, { told: toldIn(query), changes }))
    })
    .get('/data/gaps/new', async (context) => {
      const { view } = await requested(context)
      if (view.settings.sources.length === 0) throw new Refused('unknown_page')
      return html(context, gapFormView(view, { entered: enteredNow(view.texts, gapValues(view, undefined)) }))
    })
    .post('/data/gaps/new', (context) => saveGap(context, { isNew: true }))
    .get('/data/gaps/:source/:begins', async (context) => {
      const request = await requested(context)
      const found = await gapOf(context, request)
      return html(context, gapFormView(request.view, { entered: enteredNow(request.view.texts, gapValues(request.view, found.gap)), ...found }))
    })
    .post('/data/gaps/:source/:begins', (context) => saveGap(context, { isNew: false }))
    .post('/data/gaps/:source/:begins/remove', async (context) => {
      await readForm(context)
      const { gap } = await gapOf(context, await requested(context))
      const answer = await change(context, (settings) => withoutGap(settings, gap.source, gap.begins))
      return context.redirect(saidAt(context, '/data/gaps', 'gapRemoved', madeBy(answer)), 303)
    })
    .post('/data/gaps/:source/:begins/ended', async (context) => {
      await readForm(context)
      const { gap } = await gapOf(context, await requested(context))
      if (!gap.isRunning) throw new Refused('changed_meanwhile')
      const answer = await change(context, (settings) => withSourceEnded(settings, gap.source, gap.from))
      return context.redirect(saidAt(context, '/data', 'ended', madeBy(answer)), 303)
    })
}
