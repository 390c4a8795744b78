/** Which way a call went, by the names and words that exports give it. What staff begin themselves, or say to each other, is no contact of a helpline. */
import { folded } from './folded.ts'

/** Whether rows with a word are counted or left out. */
export type Direction = 'in' | 'skip'

/** The surest first: “type” may as well say something else. */
const usualNames = [
  /^((call|gespreks?|oproep|bel)[ _-]?)?(richting|direction)( \((in|inbound|inkomend)\/(out|outbound|uit|uitgaand)\))?$|^(in|inbound|inkomend) ?\/ ?(out|outbound|uit|uitgaand)$/,
  /^((call|gespreks?|oproep)[ _-]?)?type$|^(type|soort) (call|gesprek|oproep)$/,
] as const

/** Those columns that by their name may say which way a call went, the likeliest first. */
export const directionColumns = (names: readonly string[]): readonly string[] => usualNames.flatMap((usual) => names.filter((name) => usual.test(folded(name))))

const inwards = /^(in|inbound|incoming|inkomende?|ingaande?|binnenkomende?)([ -](call|gesprek|oproep))?$/
const otherwise = /^(out|outbound|outgoing|uit|uitgaande?|internal|interne?)([ -](call|gesprek|oproep|api|dial))?$/

/** Words that need no explaining; undefined for every other. */
export function usualDirection(word: string): Direction | undefined {
  const plain = folded(word)
  if (inwards.test(plain)) return 'in'
  return otherwise.test(plain) ? 'skip' : undefined
}
