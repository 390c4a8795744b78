/** Markers: what happened on a day, which people put on the charts. */
import { type Context, Hono } from 'hono'
import { markersPart } from '../../../../shared/settings/undoneSettings.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { toldIn } from '../../components/doneNotice.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import { madeBy } from '../../editing.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { readForm } from '../../form.ts'
import { recentChanges } from '../../recentChanges.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { saidAt } from '../setup/saidAt.ts'
import { markersData } from './dataTables.ts'
import { markerNamed, markerValues, readMarkerForm, withMarker } from './markerForm.ts'
import { markerFormView, markersView } from './markersView.ts'

export function markerPages({ requested, html, change, dependencies }: SitePages): Hono {
  const markerOf = (context: Context, { version }: SiteRequest) => {
    const marker = markerNamed(version.settings, context.req.param('marker') ?? '')
    if (marker === undefined) throw new Refused('unknown_page')
    return marker
  }
  const saveMarker = async (context: Context, { isNew }: { readonly isNew: boolean }) => {
    const [form, request] = [await readForm(context), await requested(context)]
    const { view } = request
    const marker = isNew ? undefined : markerOf(context, request)
    const read = readMarkerForm(form, view)
    const again = (problems: Parameters<typeof enteredAgain>[2]) =>
      html(context, markerFormView(view, { entered: enteredAgain(view.texts, form, problems), marker }), 422)
    if ('problems' in read) return again(read.problems)
    const answer = await change(context, (settings) => withMarker(settings, isNew ? undefined : context.req.param('marker'), read.marker))
    return 'problems' in answer
      ? again([{ field: 'text', words: view.texts.forms.notSaved }])
      : context.redirect(saidAt(context, '/data/markers', 'marker', answer.made), 303)
  }

  return new Hono()
    .get(listPattern('/data', ['markers']), async (context) => {
      const request = await requested(context)
      return listAnswer(context, request, [markersData(request.view)])
    })
    .get('/data/markers', async (context) => {
      const request = await requested(context)
      const query = new URL(context.req.url).searchParams
      return html(context, markersView(request.view, toldIn(query), await recentChanges(query, markersPart, { dependencies, request })))
    })
    .get('/data/markers/new', async (context) => {
      const request = await requested(context)
      const { view } = request
      return html(context, markerFormView(view, { entered: enteredNow(view.texts, markerValues(undefined, request)) }))
    })
    .post('/data/markers/new', (context) => saveMarker(context, { isNew: true }))
    .get('/data/markers/:marker', async (context) => {
      const request = await requested(context)
      const marker = markerOf(context, request)
      return html(context, markerFormView(request.view, { marker, entered: enteredNow(request.view.texts, markerValues(marker, request)) }))
    })
    .post('/data/markers/:marker', (context) => saveMarker(context, { isNew: false }))
    .post('/data/markers/:marker/remove', async (context) => {
      await readForm(context)
      const name = context.req.param('marker')
      markerOf(context, await requested(context))
      const answer = await change(context, (settings) => withMarker(settings, name, undefined))
      return context.redirect(saidAt(context, '/data/markers', 'markerRemoved', madeBy(answer)), 303)
    })
}
