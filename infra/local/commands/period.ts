import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { WrongUse } from './command.ts'

type DateRange = { readonly from?: LocalDate; readonly to?: LocalDate }

export const periodOptions = { from: { type: 'string' }, to: { type: 'string' } } as const

/** @throws WrongUse */
export function dateIn(what: string, text: string | undefined): LocalDate {
  const date = LocalDate.safeParse(text)
  if (!date.success) throw new WrongUse(`${what}: write a date that exists, such as 2026-01-31`)
  return date.data
}

/** Open at an end that is not given. @throws WrongUse */
export function periodIn({ from, to }: { from?: string | undefined; to?: string | undefined }): DateRange {
  const range = { ...(from === undefined ? {} : { from: dateIn('--from', from) }), ...(to === undefined ? {} : { to: dateIn('--to', to) }) }
  if (range.from !== undefined && range.to !== undefined && range.from > range.to) throw new WrongUse('--from comes after --to')
  return range
}
