/** Lines: the list, a new one, changing one, and taking one away that never had any data. */
import { type Context, Hono } from 'hono'
import { addDays } from '../../../../../shared/calendar/localDate.ts'
import type { Line, Settings } from '../../../../../shared/settings/settings.ts'
import { idFromName } from '../../../../../shared/settings/idFromName.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../../../components/entered.ts'
import { type Form, readForm } from '../../../form.ts'
import { saidAt } from '../saidAt.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { closedRecordedHint } from './closedRecordedHint.ts'
import { lineValues, longestName, newLineValues, readLineForm, withEntries } from './lineForm.ts'
import { linesView } from './linesView.ts'
import { type LineViewOptions, lineView } from './lineView.ts'

/** Days of data the question about closed hours is answered from. */
const checkedDays = 91

export function linePages({ requested, html, change, dependencies: { reports } }: SitePages): Hono {
  const lineIn = ({ version }: SiteRequest, id: string | undefined): Line => {
    const line = version.settings.lines.find((own) => own.id === id)
    if (line === undefined) throw new Refused('unknown_page')
    return line
  }
  const page = (context: Context, request: SiteRequest, options: Omit<LineViewOptions, 'asksOrganisation'>) =>
    html(context, lineView(request.view, { ...options, asksOrganisation: isNew(request) }), options.entered.problems.length > 0 ? 422 : 200)

  const aboutData = async (request: SiteRequest, line: Line) => {
    const firstDate = await reports.firstDate(line.id)
    if (firstDate === undefined || line.hours.length === 0) return { firstDate, hint: undefined }
    const filters = { ...request.filters, line: [line.id], from: addDays(request.today, -checkedDays), to: request.today }
    const { metrics } = (await reports.load(request.version, filters, request.now)).figures
    return { firstDate, hint: closedRecordedHint(metrics.arrived_open.attempts, metrics.arrived_closed.attempts) }
  }

  return new Hono()
    .get('/setup/lines', async (context) => html(context, linesView((await requested(context)).view, saidIn(context))))
    .get('/setup/lines/new', async (context) => {
      const request = await requested(context)
      return page(context, request, { entered: enteredNow(request.view.texts, newLineValues) })
    })
    .post('/setup/lines/new', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const { texts } = request.view
      const read = readLineForm(form, namesOf(request.version.settings), { ...texts.setup, forms: texts.forms })
      const organisation = organisationIn(form, request)
      const problems = [...('problems' in organisation ? organisation.problems : []), ...('problems' in read ? read.problems : [])]
      if ('problems' in read || 'problems' in organisation) return page(context, request, { entered: enteredAgain(texts, form, problems) })
      let id = ''
      const answer = await change(context, (settings) => {
        id = idFromName(
          read.entries.name,
          settings.lines.map((line) => line.id),
          'lijn',
        )
        return { ...settings, ...organisation, lines: [...settings.lines, withEntries({ id }, read.entries)] }
      })
      if ('problems' in answer) return page(context, request, { entered: enteredAgain(texts, form, [{ field: 'name', words: texts.forms.notSaved }]) })
      return context.redirect(saidAt(context, request.version.settings.lines.length === 0 ? '/setup' : '/setup/lines', 'line_added'), 303)
    })
    .get('/setup/lines/:line', async (context) => {
      const request = await requested(context)
      const line = lineIn(request, context.req.param('line'))
      return page(context, request, { line, entered: enteredNow(request.view.texts, lineValues(line)), ...(await aboutData(request, line)) })
    })
    .post('/setup/lines/:line', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const line = lineIn(request, context.req.param('line'))
      const { texts } = request.view
      const read = readLineForm(form, namesOf(request.version.settings, line), { ...texts.setup, forms: texts.forms })
      const again = async (problems: Parameters<typeof enteredAgain>[2]) =>
        page(context, request, { line, entered: enteredAgain(texts, form, problems), ...(await aboutData(request, line)) })
      if ('problems' in read) return again(read.problems)
      // Whether people are known by a number or a visitor id hangs on the channel, so it stays once there are contacts.
      if (read.entries.channel !== line.channel && (await reports.firstDate(line.id)) !== undefined)
        return again([{ field: 'channel', words: texts.setup.lineForm.channelFixed }])
      const answer = await change(context, (settings) => ({
        ...settings,
        lines: settings.lines.map((own) => (own.id === line.id ? withEntries(own, read.entries) : own)),
      }))
      if ('problems' in answer) return again([{ field: 'name', words: texts.forms.notSaved }])
      return context.redirect(saidAt(context, '/setup/lines', 'line_saved'), 303)
    })
    .post('/setup/lines/:line/remove', async (context) => {
      await readForm(context)
      const line = lineIn(await requested(context), context.req.param('line'))
      if ((await reports.firstDate(line.id)) !== undefined) return context.redirect(saidAt(context, `/setup/lines/${line.id}`, 'line_has_data'), 303)
      await change(context, (settings) => withoutLine(settings, line))
      return context.redirect(saidAt(context, '/setup/lines', 'line_removed'), 303)
    })
}

/** What the product calls an organisation before it has a name. */
const isNew = ({ version }: SiteRequest) => version.settings.organisation.id === 'new'
const saidIn = (context: Context) => context.req.query('said')
const namesOf = ({ lines }: Settings, but?: Line) => lines.filter(({ id }) => id !== but?.id).map(({ name }) => name)

/** The organisation's name is asked once, with the first line. */
function organisationIn(form: Form, request: SiteRequest) {
  if (!isNew(request)) return {}
  const { forms, setup } = request.view.texts
  const name = form.text('organisation')
  const wrong = (words: string) => ({ problems: [{ field: 'organisation', words }] })
  if (name === '') return wrong(setup.lineForm.organisationMissing)
  if (name.length > longestName) return wrong(forms.tooLong(setup.lineForm.organisation, longestName))
  return { organisation: { ...request.version.settings.organisation, id: idFromName(name, [], 'organisatie'), name } }
}

/** Nothing points to it any more either. */
const withoutLine = (settings: Settings, { id }: Line) => ({
  ...settings,
  lines: settings.lines.filter((own) => own.id !== id),
  links: settings.links.map((group) => group.filter((own) => own !== id)).filter((group) => group.length > 1),
  sources: settings.sources.map((source) => ({ ...source, lines: Object.fromEntries(Object.entries(source.lines).filter(([, line]) => line !== id)) })),
})
