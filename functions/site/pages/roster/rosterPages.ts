/** The planner's pages: what is short next week, what it costs, and what one more person buys. */
import { type Context, Hono } from 'hono'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { tooQuietRows, tooQuietSentences } from '../../components/tooQuietSentences.ts'
import { uncountedRows, uncountedSentences } from '../../components/uncountedNotice.ts'
import { lineAsked } from '../../api/lineAsked.ts'
import { fileRefusal } from '../../exports/fileRefusal.ts'
import { partName } from '../../exports/exportName.ts'
import { kindOf } from '../../exports/fileKind.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { listFile } from '../../exports/listFile.ts'
import { fileAnswer } from '../../exports/fileAnswer.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import { withoutLineView } from '../../reportPage.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'
import type { View } from '../../view.ts'
import { openShiftsCalendar } from './openShiftsCalendar.ts'
import { readRosterRequest, type RosterRequest } from './rosterRequest.ts'
import { presenceTable } from './presenceTable.ts'
import { specialDaysTable } from './specialDaysSection.ts'
import { requiredTable } from './requiredTable.ts'
import { rosterAddress } from './rosterAddress.ts'
import { rosterProblems } from './rosterProblems.ts'
import { rosterPicture } from './rosterPicture.ts'
import { gapTable, surplusTable } from './rosterTables.ts'
import { rosterView } from './rosterView.ts'

const tables = {
  gaps: gapTable,
  surplus: surplusTable,
  required: requiredTable,
  presence: (view: View, roster: RosterRequest, { presence }: StaffingFigures) => presenceTable(view, roster, presence),
} as const

/** What is needed is worked out from so many days before. */
const pastDays = 26 * 7 + 6

export function rosterPages({ requested, html, dependencies }: SitePages): Hono {
  const { staffing } = dependencies
  const figuresFor = async ({ version, now, today }: SiteRequest, { line, from, to, whatIfs }: RosterRequest) => {
    if (staffing === undefined) throw new Refused('unknown_page')
    const before = await staffing.read(version, { line: line.id, from, to }, now)
    return {
      uncounted: await uncountedIn(dependencies, { version, now }, { line: [line.id], from: addDays(from < today ? from : today, -pastDays), to }),
      before,
      figures: whatIfs.length === 0 ? before : await staffing.read(version, { line: line.id, from, to, extra: whatIfs.map(({ shift }) => shift) }, now),
    }
  }
  /** undefined where no line is set up yet. */
  const asked = async (context: Context): Promise<{ request: SiteRequest; roster: RosterRequest | undefined; view: View }> => {
    const request = await requested(context)
    const { settings } = request.version
    const query = new URL(context.req.url).searchParams
    const line = settings.lines.find(({ id }) => id === query.get('line')) ?? settings.lines[0]
    return { request, view: request.view, roster: line && readRosterRequest(query, line, request.today) }
  }
  /** The same for a file: with what is answered where the address cannot be read. */
  const askedForFile = async (context: Context) => {
    const { request, view, roster } = await asked(context)
    if (roster === undefined) throw new Refused('unknown_page')
    const query = new URL(context.req.url).searchParams
    const named = lineAsked(query, request)
    const problems = [...(named.line === undefined ? named.problems : []), ...rosterProblems(query, roster, view.texts)]
    return { request, view, roster, refusal: await fileRefusal(context, view, { problems, page: rosterAddress(view, roster, {}) }) }
  }

  return new Hono()
    .get('/roster', async (context) => {
      const { request, roster, view } = await asked(context)
      if (roster === undefined) return html(context, withoutLineView({ name: 'roster' }, view, request.today))
      return html(context, rosterView(view, roster, await figuresFor(request, roster)))
    })
    .get('/roster/gaps', (context) => context.redirect(`/roster${new URL(context.req.url).search}#gaps`, 302))
    .get('/roster/open.ics', async (context) => {
      const { request, roster, view, refusal } = await askedForFile(context)
      if (refusal !== undefined) return refusal
      const { before } = await figuresFor(request, roster)
      return fileAnswer(context, { kind: 'ics', name: `open_${roster.line.id}_${roster.from}`, body: openShiftsCalendar(view, roster.line, before) })
    })
    .get('/roster/:file{(?:week)\\.(?:svg)}', async (context) => {
      const { request, roster, view, refusal } = await askedForFile(context)
      if (refusal !== undefined) return refusal
      const { figures, uncounted } = await figuresFor(request, roster)
      const { texts, formats, settings, language } = view
      const source = [
        [settings.organisation.name, roster.line.name, formats.days(roster.from, roster.to)].join(' · '),
        texts.filters.chip(texts.csv.made, formats.moment(view.now)),
        ...uncountedSentences(view, uncounted),
        ...tooQuietSentences(view, figures.tooQuiet),
        texts.filters.chip(texts.csv.protection, texts.csv.internal),
      ]
      const drawing = await svgFile(rosterPicture(view, roster, figures), { language, printer: view, source })
      const name = `${partName(view, 'roster')}-${partName(view, 'week')}_${roster.line.id}_${roster.from}_${roster.to}`
      return fileAnswer(context, { kind: 'svg', name, body: drawing })
    })
    .get(listPattern('/roster', ['special']), async (context) => {
      const { request, roster, view, refusal } = await askedForFile(context)
      if (refusal !== undefined) return refusal
      return listAnswer(context, request, [specialDaysTable(view, roster.line)], { about: [[view.texts.csv.lines, roster.line.name]] })
    })
    .get('/roster/:file{(?:gaps|surplus|required|presence)\\.(?:csv|xlsx)}', async (context) => {
      const { request, roster, view, refusal } = await askedForFile(context)
      if (refusal !== undefined) return refusal
      const { figures, uncounted } = await figuresFor(request, roster)
      const name = (['gaps', 'surplus', 'required'] as const).find((own) => context.req.path.includes(`/${own}.`)) ?? 'presence'
      const table = tables[name](view, roster, figures)
      const { texts, formats } = view
      const { from, to } = name === 'presence' ? (figures.presence ?? roster) : roster
      const about = [
        [texts.csv.lines, roster.line.name],
        [texts.csv.period, formats.days(from, to)],
        ...(name === 'presence'
          ? [[texts.staffing.presenceWords.title, `${texts.staffing.presenceWords.note} ${texts.staffing.presenceWords.onePerson}`] as const]
          : []),
        ...uncountedRows(view, uncounted),
        ...tooQuietRows(view, figures.tooQuiet),
      ] as const
      const called = `${partName(view, 'roster')}-${partName(view, name === 'gaps' ? 'shortages' : name)}_${roster.line.id}_${from}_${to}`
      return listFile(context, { kind: kindOf(context.req.path), view, table, name: called, about })
    })
}
