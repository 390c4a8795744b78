import { HoursException, type Line } from '../../../../../shared/settings/settings.ts'
import type { Draft } from './versionDraft.ts'

/** Single days that came with a paste (`2026-12-25 off`), but for dates that have an exception already. */
export function pastedExceptions({ exceptions }: Pick<Line, 'exceptions'>, { pastedDates }: Pick<Draft, 'pastedDates'>): readonly HoursException[] {
  return pastedDates.flatMap((text) => {
    const [date = '', week = ''] = text.split(' ', 2)
    const read = HoursException.safeParse({ date, week })
    return read.success && !exceptions.some((own) => own.date === date) ? [read.data] : []
  })
}
