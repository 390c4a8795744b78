/** The form of one line: read into a line, or into what has to be mended first. Pure. */
import type { Channel } from '../../../../../shared/contacts/contactEvent.ts'
import type { Line } from '../../../../../shared/settings/settings.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { Values } from '../../../components/entered.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'

export const longestName = 80
const longestPurpose = 200
const mostChats = 20

export type LineEntries = {
  readonly name: string
  readonly publicName: string | undefined
  readonly purpose: string | undefined
  readonly channel: Channel
  readonly closedRecorded: Line['closedRecorded']
  readonly chatsAtOnce: number | undefined
}

/** @param others the names of the other lines: two of the same name cannot be told apart on any page */
export function readLineForm(
  form: Form,
  others: readonly string[],
  { lineForm: words, forms }: Pick<Texts['setup'], 'lineForm'> & Pick<Texts, 'forms'>,
): { readonly entries: LineEntries } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const wrong = (field: string, text: string) => void problems.push({ field, words: text })
  const name = form.text('name')
  const channel = channelOf(form.text('channel'))
  const closedRecorded = closedRecordedOf(form.text('closedRecorded'))
  const chats = form.text('chatsAtOnce')
  const chatsAtOnce = chats === '' || channel === 'phone' ? undefined : Number(chats)
  if (name === '') wrong('name', words.nameMissing)
  else if (name.length > longestName) wrong('name', forms.tooLong(words.name, longestName))
  else if (others.some((other) => other.toLowerCase() === name.toLowerCase())) wrong('name', words.nameTaken(name))
  if (form.text('publicName').length > longestName) wrong('publicName', forms.tooLong(words.publicName, longestName))
  if (form.text('purpose').length > longestPurpose) wrong('purpose', forms.tooLong(words.purpose, longestPurpose))
  if (channel === undefined) wrong('channel', words.channelMissing)
  if (closedRecorded === undefined) wrong('closedRecorded', words.closedMissing)
  if (chatsAtOnce !== undefined && (!/^\d+$/.test(chats) || chatsAtOnce < 1 || chatsAtOnce > mostChats)) wrong('chatsAtOnce', words.chatsWrong(mostChats))
  if (problems.length > 0 || channel === undefined || closedRecorded === undefined) return { problems }
  return { entries: { name, publicName: given(form.text('publicName')), purpose: given(form.text('purpose')), channel, closedRecorded, chatsAtOnce } }
}

const given = (text: string): string | undefined => (text === '' ? undefined : text)
const channelOf = (text: string): Channel | undefined => (text === 'phone' || text === 'chat' ? text : undefined)
const closedRecordedOf = (text: string): Line['closedRecorded'] | undefined =>
  text === 'yes' || text === 'partly' || text === 'no' || text === 'unknown' ? text : undefined

/** What the form of a line that exists shows. */
export const lineValues = (line: Line): Values => ({
  name: line.name,
  publicName: line.publicName ?? '',
  purpose: line.purpose ?? '',
  channel: line.channel,
  closedRecorded: line.closedRecorded,
  chatsAtOnce: line.chatsAtOnce === undefined ? '' : String(line.chatsAtOnce),
})
export const newLineValues: Values = { channel: 'phone', closedRecorded: 'unknown' }

/** The keys that the form knows, on top of what the line had already; an emptied field is left out. */
export function withEntries<Known extends object>(known: Known, { publicName, purpose, chatsAtOnce, ...entries }: LineEntries) {
  const {
    publicName: _public,
    purpose: _purpose,
    chatsAtOnce: _chats,
    ...kept
  } = { publicName: undefined, purpose: undefined, chatsAtOnce: undefined, ...known }
  return {
    ...kept,
    ...entries,
    ...(publicName === undefined ? {} : { publicName }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(chatsAtOnce === undefined ? {} : { chatsAtOnce }),
  }
}
