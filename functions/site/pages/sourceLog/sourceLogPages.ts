/** `/data/sources/{id}`: how a source does, what it delivered, and what was set aside. */
import { type Context, Hono } from 'hono'
import { hasOneOf } from '../../../../shared/access/role.ts'
import { dayMs } from '../../../../shared/calendar/durations.ts'
import type { Instant, SourceId } from '../../../../shared/contacts/identifiers.ts'
import { webhooks } from '../../../../shared/providers/webhooks.ts'
import { utcDateOf } from '../../../../shared/storage/tables/eventsTable.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { ruleOf } from '../../access/routeRules.ts'
import { fileRefusal, misread } from '../../exports/fileRefusal.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { sourceName } from '../data/dataPage.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { deliveredBy } from '../setup/deliveredBy.ts'
import { logFilterOf, shownPage } from './logFilter.ts'
import { countTables, deliveriesData } from './logTables.ts'
import type { ShownLog } from './sourceLog.ts'
import { sourceHealth } from './sourceHealth.ts'
import { sourceLogView } from './sourceLogView.ts'

const deliveriesPattern = listPattern('/data/sources/:source', ['deliveries'])

/** Who may take the log out as a file may see it, and nobody else. */
function seesDeliveries({ who }: View): boolean {
  const roles = ruleOf('GET', deliveriesPattern)?.roles ?? []
  return roles === 'everyone' || hasOneOf(who?.roles ?? [], roles)
}

export function sourceLogPages({ requested, html, dependencies }: SitePages): Hono {
  const { connections } = dependencies
  const sourceOf = (context: Context, { version }: SiteRequest) => {
    const source = version.settings.sources.find(({ id }) => id === context.req.param('source'))
    if (source === undefined) throw new Refused('unknown_page')
    return source
  }
  const countsOf = async (source: SourceId, now: Instant) => (await connections?.deliveries.counts(source, lastDates(now), now)) ?? []
  const deliveriesFile = async (context: Context) => {
    const request = await requested(context)
    const { id } = sourceOf(context, request)
    const filter = logFilterOf(context.req.query('show'))
    const problems = filter === (context.req.query('show') || 'all') ? [] : [misread(request.view, 'show')]
    const refusal = await fileRefusal(context, request.view, { problems, page: linkTo(request.view, `/data/sources/${id}`, notNarrowed) })
    if (refusal !== undefined) return refusal
    const asked = { now: request.now, filter, from: undefined, atLeast: mostInFile }
    const entries = connections === undefined ? [] : (await shownPage(connections.deliveries, id, asked)).entries
    const { texts } = request.view
    return listAnswer(context, request, [deliveriesData(request.view, entries)], {
      about: [
        [texts.coverage.source, sourceName(request.view, id)],
        [texts.csv.filters, texts.sourceLog.filters[filter]],
      ],
    })
  }
  const countsFile = async (context: Context) => {
    const request = await requested(context)
    const { id } = sourceOf(context, request)
    const { view } = request
    const about = [[view.texts.coverage.source, sourceName(view, id)] as const]
    return listAnswer(context, request, countTables(view, await countsOf(id, request.now)), { about })
  }
  const shownLog = async (context: Context, { now }: SiteRequest, source: SourceId): Promise<ShownLog> => {
    const filter = logFilterOf(context.req.query('show'))
    const from = context.req.query('before')
    const page = await (connections && shownPage(connections.deliveries, source, { now, filter, from }))
    return { filter, isFirstPage: from === undefined, page: page ?? { entries: [], next: undefined } }
  }
  return new Hono()
    .get(deliveriesPattern, deliveriesFile)
    .get(listPattern('/data/sources/:source', ['refused', 'unknown_kinds']), countsFile)
    .get('/data/sources/:source', async (context: Context) => {
      const request = await requested(context)
      const { view, version } = request
      const source = sourceOf(context, request)
      return html(
        context,
        sourceLogView(view, {
          source,
          webhook: webhooks.get(source.provider),
          delivered: await deliveredBy(source, version.settings, dependencies),
          secret: source.secretFrom === 'stored' ? await connections?.secrets.stateOf(source) : undefined,
          waiting: (await connections?.deliveries.waiting(source.id, request.now)) ?? new Map(),
          log: seesDeliveries(view) ? await shownLog(context, request, source.id) : undefined,
          clock: await connections?.deliveries.clock(source.id, request.now),
          health: await sourceHealth(request, source, dependencies),
          counts: await countsOf(source.id, request.now),
          reprocessed: reprocessedIn(context),
        }),
      )
    })
}

const shownDays = 30
const mostInFile = 2000
const lastDates = (now: number): readonly string[] => Array.from({ length: shownDays }, (_, back) => utcDateOf(now - (shownDays - 1 - back) * dayMs))

/** What the function that did it says in the address; two small numbers or nothing. */
function reprocessedIn({ req }: Context): { readonly used: number; readonly left: number } | undefined {
  const [used = '', left = ''] = [req.query('used'), req.query('left')]
  return [used, left].every((text) => /^\d{1,6}$/.test(text)) ? { used: Number(used), left: Number(left) } : undefined
}
