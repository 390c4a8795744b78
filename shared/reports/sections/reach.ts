/** How many of those there are, by somebody else's count, were heard and spoken to. In so many of a hundred, so that no sentence holds three percentages. */
import type { RangeOfShares } from '../printed.ts'
import type { SaidSentence } from '../sentence.ts'
import type { Wording } from '../wording.ts'

export function reachSentences(wording: Wording): SaidSentence[] {
  const { say, words, formats, findings } = wording
  const { outside } = findings
  if (outside?.madeContact === undefined) return []
  // Both in one measure, that of the smaller.
  const of = (outside.reached ?? outside.madeContact).value < 0.02 ? 1000 : 100
  const made = inMany(wording, outside.madeContact, of)
  const reached = outside.reached && inMany(wording, outside.reached, of)
  const source = words.method.outsideSource(outside.source, String(outside.year))
  const terms = ['people']
  return [
    say('reachMade', { number: formats.whole(outside.number), people: outside.people, source, line: findings.line.name, ...made }, terms),
    ...(reached === undefined ? [] : [say('reachSpoken', reached, terms)]),
    say('reachCaveat', {}, terms),
  ]
}

/** "5 op de 100", and the range in the same measure. */
function inMany({ words, formats }: Wording, { value, low, high }: RangeOfShares, of: number): { readonly share: string; readonly range: string } {
  const parts = (share: number, round: (number: number) => number) => formats.whole(round(Number((share * of).toFixed(6))))
  return {
    share: words.perMany(parts(value, Math.round), formats.whole(of)),
    range: low >= high ? '' : words.fromTo(parts(low, Math.floor), parts(high, Math.ceil)),
  }
}
