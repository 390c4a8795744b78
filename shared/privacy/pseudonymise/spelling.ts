import { canonicalNumber } from '../canonicalNumber.ts'
import { customerNumber } from '../customerNumber.ts'
import { isWithheld } from '../withheld.ts'

/** What the text of a caller tells, whatever the line. `number`: in one spelling, undefined where it is none. */
export type Spelling = {
  readonly isWithheld: boolean
  readonly isInternational: boolean
  readonly number: string | undefined
  readonly customer: string | undefined
}

export const spellingOf = (raw: string, country: string): Spelling => ({
  isWithheld: isWithheld(raw),
  isInternational: /^\s*(\+|00)/.test(raw),
  number: canonicalNumber(raw, country),
  customer: customerNumber(raw),
})
