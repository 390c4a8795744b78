/** A date and a time typed on the wall of a line, as a moment. */
import { clockTextAt } from '../../../../shared/calendar/clockText.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Language } from '../../../../shared/text/language.ts'
import type { Texts } from '../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { Form } from '../../form.ts'
import { dateInField, typedDate } from '../../typedDate.ts'

export type TypedMoment = { readonly moment: number } | { readonly problems: readonly FieldProblem[] }
export type MomentFields = { readonly date: string; readonly dateLabel: string; readonly time: string; readonly timeLabel: string }

/** A doubled time is its first occurrence for a beginning and its second for an end, so that a gap is rather too long than too short. */
export function typedMoment(
  form: Form,
  fields: MomentFields,
  { zone, texts, isEnd }: { readonly zone: string; readonly texts: Texts; readonly isEnd: boolean },
): TypedMoment {
  const { problems } = texts.coverage
  const date = typedDate(form.text(fields.date))
  const time = /^([01]?\d|2[0-3])[:.]([0-5]\d)$|^24[:.]00$/.exec(form.text(fields.time))
  const found = [
    ...(date.success ? [] : [{ field: fields.date, words: problems.badDate(fields.dateLabel, form.text(fields.date)) }]),
    ...(time === null ? [{ field: fields.time, words: problems.badTime(fields.timeLabel, form.text(fields.time)) }] : []),
  ]
  if (!date.success || time === null) return { problems: found }
  const clock = localTimeOf(zone)
  const wall = time[0].replace('.', ':')
  const moment =
    wall === '24:00'
      ? clock.dayStart(clock.nextDay(date.data))
      : clock.fromWallClock(date.data, wall.padStart(5, '0'), { ambiguous: isEnd ? 'second' : 'first' })
  const minutes = Number(wall.split(':')[0]) * 60 + Number(wall.split(':')[1])
  if (wall !== '24:00' && Math.floor(clock.secondOfDayOf(moment) / 60) !== minutes)
    return { problems: [{ field: fields.time, words: problems.noSuchTime(fields.timeLabel) }] }
  return { moment }
}

/** How a moment is typed. */
export function wallFields(moment: number, zone: string, language: Language): { readonly date: string; readonly time: string } {
  const clock = localTimeOf(zone)
  return { date: dateInField(clock.dateOf(moment), language), time: clockTextAt(clock, moment) }
}
