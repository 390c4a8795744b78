/** Which mail somebody gets: their own choice, for whoever is signed in. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { User, UserId } from '../../../../shared/access/user.ts'
import { chosenKinds, kindsFor, type MailChoices, wants } from '../../../../shared/mail/mailChoices.ts'
import { Language } from '../../../../shared/text/language.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { signedIn } from '../../access/signedIn.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import { type Form, readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { saidAt } from '../setup/saidAt.ts'
import { mailChoicesView } from './mailChoicesView.ts'

const path = '/settings/mail'
const Address = z.email().max(200)

export function mailPages({ requested, html, dependencies: { access, mails } }: SitePages): Hono {
  const stored = () => {
    if (mails === undefined) throw new Refused('unknown_page')
    return mails
  }
  /** Who asks; `to`: where their mail goes. Whoever sits at the machine names an address; the example roles have none. */
  const asker = async (context: Context) => {
    const who = signedIn(context)
    if (who === undefined) throw new Refused('unknown_page')
    const choices = await stored().choicesOf(who.user)
    const user: User | undefined = await access.users.byId(who.user)
    const isOwner = user === undefined && who.user === access.atThisMachine?.ownerId
    return { user: who.user, roles: who.roles, choices, to: isOwner ? choices?.address : user?.email, isOwner, isExample: user === undefined && !isOwner }
  }
  const show = async (context: Context, form?: Form, problems: readonly FieldProblem[] = []) => {
    const { view } = await requested(context)
    const { roles, choices, ...about } = await asker(context)
    const offered = kindsFor(roles)
    const on = offered.filter((kind) => wants(roles, choices, kind))
    const now = { kinds: on, language: choices?.language ?? 'nl', address: choices?.address ?? '' }
    const entered = form === undefined ? enteredNow(view.texts, now) : enteredAgain(view.texts, form, problems)
    const isSaved = context.req.query('said') === 'saved'
    return html(context, mailChoicesView({ ...view, path }, { ...about, offered, on, entered, isSaved }), problems.length === 0 ? 200 : 422)
  }
  return new Hono()
    .get(path, (context) => show(context))
    .post(path, async (context) => {
      const form = await readForm(context)
      const own = await asker(context)
      if (own.isExample) throw new Refused('unknown_page')
      const address = own.isOwner ? form.text('address').toLowerCase() : ''
      const { view } = await requested(context)
      if (address !== '' && !Address.safeParse(address).success) return show(context, form, [{ field: 'address', words: view.texts.mail.page.addressWrong }])
      await stored().choose(chosenIn(form, own, address))
      return context.redirect(saidAt(context, path, 'saved'), 303)
    })
}

/** What was not offered stays as it was: with other roles it may be offered again. */
function chosenIn(
  form: Form,
  { user, roles, choices }: { readonly user: UserId; readonly roles: Parameters<typeof kindsFor>[0]; readonly choices: MailChoices | undefined },
  address: string,
): MailChoices {
  const offered = kindsFor(roles)
  const ticked = form.all('kinds')
  const entries = chosenKinds.filter((kind) => offered.includes(kind)).map((kind) => [kind, ticked.includes(kind)] as const)
  const language = Language.safeParse(form.text('language')).data ?? choices?.language
  return { user, kinds: { ...choices?.kinds, ...Object.fromEntries(entries) }, ...(language && { language }), ...(address !== '' && { address }) }
}
