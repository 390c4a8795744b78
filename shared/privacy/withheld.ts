/** Numbers that were not sent: in words, in keypad digits, as zeros or as nothing. All are one class without a pseudonym, and no two are one person. */
import { withoutAddress } from './canonicalNumber.ts'

const words = [
  'anonymous',
  'unknown',
  'restricted',
  'private',
  'unavailable',
  'blocked',
  'withheld',
  'hidden',
  'suppressed',
  'no number',
  'not available',
  'out of area',
  'anoniem',
  'onbekend',
  'afgeschermd',
  'verborgen',
  'geheim',
  'privé',
  'prive',
  'anonym',
  'unbekannt',
  'unterdrückt',
  'unterdrueckt',
  'anonyme',
  'inconnu',
  'masqué',
  'privat',
  'keine rufnummer',
  'no caller id',
  'no callerid',
  'geen nummer',
  'nummer onbekend',
  'onbekend nummer',
  'anoniem nummer',
  'verborgen nummer',
  'geheim nummer',
  'afgeschermd nummer',
  'nummer afgeschermd',
  'privénummer',
  'privé nummer',
  'anonieme beller',
  'niet beschikbaar',
  'nummer niet beschikbaar',
  'geen nummerweergave',
  'nummer verborgen',
  'nummer geheim',
  'numéro masqué',
  'numéro inconnu',
  'n a',
  'nvt',
  'n v t',
  'nan',
  'null',
  'none',
  'undefined',
] as const
const withheldWords: ReadonlySet<string> = new Set(words)

/** The English words as some carriers send them, on the letters of a telephone's keys. */
const keypad: ReadonlySet<string> = new Set(['266696687', '7378742833', '86282452253', '8656696', '2562533', '7748283'])

export function isWithheld(raw: string): boolean {
  const written = withoutAddress(raw).toLowerCase()
  const word = written.replaceAll(/[^\p{L}]+/gu, ' ').trim()
  const digits = written.replaceAll(/[^0-9]/g, '')
  if (digits === '') return word === '' || withheldWords.has(word) || withheldWords.has(word.replace(/ (?:caller|number|call|id)$/, ''))
  return /^0+$/.test(digits) || keypad.has(digits)
}
