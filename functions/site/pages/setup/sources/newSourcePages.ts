/** From the cards to a source with an address and a secret. */
import { type Context, Hono } from 'hono'
import { ProviderName } from '../../../../../shared/providers/providerName.ts'
import { idFromName } from '../../../../../shared/settings/idFromName.ts'
import type { Settings } from '../../../../../shared/settings/settings.ts'
import { connecting } from '../../../../../shared/text/connecting/registry.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../../../components/entered.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { saidAt } from '../saidAt.ts'
import { cardsView } from './cardsView.ts'
import { isFirstLook } from './csvMapping.ts'
import { newSourceIn } from './newSource.ts'
import { newSourceView } from './newSourceView.ts'
import type { SourceShown } from './sourceShown.ts'

export function newSourcePages({ requested, html, change, dependencies: { connections } }: SitePages, { showSecret }: SourceShown): Hono {
  return new Hono()
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
      const answer = await change(context, (settings) => ({
        ...settings,
        sources: [...settings.sources, { ...read.source, id: form.text('source') || nextId(settings, read.source.name) }],
      }))
      if ('problems' in answer) return again([{ field: 'name', words: view.texts.forms.notSaved }])
      const source = answer.saved.sources.at(-1)
      if (source === undefined) throw new Refused('unknown_page')
      const made = source.secretFrom === 'stored' && connections?.secrets.canMake(source) ? await connections.secrets.make(source) : undefined
      return made === undefined
        ? context.redirect(saidAt(context, `/setup/sources/${source.id}`, 'source_saved'), 303)
        : showSecret(context, source, made.shownOnce)
    })
}

/** @throws Refused unknown_page */
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
