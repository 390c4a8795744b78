/** Assumptions that a reader may turn, as the address holds them. Pure. */
import type { CaseSwitches } from '../../../../../shared/cases/caseRequest.ts'

export const switchChoices = {
  withheld: ['range', 'different', 'repeating'],
  short: ['exclude', 'include'],
  shifting: ['counted', 'left_out'],
  newcomers: ['expected', 'none'],
  holidays: ['in', 'out'],
} as const satisfies { readonly [Name in keyof CaseSwitches]: readonly CaseSwitches[Name][] }

/** @param bad is told of each value that cannot be; the usual choice holds then */
export function switchesIn(query: URLSearchParams, bad: (name: string, value: string) => void): CaseSwitches {
  const chosen = <Value extends string>(name: keyof CaseSwitches, choices: readonly [Value, ...Value[]]): Value => {
    const value = query.get(name)
    const found = choices.find((own) => own === value)
    if (value !== null && value !== '' && found === undefined && name !== 'short') bad(name, value) // all pages know `short` and say so
    return found ?? choices[0]
  }
  return {
    withheld: chosen('withheld', switchChoices.withheld),
    short: chosen('short', switchChoices.short),
    shifting: chosen('shifting', switchChoices.shifting),
    newcomers: chosen('newcomers', switchChoices.newcomers),
    holidays: chosen('holidays', switchChoices.holidays),
  }
}
