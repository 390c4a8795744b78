/** Making, renewing, pasting and ending the secret of a source. */
import { type Context, Hono } from 'hono'
import type { Source } from '../../../../../shared/settings/settings.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { enteredNow } from '../../../components/entered.ts'
import { readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { saidAt } from '../saidAt.ts'
import { replacing } from './replacingSource.ts'
import { sourceIn, type SourceShown } from './sourceShown.ts'

export function secretPages({ requested, change, dependencies: { connections } }: SitePages, { showSecret, withMistakes }: SourceShown): Hono {
  return new Hono().post('/setup/sources/:source/secret', async (context) => {
    const [form, request] = [await readForm(context), await requested(context)]
    const known = sourceIn(request, context)
    if (connections === undefined) throw new Refused('unknown_page')
    const { secrets } = connections
    const to = (said: string) => context.redirect(saidAt(context, `/setup/sources/${known.id}`, said), 303)
    const source = await keepingSecretsFor(context, known)
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

  /** A source that had no secret from anywhere gets one that is kept for it. */
  async function keepingSecretsFor(context: Context, source: Source): Promise<Source> {
    if (source.secretFrom !== undefined) return source
    const answer = await change(context, (settings) => replacing(settings, source, (own) => ({ ...own, secretFrom: 'stored' })))
    return 'saved' in answer ? (answer.saved.sources.find(({ id }) => id === source.id) ?? source) : source
  }
}
