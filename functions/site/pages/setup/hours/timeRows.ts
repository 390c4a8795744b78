/** Rows of a form with a begin and an end, as people type times: `9`, `9.30`, `0930`, `13:00`, `24:00`, `7pm`. Pure. */
import type { Block } from '../../../../../shared/calendar/blocks.ts'
import { afterNoon, clockText } from '../../../../../shared/calendar/clockText.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../../components/formFields.ts'

export type TimeRow = { readonly from: string; readonly until: string }

/** @param name of the group of rows; the fields are `{name}-from-{n}` and `{name}-until-{n}` */
export function readRows(
  rows: readonly TimeRow[],
  name: string,
  words: Texts['hours']['problems'],
): { readonly blocks: readonly Block[]; readonly problems: readonly FieldProblem[] } {
  const read = rows.map((row, n) => readRow(row, `${name}-from-${n}`, `${name}-until-${n}`, words))
  return { blocks: read.flatMap((own) => ('block' in own ? [own.block] : [])), problems: read.flatMap((own) => ('problem' in own ? [own.problem] : [])) }
}

type Read = { readonly block: Block } | { readonly problem: FieldProblem } | { readonly isEmpty: true }

function readRow({ from, until }: TimeRow, fromField: string, untilField: string, words: Texts['hours']['problems']): Read {
  if (from === '' && until === '') return { isEmpty: true }
  const wrong = (field: string, text: string): Read => ({ problem: { field, words: text } })
  if (from === '') return wrong(fromField, words.timeMissing)
  const fromMinute = minuteOf(from)
  if (fromMinute === undefined) return wrong(fromField, words.timeUnknown(from))
  if (fromMinute >= 1_440) return wrong(fromField, words.startsTooLate)
  if (until === '') return wrong(untilField, words.timeMissing)
  const typed = minuteOf(until)
  if (typed === undefined) return wrong(untilField, words.timeUnknown(until))
  if (typed === fromMinute) return wrong(untilField, words.noLength)
  return { block: { fromMinute, untilMinute: typed < fromMinute ? typed + 1_440 : typed } }
}

function minuteOf(text: string): number | undefined {
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.]?(\d\d))?(?: ?([ap])\.?m\.?)?$/i.exec(text) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  if (hours === undefined || Number(minutes) > 59 || minute > 2_880) return undefined
  return half === undefined ? minute : afterNoon(minute, half.toLowerCase() === 'p')
}

/** `22:00`–`02:00`; an end far into the next day keeps counting on (`34:00`), as the settings file writes it. */
export const rowOf = ({ fromMinute, untilMinute }: Block): TimeRow => ({
  from: clockText(fromMinute),
  until: clockText(untilMinute > 1_440 && untilMinute - 1_440 < fromMinute ? untilMinute - 1_440 : untilMinute),
})
