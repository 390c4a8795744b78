/** Shows the page of a source: as things stand, with a form that came back, or with the secret that was just made. */
import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { webhooks } from '../../../../../shared/providers/webhooks.ts'
import type { Source } from '../../../../../shared/settings/settings.ts'
import { connecting } from '../../../../../shared/text/connecting/registry.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { enteredNow } from '../../../components/entered.ts'
import type { Entered } from '../../../components/formFields.ts'
import type { SourceConnections } from '../../../dependencies.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { deliveredBy } from '../deliveredBy.ts'
import { signedExample } from './exampleRequest.ts'
import { csvMappingValues } from './csvMapping.ts'
import { lineMapValues } from './lineMap.ts'
import { settingFields, settingText, sharedKeys } from './settingFields.ts'
import { addressOf, addressWith } from './sourceAddress.ts'
import type { SourcePage } from './sourcePage.ts'
import { sourceView } from './sourceView.ts'

const shownRecent = 5

export type SourceShown = ReturnType<typeof sourceShown>

export function sourceShown({ requested, html, dependencies }: SitePages) {
  const { connections } = dependencies
  const show = async (context: Context, request: SiteRequest, source: Source, more: Partial<SourcePage> = {}) => {
    const page = { ...(await sourcePage(context, request, source, dependencies)), ...more }
    const hasProblems = Object.values(page.entered).some(({ problems }) => problems.length > 0)
    return html(context, sourceView(request.view, page), hasProblems ? 422 : 200)
  }
  /** The page with the secret in it, once. */
  const showSecret = async (context: Context, source: Source, secret: string) => {
    const url = addressOf(source, doorOf(context, connections))
    const webhook = webhooks.get(source.provider)
    const draft = { url, body: webhook?.testBody ?? '', now: dependencies.now(), id: `try-${randomUUID()}` }
    const shownOnce = { secret, address: (webhook && addressWith(webhook, url, secret)) ?? url, example: webhook && signedExample(webhook, draft, secret) }
    return show(context, await requested(context), source, { shownOnce })
  }
  const withMistakes = async (context: Context, request: SiteRequest, source: Source, form: keyof SourcePage['entered'], entered: Entered) => {
    const page = await sourcePage(context, request, source, dependencies)
    return show(context, request, source, { entered: { ...page.entered, [form]: entered } })
  }
  return { show, showSecret, withMistakes }
}

/** @throws Refused unknown_page */
export function sourceIn({ version }: SiteRequest, { req }: Context): Source {
  const source = version.settings.sources.find(({ id }) => id === req.param('source'))
  if (source === undefined) throw new Refused('unknown_page')
  return source
}

async function sourcePage(context: Context, request: SiteRequest, source: Source, dependencies: SitePages['dependencies']): Promise<SourcePage> {
  const { view, version } = request
  const { connections } = dependencies
  const settingKeys = [...settingFields(source.provider).map(({ key }) => key), ...sharedKeys]
  return {
    source,
    webhook: connections === undefined ? undefined : webhooks.get(source.provider),
    texts: connecting.get(source.provider)?.[view.language],
    delivered: await deliveredBy(source, version.settings, dependencies),
    secret: source.secretFrom === 'stored' ? await connections?.secrets.stateOf(source) : undefined,
    canMakeSecret: connections?.secrets.canMake(source) ?? false,
    address: addressOf(source, doorOf(context, connections)),
    entered: {
      map: enteredNow(view.texts, lineMapValues(source)),
      settings: enteredNow(view.texts, { name: source.name ?? source.id, ...Object.fromEntries(settingKeys.map((key) => [key, settingText(source, key)])) }),
      secret: enteredNow(view.texts, {}),
      columns: enteredNow(view.texts, source.columns === undefined ? {} : csvMappingValues(source.columns, view.language)),
    },
    recent: webhooks.has(source.provider)
      ? ((await connections?.deliveries.page(source.id, request.now, { size: shownRecent }))?.entries.slice(0, shownRecent) ?? [])
      : [],
    ofUnknownLine: (await connections?.deliveries.waiting(source.id, request.now))?.get('unknown_line') ?? 0,
    said: context.req.query('said'),
    test: context.req.query('test'),
  }
}

/** Where this installation is known to be reached, or else where it was asked just now. */
const doorOf = ({ req }: Context, connections: SourceConnections | undefined): string => connections?.doorAddress() ?? new URL(req.url).origin
