/** Gegevens: what delivers and what was measured. */
import { Hono } from 'hono'
import { toldIn } from '../../components/doneNotice.ts'
import { partName } from '../../exports/exportName.ts'
import { fileAnswer } from '../../exports/fileAnswer.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import type { SitePages } from '../../sitePages.ts'
import { alertsTable } from './alertsTable.ts'
import { calendarsPicture } from './calendarsPicture.ts'
import { dataHeadline } from './dataHeadline.ts'
import { daysData, gapsData, sourcesData } from './dataTables.ts'
import { dataView } from './dataView.ts'
import { judgedData, shownPeriod } from './judgedData.ts'

export function dataPages({ requested, html, dependencies }: SitePages): Hono {
  const { dataQuality } = dependencies
  return new Hono()
    .get('/data', async (context) => {
      const request = await requested(context)
      const [{ coverage, gaps }, alerts] = await Promise.all([judgedData(dependencies, request), dataQuality?.alerts(request.now) ?? []])
      const told = toldIn(new URL(context.req.url).searchParams)
      return html(context, dataView(request.view, { coverage, gaps, alerts, period: shownPeriod(request), told }))
    })
    .get(listPattern('/data', ['gaps', 'sources', 'days', 'alerts']), async (context) => {
      const request = await requested(context)
      const { view, now } = request
      const [{ coverage, gaps }, alerts] = await Promise.all([judgedData(dependencies, request), dataQuality?.alerts(now) ?? []])
      return listAnswer(context, request, [gapsData(view, gaps), sourcesData(view, coverage), daysData(view, coverage), alertsTable(view, alerts)])
    })
    .get('/data/:file{(?:calendars)\\.(?:svg)}', async (context) => {
      const request = await requested(context)
      const { view, today } = request
      const { coverage, gaps } = await judgedData(dependencies, request)
      const { texts, formats, settings, language } = view
      const picture = calendarsPicture(view, coverage, dataHeadline(view, coverage, gaps, shownPeriod(request)))
      const source = [
        settings.organisation.name,
        texts.filters.chip(texts.csv.made, formats.moment(view.now)),
        texts.filters.chip(texts.csv.protection, texts.csv.internal),
      ]
      const body = await svgFile(picture, { language, printer: view, source })
      return fileAnswer(context, { kind: 'svg', name: `${partName(view, 'sources')}_${today}`, body })
    })
}
