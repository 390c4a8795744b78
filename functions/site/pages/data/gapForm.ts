/** The form of one gap, read both ways: what holds now as fields, and what was typed as a decision. */
import { hourMs } from '../../../../shared/calendar/durations.ts'
import type { SourceId } from '../../../../shared/contacts/identifiers.ts'
import type { GapName } from '../../../../shared/metrics/coverage/gapDecisions.ts'
import type { SourceGap } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import type { KnownGap } from '../../../../shared/settings/settings.ts'
import { linesOfSource } from '../../../../shared/settings/sourceLines.ts'
import type { Values } from '../../components/entered.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { Form } from '../../form.ts'
import type { View } from '../../view.ts'
import { typedMoment, wallFields } from './wallMoment.ts'

export const gapCauses = ['outage', 'migration', 'closed', 'unknown'] as const satisfies readonly KnownGap['cause'][]
const longest = { note: 200, by: 80 } as const

function zoneOf({ settings }: View, source: SourceId | undefined): string {
  const own = settings.sources.find(({ id }) => id === source)
  const [line] = own === undefined ? [] : linesOfSource(own, settings)
  return settings.lines.find(({ id }) => id === line)?.timeZone ?? settings.lines[0]?.timeZone ?? 'UTC'
}

/** @param gap undefined: one that is still to be told */
export function gapValues(view: View, gap: SourceGap | undefined): Values {
  const zone = zoneOf(view, gap?.source)
  const onWall = (moment: number) => wallFields(moment, zone, view.language)
  const [from, until] = [onWall(gap?.from ?? view.now - hourMs), onWall(gap?.until ?? view.now)]
  return {
    source: gap?.source ?? view.settings.sources[0]?.id ?? '',
    'from-date': from.date,
    'from-time': from.time,
    'until-date': until.date,
    'until-time': until.time,
    cause: gap?.cause ?? 'outage',
    note: gap?.note ?? '',
    closed: gap?.countsAsClosed ? 'yes' : '',
    by: '',
  }
}

export type ReadGap = { readonly name: GapName } | { readonly problems: readonly FieldProblem[] }

/** @param gap the one that is named or changed; what silence found keeps its own beginning and end */
export function readGapForm(form: Form, view: View, gap: SourceGap | undefined): ReadGap {
  const { texts, settings, now } = view
  const words = texts.coverage
  const source = gap?.source ?? settings.sources.find(({ id }) => id === form.text('source'))?.id
  if (source === undefined) return { problems: [{ field: 'source', words: words.problems.unknownSource }] }
  const times = gap?.found === 'silence' ? { span: gap } : typedSpan(form, view, zoneOf(view, source))
  const tooLong = (['note', 'by'] as const).flatMap((field) =>
    form.text(field).length > longest[field] ? [{ field, words: texts.forms.tooLong(words[field], longest[field]) }] : [],
  )
  if ('problems' in times || tooLong.length > 0) return { problems: [...('problems' in times ? times.problems : []), ...tooLong] }
  const cause = gapCauses.find((known) => known === form.text('cause')) ?? 'unknown'
  const decision = { at: new Date(now).toISOString(), by: form.text('by'), cause, note: form.text('note'), countsAsClosed: form.text('closed') !== '' }
  return { name: { source, from: times.span.from, until: times.span.until, found: gap?.found === 'silence' ? 'silence' : undefined, decision } }
}

function typedSpan(
  form: Form,
  view: View,
  zone: string,
): { readonly span: { readonly from: number; readonly until: number } } | { readonly problems: readonly FieldProblem[] } {
  const words = view.texts.coverage
  const fields = (end: 'from' | 'until') => ({ date: `${end}-date`, dateLabel: words[`${end}Date`], time: `${end}-time`, timeLabel: words[`${end}Time`] })
  const from = typedMoment(form, fields('from'), { zone, texts: view.texts, isEnd: false })
  const until = typedMoment(form, fields('until'), { zone, texts: view.texts, isEnd: true })
  if ('problems' in from || 'problems' in until)
    return { problems: [...('problems' in from ? from.problems : []), ...('problems' in until ? until.problems : [])] }
  if (from.moment > view.now) return { problems: [{ field: 'from-date', words: words.problems.inFuture }] }
  if (from.moment >= until.moment) return { problems: [{ field: 'until-date', words: words.problems.order }] }
  return { span: { from: from.moment, until: until.moment } }
}
