import type { Said } from '../format.ts'
import type { headlinesNl } from './nl.ts'

const range = ({ range: words }: Said) => (words === undefined ? '' : ` (${words})`)
const people = ({ text, isOne }: Said) => (isOne ? `${text} person` : `${text} people`)
const isSame = (one: Said, other: Said) => one.text === other.text && one.range === other.range
const ofThem = (part: Said, all: Said) => (all.isOne && isSame(part, all) ? 'that person' : `${part.text} of them${range(part)}`)
const were = ({ isOne }: Said) => (isOne ? 'was' : 'were')

export const headlinesEn: typeof headlinesNl = {
  overview: {
    some: (period, all, never) => `In ${period} ${people(all)} tried to reach us; we never spoke to ${ofThem(never, all)}.`,
    someSeen: (period, all, never) => `In ${period} ${people(all)} tried to reach us, as far as we could see; we never spoke to ${ofThem(never, all)}.`,
    nobodyMissed: (period, all) => `In ${period} ${people(all)} tried to reach us; we saw nobody whom we did not reach.`,
    stillOpen: (period, all, open) =>
      `In ${period} ${people(all)} tried to reach us. Of ${ofThem(open, all)} we do not know yet whether we will speak to them.`,
    nobody: (period) => `In ${period} nobody tried to reach us.`,
  },
  missed: {
    some: (period, never, closed, open) =>
      `Of ${people(never)}${range(never)} we never spoke to in ${period}, ${closed} tried while we were closed and ${open} while we were open but full or unstaffed.`,
    few: (period, never, closed, open) =>
      `In ${period} there were ${people(never)}${range(never)} we never spoke to. About ${closed} of them tried while we were closed and ${open} while we were open but full or unstaffed.`,
    one: (period, never) => `In ${period} there ${were(never)} ${people(never)}${range(never)} we never spoke to.`,
    allClosed: (period, never) => `Of ${people(never)}${range(never)} we never spoke to in ${period}, nearly all tried while we were closed.`,
    allOpen: (period, never) => `Of ${people(never)}${range(never)} we never spoke to in ${period}, nearly all tried while we were open but full or unstaffed.`,
    openOnly: (period, never) => `In ${period} there ${were(never)} ${people(never)}${range(never)} who tried while we were open and whom we never spoke to.`,
    nobody: (period) => `In ${period} we saw nobody whom we did not reach.`,
    stillOpen: (period, open) => `It is too early to say whom we never spoke to in ${period}. We may yet speak to ${people(open)}${range(open)}.`,
    unknown: (period) => `These data cannot say how many people we never spoke to in ${period}.`,
  },
  ladder: {
    never: (attempts, never) => `${attempts}, ${people(never)} we never spoke to`,
    stillOpen: (attempts, open) => `${attempts}, ${people(open)} we may yet speak to`,
    unknown: (attempts) => `${attempts}; how many people that is, is unknown`,
    summary: (attempts, all) => `All bars are on one scale. ${attempts} came from ${people(all)}${range(all)}.`,
    attempts: (count, text) => (count === 1 ? '1 attempt' : `${text} attempts`),
  },
}
