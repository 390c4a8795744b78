/** The form of one marker, read both ways, and where it stands among the others. */
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { Marker, Settings } from '../../../../shared/settings/settings.ts'
import type { Values } from '../../components/entered.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { Form } from '../../form.ts'
import type { View } from '../../view.ts'
import { dateInField, typedDate } from '../../typedDate.ts'
import { compareText } from '../../../../shared/contacts/compareText.ts'

export const markerKinds = ['campaign', 'broadcast', 'hours', 'number', 'other'] as const satisfies readonly Marker['kind'][]
const longestText = 120

export const markerValues = (marker: Marker | undefined, { today, view }: { readonly today: LocalDate; readonly view: Pick<View, 'language'> }): Values => ({
  date: dateInField(marker?.date ?? today, view.language),
  kind: marker?.kind ?? 'campaign',
  text: marker?.text ?? '',
  lines: marker?.lines ?? [],
})

export function readMarkerForm(form: Form, { texts, settings }: View): { readonly marker: Marker } | { readonly problems: readonly FieldProblem[] } {
  const words = texts.coverage
  const date = typedDate(form.text('date'))
  const text = form.text('text')
  const lines = settings.lines.map(({ id }) => id).filter((id) => form.all('lines').includes(id))
  const problems = [
    ...(date.success ? [] : [{ field: 'date', words: words.problems.badDate(words.date, form.text('date')) }]),
    ...(text === '' ? [{ field: 'text', words: words.problems.noText }] : []),
    ...(text.length > longestText ? [{ field: 'text', words: texts.forms.tooLong(words.text, longestText) }] : []),
    ...(lines.length < form.all('lines').length ? [{ field: 'lines', words: words.problems.unknownLine }] : []),
  ]
  if (!date.success || problems.length > 0) return { problems }
  const kind = markerKinds.find((known) => known === form.text('kind')) ?? 'other'
  return { marker: { date: date.data, kind, text, ...(lines.length === 0 || lines.length === settings.lines.length ? {} : { lines }) } }
}

/** Names a marker in an address by what it says, so that a form cannot change another than the one it was made for. FNV-1a; protects nothing. */
export function markerName(marker: Marker): string {
  let hash = 0x811c9dc5
  for (const letter of JSON.stringify([marker.date, marker.kind, marker.text, marker.lines ?? []]))
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

export const markerNamed = ({ markers }: Settings, name: string): Marker | undefined => markers.find((marker) => markerName(marker) === name)

/** @param before the one that is replaced or, without `after`, taken away */
export function withMarker(settings: Settings, before: string | undefined, after: Marker | undefined): Settings {
  const old = before === undefined ? undefined : markerNamed(settings, before)
  // The same form sent twice is one marker.
  const same = after && markerName(after)
  const others = settings.markers.filter((marker) => marker !== old && markerName(marker) !== same)
  return { ...settings, markers: [...others, ...(after === undefined ? [] : [after])].sort((a, b) => compareText(a.date, b.date)) }
}
