/** Gegevens: what delivers and what was measured; gaps, which people name; markers, which they put on the charts. */
import { type Context, Hono } from 'hono'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Coverage } from '../../../../shared/metrics/coverage.ts'
import { withGap, withoutGap, withSourceEnded } from '../../../../shared/metrics/coverage/gapDecisions.ts'
import { type SourceGap, sourceGaps } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import { gapsPart, markersPart, type UndoablePart } from '../../../../shared/settings/undoneSettings.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { toldIn } from '../../components/doneNotice.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import { partName } from '../../exports/exportName.ts'
import { kindOf } from '../../exports/fileKind.ts'
import { listFile } from '../../exports/listFile.ts'
import { svgAnswer } from '../../exports/pictureFile.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import { readForm } from '../../form.ts'
import { recentChanges } from '../../recentChanges.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { saidAt } from '../setup/saidAt.ts'
import { alertsTable } from './alertsTable.ts'
import { daysData, gapsData, markersData, sourcesData } from './dataTables.ts'
import { calendarsPicture } from './calendarsPicture.ts'
import { dataHeadline } from './dataHeadline.ts'
import { dataView } from './dataView.ts'
import { gapFormView } from './gapFormView.ts'
import { gapValues, readGapForm } from './gapForm.ts'
import { gapsView } from './gapsView.ts'
import { markerNamed, markerValues, readMarkerForm, withMarker } from './markerForm.ts'
import { markerFormView, markersView } from './markersView.ts'

/** The period of the first page, and how far back gaps are looked for. */
const [daysShown, daysOfGaps] = [28, 91]

export function dataPages({ requested, html, change, dependencies }: SitePages): Hono {
  const { dataQuality } = dependencies
  const judged = async (
    { version, today, now }: SiteRequest,
    days = daysOfGaps,
  ): Promise<{ readonly coverage: Coverage; readonly gaps: readonly SourceGap[] }> => {
    const { settings } = version
    if (dataQuality === undefined || settings.lines.length === 0) return { coverage: nothingJudged(now), gaps: [] }
    const coverage = await dataQuality.coverage(settings, { from: addDays(today, 1 - days), to: today }, now)
    return { coverage, gaps: sourceGaps(settings, coverage) }
  }
  const periodOf = ({ view, today, now }: SiteRequest) => {
    const { dayStart } = localTimeOf(view.settings.lines[0]?.timeZone ?? 'UTC')
    return { from: dayStart(addDays(today, 1 - daysShown)), until: now }
  }
  const gapOf = async (context: Context, request: SiteRequest) => {
    const { coverage, gaps } = await judged(request)
    const gap = gaps.find(({ source, begins }) => source === context.req.param('source') && begins === context.req.param('begins'))
    if (gap === undefined) throw new Refused('unknown_page')
    return { gap, timeline: coverage.sources.find(({ id }) => id === gap.source) }
  }
  const markerOf = (context: Context, { version }: SiteRequest) => {
    const marker = markerNamed(version.settings, context.req.param('marker') ?? '')
    if (marker === undefined) throw new Refused('unknown_page')
    return marker
  }
  const done = (context: Context, path: string, said: string, made?: number) => context.redirect(saidAt(context, path, said, made), 303)
  const changedTo = async (context: Context, edit: Parameters<typeof change>[1], [path, said]: readonly [path: string, said: string]) => {
    const answer = await change(context, edit)
    return done(context, path, said, 'problems' in answer ? undefined : answer.made)
  }
  const changesOf = (context: Context, request: SiteRequest, part: UndoablePart) =>
    recentChanges(new URL(context.req.url).searchParams, part, { dependencies, request })
  const told = (context: Context) => toldIn(new URL(context.req.url).searchParams)

  const saveGap = async (context: Context, { isNew }: { readonly isNew: boolean }) => {
    const [form, request] = [await readForm(context), await requested(context)]
    const { view } = request
    const found = isNew ? undefined : await gapOf(context, request)
    const read = readGapForm(form, view, found?.gap)
    const again = (problems: Parameters<typeof enteredAgain>[2]) =>
      html(context, gapFormView(view, { entered: enteredAgain(view.texts, form, problems), ...found }), 422)
    if ('problems' in read) return again(read.problems)
    const answer = await change(context, (settings) => withGap(settings, found?.gap.begins, read.name))
    return 'problems' in answer ? again([{ field: 'cause', words: view.texts.forms.notSaved }]) : done(context, '/data/gaps', 'gap', answer.made)
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
    return 'problems' in answer ? again([{ field: 'text', words: view.texts.forms.notSaved }]) : done(context, '/data/markers', 'marker', answer.made)
  }

  return new Hono()
    .get('/data', async (context) => {
      const request = await requested(context)
      const [{ coverage, gaps }, alerts] = await Promise.all([judged(request), dataQuality?.alerts(request.now) ?? []])
      return html(context, dataView(request.view, { coverage, gaps, alerts, period: periodOf(request), told: told(context) }))
    })
    .get('/data/:file{(?:gaps|sources|days|alerts)\\.(?:csv|xlsx)}', async (context) => {
      const request = await requested(context)
      const { view, now } = request
      const [{ coverage, gaps }, alerts] = await Promise.all([judged(request), dataQuality?.alerts(now) ?? []])
      const tables = [gapsData(view, gaps), sourcesData(view, coverage), daysData(view, coverage), alertsTable(view, alerts)]
      const table = tables.find(({ key }) => context.req.path.includes(`/${key}.`))
      if (table === undefined) throw new Refused('unknown_page')
      return listFile(context, { kind: kindOf(context.req.path), view, table, name: `${partName(view, table.key)}_${request.today}` })
    })
    .get('/data/:file{(?:calendars)\\.(?:svg)}', async (context) => {
      const request = await requested(context)
      const { view, today } = request
      const { coverage, gaps } = await judged(request)
      const { texts, formats, settings, language } = view
      const picture = calendarsPicture(view, coverage, dataHeadline(view, coverage, gaps, periodOf(request)))
      const source = [
        settings.organisation.name,
        texts.filters.chip(texts.csv.made, formats.moment(view.now)),
        texts.filters.chip(texts.csv.protection, texts.csv.internal),
      ]
      return svgAnswer(context, await svgFile(picture, { language, printer: view, source }), `${partName(view, 'sources')}_${today}.svg`)
    })
    .get('/data/:file{(?:markers)\\.(?:csv|xlsx)}', async (context) => {
      const { view, today } = await requested(context)
      const table = markersData(view)
      return listFile(context, { kind: kindOf(context.req.path), view, table, name: `${partName(view, table.key)}_${today}` })
    })
    .get('/data/gaps', async (context) => {
      const request = await requested(context)
      const [{ gaps }, changes] = await Promise.all([judged(request), changesOf(context, request, gapsPart)])
      return html(context, gapsView(request.view, gaps, { told: told(context), changes }))
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
      return changedTo(context, (settings) => withoutGap(settings, gap.source, gap.begins), ['/data/gaps', 'gapRemoved'])
    })
    .post('/data/gaps/:source/:begins/ended', async (context) => {
      await readForm(context)
      const { gap } = await gapOf(context, await requested(context))
      if (!gap.isRunning) throw new Refused('changed_meanwhile')
      return changedTo(context, (settings) => withSourceEnded(settings, gap.source, gap.from), ['/data', 'ended'])
    })
    .get('/data/markers', async (context) => {
      const request = await requested(context)
      return html(context, markersView(request.view, told(context), await changesOf(context, request, markersPart)))
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
      return changedTo(context, (settings) => withMarker(settings, name, undefined), ['/data/markers', 'markerRemoved'])
    })
}

const nothingJudged = (now: number): Coverage => ({
  sources: [],
  window: { from: now, until: now },
  of: () => ({ measured: [], gaps: [], partlyHeard: [], closures: [] }),
})
