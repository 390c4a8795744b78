/** The planner's pages as files: shifts that are open for a calendar, the week as a drawing, the tables. */
import { Hono } from 'hono'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import { tooQuietRows, tooQuietSentences } from '../../components/tooQuietSentences.ts'
import { uncountedRows, uncountedSentences } from '../../components/uncountedNotice.ts'
import { partName } from '../../exports/exportName.ts'
import { fileAnswer } from '../../exports/fileAnswer.ts'
import { kindOf } from '../../exports/fileKind.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listFile } from '../../exports/listFile.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import type { SitePages } from '../../sitePages.ts'
import type { View } from '../../view.ts'
import { askedRoster } from './askedRoster.ts'
import { openShiftsCalendar } from './openShiftsCalendar.ts'
import { presenceTable } from './presenceTable.ts'
import { requiredTable } from './requiredTable.ts'
import { rosterPicture } from './rosterPicture.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { gapTable, surplusTable } from './rosterTables.ts'
import { specialDaysTable } from './specialDaysSection.ts'

const tables = {
  gaps: gapTable,
  surplus: surplusTable,
  required: requiredTable,
  presence: (view: View, roster: RosterRequest, { presence }: StaffingFigures) => presenceTable(view, roster, presence),
} as const

export function rosterFiles({ requested, dependencies }: SitePages): Hono {
  const { askedForFile, figuresFor } = askedRoster({ requested, dependencies })

  return new Hono()
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
