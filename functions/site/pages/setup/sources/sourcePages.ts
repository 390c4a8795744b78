/** Sources: the list, the cards, a new one, and the page on which one is connected. */
import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { ProviderName } from '../../../../../shared/providers/providerName.ts'
import { webhooks } from '../../../../../shared/providers/webhooks.ts'
import { idFromName } from '../../../../../shared/settings/idFromName.ts'
import { everythingElse } from '../../../../../shared/settings/sourceLines.ts'
import type { SettingsProblem } from '../../../../../shared/settings/settingsProblems.ts'
import type { Settings, Source } from '../../../../../shared/settings/settings.ts'
import { connecting } from '../../../../../shared/text/connecting/registry.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../../../components/entered.ts'
import type { Entered, FieldProblem } from '../../../components/formFields.ts'
import type { SourceConnections } from '../../../dependencies.ts'
import { type Form, readForm } from '../../../form.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { deliveredBy, deliveredOfAll } from '../deliveredBy.ts'
import { longestName } from '../lines/lineForm.ts'
import { saidAt } from '../saidAt.ts'
import { cardsView } from './cardsView.ts'
import { isFirstLook, readCsvMapping } from './csvMapping.ts'
import { signedExample } from './exampleRequest.ts'
import { lineMapValues, readLineMap, takesEverything } from './lineMap.ts'
import { newSourceView } from './newSourceView.ts'
import { settingFields, settingText, sharedKeys, withSettings } from './settingFields.ts'
import { addressOf, addressWith } from './sourceAddress.ts'
import { sourcesView } from './sourcesView.ts'
import { type SourcePage, sourceView } from './sourceView.ts'
import { testedThroughTheDoor } from './testedThroughTheDoor.ts'

const shownRecent = 5

export function sourcePages(pages: SitePages): Hono {
  const { requested, html, change, dependencies } = pages
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
  const withMistakes = async (context: Context, request: SiteRequest, source: Source, form: 'map' | 'settings' | 'secret', entered: Entered) => {
    const page = await sourcePage(context, request, source, dependencies)
    return show(context, request, source, { entered: { ...page.entered, [form]: entered } })
  }

  return new Hono()
    .get('/setup/sources', async (context) => {
      const { view, version } = await requested(context)
      return html(context, sourcesView(view, await deliveredOfAll(version.settings, dependencies), context.req.query('said')))
    })
    .get('/setup/sources/new', async (context) => html(context, cardsView((await requested(context)).view)))
    .get('/setup/sources/new/:provider', async (context) => {
      const { view, version } = await requested(context)
      const kind = kindIn(context)
      const texts = kind.connecting[view.language]
      const entered = enteredNow(view.texts, { name: texts.title, source: nextId(version.settings, texts.title), line: version.settings.lines[0]?.id ?? '' })
      return html(context, newSourceView(view, { provider: kind.provider, texts, entered }))
    })
    .post('/setup/sources/new/:provider', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const { view, version } = request
      const kind = kindIn(context)
      const texts = kind.connecting[view.language]
      const again = (problems: readonly FieldProblem[]) =>
        html(context, newSourceView(view, { provider: kind.provider, texts, entered: enteredAgain(view.texts, form, problems) }), 422)
      // The id travels with the form: the same form sent twice makes one source.
      if (version.settings.sources.some(({ id }) => id === form.text('source')))
        return context.redirect(saidAt(context, `/setup/sources/${form.text('source')}`, 'source_known'), 303)
      if (kind.provider === 'csv' && isFirstLook(form))
        return html(context, newSourceView(view, { provider: kind.provider, texts, entered: enteredAgain(view.texts, form, []) }))
      const read = newSourceIn(form, request, kind.provider)
      if ('problems' in read) return again(read.problems)
      const answer = await change((settings) => ({
        ...settings,
        sources: [...settings.sources, { ...read.source, id: form.text('source') || nextId(settings, read.source.name) }],
      }))
      if ('problems' in answer) return again([{ field: 'name', words: problemWords(answer.problems, view.texts.forms.notSaved) }])
      const source = answer.saved.sources.at(-1)
      if (source === undefined) throw new Refused('unknown_page')
      const made = source.secretFrom === 'stored' && connections?.secrets.canMake(source) ? await connections.secrets.make(source) : undefined
      return made === undefined
        ? context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_saved'), 303)
        : showSecret(context, source, made.shownOnce)
    })
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
      const answer = await change((settings) => replacing(settings, source, (own) => withSettings({ ...own, name: form.text('name') }, form)))
      if ('problems' in answer) return again(settingProblems(answer.problems, source, request))
      return context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_saved'), 303)
    })
    .post('/setup/sources/:source/lines', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const source = sourceIn(request, context)
      const read = readLineMap(form, request.version.settings.lines, request.view.texts.setup.lineMap)
      if ('problems' in read) return withMistakes(context, request, source, 'map', enteredAgain(request.view.texts, form, read.problems))
      await change((settings) => replacing(settings, source, (own) => ({ ...own, lines: read.lines })))
      return context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_saved'), 303)
    })
    .post('/setup/sources/:source/secret', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const known = sourceIn(request, context)
      if (connections === undefined) throw new Refused('unknown_page')
      const { secrets } = connections
      const to = (said: string) => context.redirect(saidAt(context, `/setup/sources/${known.id}`, said), 303)
      const source = await keepingSecretsFor(known)
      const state = await secrets.stateOf(source)
      switch (form.text('do')) {
        case 'end_old':
          await secrets.endOld(source)
          return to('old_ended')
        case 'keep': {
          if (form.text('secret') !== '' && (await secrets.keep(source, form.text('secret'))) === 'kept') return to('secret_kept')
          const words = request.view.texts.setup.secret.unusable
          // What was pasted is not shown again: it may be a secret of another place.
          const entered = { ...enteredNow(request.view.texts, {}), problems: [{ field: 'secret', words }] }
          return withMistakes(context, request, source, 'secret', entered)
        }
        case 'make':
        case 'rotate': {
          if (form.text('was') !== (state === undefined ? '' : String(state.madeAt))) return to('secret_changed')
          const made = await (state === undefined ? secrets.make(source) : secrets.rotate(source))
          return made === undefined ? to('secret_changed') : showSecret(context, source, made.shownOnce)
        }
        default:
          throw new Refused('bad_form')
      }
    })
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
      if (delivered.mayHaveData || delivered.lastEventAt !== undefined)
        return context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_has_data'), 303)
      await change((settings) => ({
        ...settings,
        sources: settings.sources.filter(({ id }) => id !== source.id),
        gaps: settings.gaps.filter((gap) => gap.source !== source.id),
      }))
      await connections?.secrets.remove(source)
      return context.redirect(saidAt(context, '/setup/sources', 'source_removed'), 303)
    })

  /** A source that had no secret from anywhere gets one that is kept for it. */
  async function keepingSecretsFor(source: Source): Promise<Source> {
    if (source.secretFrom !== undefined) return source
    const answer = await change((settings) => replacing(settings, source, (own) => ({ ...own, secretFrom: 'stored' })))
    return 'saved' in answer ? (answer.saved.sources.find(({ id }) => id === source.id) ?? source) : source
  }
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

function sourceIn({ version }: SiteRequest, { req }: Context): Source {
  const source = version.settings.sources.find(({ id }) => id === req.param('source'))
  if (source === undefined) throw new Refused('unknown_page')
  return source
}

function kindIn({ req }: Context) {
  const provider = ProviderName.safeParse(req.param('provider')).data
  const found = provider && connecting.get(provider)
  if (provider === undefined || found === undefined) throw new Refused('unknown_page')
  return { provider, connecting: found }
}

const nextId = ({ sources }: Settings, name: string): string =>
  idFromName(
    name,
    sources.map(({ id }) => id),
    'bron',
  )

function nameProblems(form: Form, { view }: SiteRequest): readonly FieldProblem[] {
  const { setup, forms } = view.texts
  const name = form.text('name')
  if (name === '') return [{ field: 'name', words: setup.newSource.nameMissing }]
  return name.length > longestName ? [{ field: 'name', words: forms.tooLong(setup.newSource.name, longestName) }] : []
}

type NewSource = {
  readonly name: string
  readonly provider: ProviderName
  readonly lines: Readonly<Record<string, string>>
  readonly columns?: object
  readonly secretFrom?: 'stored'
}

function newSourceIn(
  form: Form,
  request: SiteRequest,
  provider: ProviderName,
): { readonly source: NewSource } | { readonly problems: readonly FieldProblem[] } {
  const { view, version } = request
  const { lines } = version.settings
  const [only] = lines
  const problems = [...nameProblems(form, request)]
  if (only === undefined) return { problems: [...problems, { field: 'name', words: view.texts.setup.because.needs_line }] }
  const line = lines.length === 1 ? only.id : form.text('line')
  if (line !== '' && !lines.some(({ id }) => id === line)) problems.push({ field: 'line', words: view.texts.setup.lineMap.restUnknown })
  const mapping = provider === 'csv' ? readCsvMapping(form, view.texts.setup.csv) : undefined
  if (mapping !== undefined && 'problems' in mapping) problems.push(...mapping.problems)
  if (problems.length > 0 || (mapping !== undefined && 'problems' in mapping)) return { problems }
  return {
    source: {
      name: form.text('name'),
      provider,
      lines: line === '' || !takesEverything(provider) ? {} : { [everythingElse]: line },
      ...(mapping === undefined ? {} : { columns: mapping.columns }),
      ...(webhooks.has(provider) ? { secretFrom: 'stored' } : {}),
    },
  }
}

const replacing = (settings: Settings, { id }: Source, edit: (source: Source) => unknown): unknown => ({
  ...settings,
  sources: settings.sources.map((source) => (source.id === id ? edit(source) : source)),
})

/** What the check of the whole settings found, beside the field it is about. Its cures are written for a settings file, in English. */
function settingProblems(problems: readonly SettingsProblem[], source: Source, { view, version }: SiteRequest): readonly FieldProblem[] {
  const place = `sources[${version.settings.sources.findIndex(({ id }) => id === source.id)}].`
  const keys = [...settingFields(source.provider).map(({ key }) => key), ...sharedKeys]
  const found = keys.filter((key) => problems.some(({ path }) => path.startsWith(`${place}${key}`)))
  const texts = connecting.get(source.provider)?.[view.language].settings
  const shared = new Map<string, string>(Object.entries(view.texts.setup.sourceSettings.labels))
  const labelOf = (key: string) => shared.get(key) ?? texts?.find((setting) => setting.key === key)?.label ?? key
  return found.length === 0
    ? [{ field: 'name', words: view.texts.forms.notSaved }]
    : found.map((key) => ({ field: key, words: view.texts.setup.sourceSettings.wrong(labelOf(key)) }))
}

const problemWords = (problems: readonly SettingsProblem[], usual: string): string => (problems.length === 0 ? '' : usual)
