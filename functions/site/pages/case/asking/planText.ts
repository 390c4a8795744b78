/** A plan as the address holds it: `Avonden|Tu,Su 19:00-22:00 x2 / Sa 10:00-12:00`. A name, then hours with how many people there are at once; one where it is not said. */
import { extraHoursText, readExtraHours } from '../../../../../shared/cases/extraHours.ts'
import type { ExtraBlock } from '../../../../../shared/cases/caseRequest.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'

/** `name` is empty where nobody gave one. */
export type NamedPlan = { readonly name: string; readonly blocks: readonly ExtraBlock[] }

export const longestName = 60
const mostCharacters = 2000
export const mostStaff = 50

export function planText({ name, blocks }: NamedPlan): string {
  const byStaff = [...Map.groupBy(blocks, ({ staff }) => staff)].map(([staff, own]) => `${extraHoursText(own)}${staff === 1 ? '' : ` x${staff}`}`)
  return `${tidyName(name)}|${byStaff.join(' / ')}`
}

/** A name that the address can hold. */
export const tidyName = (name: string): string => name.replaceAll('|', '-').trim()

export type ReadPlan = { readonly plan: NamedPlan } | { readonly name: string; readonly cure: string }

/** @param texts for what is wrong with it, in words */
export function readPlan(text: string, texts: Pick<Texts, 'case' | 'hours'>): ReadPlan {
  const at = text.indexOf('|')
  const name = tidyName(text.slice(0, Math.max(0, at))).slice(0, longestName)
  const hours = text.slice(at + 1).slice(0, mostCharacters)
  const blocks: ExtraBlock[] = []
  for (const part of hours.split('/')) {
    const [, times = part, number = '1'] = /^(.*?)\s+x(\d{1,3})\s*$/.exec(part) ?? []
    const staff = Number(number)
    const read = readExtraHours(times, staff)
    if ('problem' in read) return { name: name === '' ? hours.trim().slice(0, longestName) : name, cure: cureOf(read.problem.key, texts) }
    if (staff < 1 || staff > mostStaff) return { name, cure: texts.case.problems.badStaff(name, number) }
    blocks.push(...read.blocks)
  }
  return { plan: { name, blocks } }
}

type ProblemKey = Extract<ReturnType<typeof readExtraHours>, { readonly problem: unknown }>['problem']['key']
function cureOf(key: ProblemKey, { case: words, hours }: Pick<Texts, 'case' | 'hours'>): string {
  if (key === 'not_every_week') return words.problems.planNotEveryWeek
  if (key === 'always_closed') return words.problems.planEmpty
  return hours.cures[key]
}
