/** Rules for some dates of a weekday as rows of a form: when, which day, from, until. Pure. */
import type { DayRule, Which } from '../../../../../shared/calendar/dayRule.ts'
import { withRule } from '../../../../../shared/calendar/dayRule.ts'
import type { Block } from '../../../../../shared/calendar/blocks.ts'
import { mergeBlocks } from '../../../../../shared/calendar/weekPattern.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { readRows, rowOf, type TimeRow } from './timeRows.ts'

export type RuleRow = TimeRow & { readonly which: string; readonly day: string }
export type RuleChoice = keyof Texts['hours']['version']['ruleChoices']

export const ruleChoices: readonly RuleChoice[] = ['1', '2', '3', '4', '5', '-1', 'odd', 'even', 'school']
/** `0` is Monday. */
export const ruleDays: readonly string[] = ['0', '1', '2', '3', '4', '5', '6', 'workdays', 'all']
export const emptyRuleRow: RuleRow = { which: '', day: '', from: '', until: '' }

const weekdaysOf = (day: string): readonly number[] => (day === 'workdays' ? [0, 1, 2, 3, 4] : day === 'all' ? [0, 1, 2, 3, 4, 5, 6] : [Number(day)])

function whichOf(choice: RuleChoice): Which {
  switch (choice) {
    case 'odd':
      return { by: 'weeks', from: 1, to: 53, step: 2 }
    case 'even':
      return { by: 'weeks', from: 2, to: 52, step: 2 }
    case 'school':
      return { by: 'school_holidays' }
    default:
      return { by: 'place', place: Number(choice) }
  }
}

function choiceOf(which: Which): RuleChoice | undefined {
  return ruleChoices.find((choice) => JSON.stringify(whichOf(choice)) === JSON.stringify(which))
}

/** Rows of one choice and day belong together, in the order of the first of them. A row without times is closed, unless another row of its group has times. */
export function readRuleRows(
  rows: readonly RuleRow[],
  words: Texts['hours']['problems'],
): { readonly rules: readonly DayRule[]; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const groups = new Map<string, { readonly choice: RuleChoice; readonly day: string; readonly blocks: Block[] }>()
  rows.forEach(({ which, day, from, until }, n) => {
    if (which === '' && day === '' && from === '' && until === '') return
    const choice = ruleChoices.find((own) => own === which)
    if (choice === undefined) problems.push({ field: `rule-which-${n}`, words: words.ruleWhichMissing })
    if (!ruleDays.includes(day)) problems.push({ field: `rule-day-${n}`, words: words.ruleDayMissing })
    const read = readRows([{ from, until }], 'rule', words)
    problems.push(...read.problems.map(({ field, words: text }) => ({ field: field.replace(/0$/, String(n)), words: text })))
    if (choice === undefined || !ruleDays.includes(day)) return
    const group = groups.get(`${choice} ${day}`) ?? { choice, day, blocks: [] }
    group.blocks.push(...read.blocks)
    groups.set(`${choice} ${day}`, group)
  })
  const rules = [...groups.values()].flatMap(({ choice, day, blocks }) =>
    weekdaysOf(day).map((weekday): DayRule => ({ weekday, which: whichOf(choice), blocks: mergeBlocks(blocks) })),
  )
  return { rules: rules.reduce<readonly DayRule[]>(withRule, []), problems }
}

/** Rules that fit the rows, and those from the first on that does not: their order counts, so it is kept. */
export function ruleRowsOf(rules: readonly DayRule[]): { readonly rows: readonly RuleRow[]; readonly others: readonly DayRule[] } {
  const firstOther = rules.findIndex(({ which }) => choiceOf(which) === undefined)
  const [fitting, others] = firstOther < 0 ? [rules, []] : [rules.slice(0, firstOther), rules.slice(firstOther)]
  const groups: DayRule[][] = []
  for (const rule of fitting) {
    const last = groups.at(-1)?.at(-1)
    if (last !== undefined && JSON.stringify([last.which, last.blocks]) === JSON.stringify([rule.which, rule.blocks]) && rule.weekday === last.weekday + 1)
      groups.at(-1)?.push(rule)
    else groups.push([rule])
  }
  return { rows: groups.flatMap(rowsOfGroup), others }
}

function rowsOfGroup(group: readonly DayRule[]): readonly RuleRow[] {
  const [first] = group
  const isRun = (length: number) => first?.weekday === 0 && group.length === length
  const days = isRun(5) ? ['workdays'] : isRun(7) ? ['all'] : group.map(({ weekday }) => String(weekday))
  const times = first === undefined || first.blocks.length === 0 ? [{ from: '', until: '' }] : first.blocks.map(rowOf)
  const which = first === undefined ? undefined : choiceOf(first.which)
  return which === undefined ? [] : days.flatMap((day) => times.map((row) => ({ which, day, ...row })))
}
