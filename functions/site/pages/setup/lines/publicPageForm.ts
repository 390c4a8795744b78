/** The form of a line's page for callers: read into a page, or into what has to be mended first. Pure. */
import { mostOtherHelp, OtherHelp, PublicPage } from '../../../../../shared/settings/publicPage.ts'
import type { Line } from '../../../../../shared/settings/settings.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { Values } from '../../../components/entered.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'

const longestName = 80
const rowsToSpare = 2
const fewestRows = 3

/** Rows for other help: what is there, and some to spare. */
export const helpRows = ({ publicPage }: Pick<Line, 'publicPage'>): number =>
  Math.min(mostOtherHelp, Math.max(fewestRows, (publicPage?.otherHelp.length ?? 0) + rowsToSpare))

export const helpFields = ['name', 'telephone', 'website'] as const
export const helpField = (row: number, field: (typeof helpFields)[number]) => `help-${row}-${field}`

/** @param known what holds now: a switch that is on stays on */
export function readPublicPageForm(
  form: Form,
  known: PublicPage | undefined,
  { live: { form: words }, forms }: Pick<Texts, 'live' | 'forms'>,
): { readonly page: PublicPage } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const text = (field: string) => (form.text(field) === '' ? undefined : form.text(field))
  const checked = (field: string, kind: 'name' | 'telephone' | 'website', label: string) => {
    const value = text(field)
    if (value === undefined) return undefined
    const isRight = kind === 'name' ? value.length <= longestName : PublicPage.shape[kind].safeParse(value).success
    if (!isRight) {
      const wrong = { name: forms.tooLong(label, longestName), telephone: words.wrongTelephone(value), website: words.wrongWebsite(value) }
      problems.push({ field, words: wrong[kind] })
    }
    return value
  }
  const about = {
    name: checked('name', 'name', words.name),
    telephone: checked('telephone', 'telephone', words.telephone),
    website: checked('website', 'website', words.website),
  }
  const otherHelp = Array.from({ length: mostOtherHelp }, (_, row): readonly unknown[] => {
    const found = problems.length
    const [name, telephone, website] = [
      checked(helpField(row, 'name'), 'name', words.helpName),
      checked(helpField(row, 'telephone'), 'telephone', words.helpTelephone),
      checked(helpField(row, 'website'), 'website', words.helpWebsite),
    ]
    if (name === undefined && telephone === undefined && website === undefined) return []
    if (name === undefined) problems.push({ field: helpField(row, 'name'), words: words.helpNeedsName })
    else if (telephone === undefined && website === undefined) problems.push({ field: helpField(row, 'telephone'), words: words.helpNeedsWay })
    return problems.length > found ? [] : [given({ name, telephone, website })]
  }).flat()
  if (problems.length > 0) return { problems }
  return {
    page: PublicPage.parse({
      isOn: form.text('isOn') !== '',
      ...given(about),
      otherHelp: otherHelp.map((help) => OtherHelp.parse(help)),
      ...(known?.unreachable && { unreachable: known.unreachable }),
    }),
  }
}

const given = (fields: Readonly<Record<string, string | undefined>>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** What the form shows of a page as it is. */
export function publicPageValues({ publicPage }: Pick<Line, 'publicPage'>): Values {
  const { isOn = false, name = '', telephone = '', website = '', otherHelp = [] } = publicPage ?? {}
  const help = otherHelp.flatMap((own, row) => helpFields.map((field) => [helpField(row, field), own[field] ?? ''] as const))
  return { isOn: isOn ? 'yes' : '', name, telephone, website, ...Object.fromEntries(help) }
}
