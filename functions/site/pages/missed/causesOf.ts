import { causes, missedAs } from '../../../../shared/contacts/cause.ts'
import type { CauseFilter } from '../../../../shared/text/reportQuery.ts'

/** The causes behind a number that can be clicked, so that the list adds up to it. */
export const causesOf: Readonly<Record<'never' | 'missed_open' | 'missed_closed', readonly CauseFilter[]>> = {
  never: ['missed'],
  missed_open: causes.filter((cause) => missedAs(cause) === 'missed_open'),
  missed_closed: causes.filter((cause) => missedAs(cause) === 'missed_closed'),
}
