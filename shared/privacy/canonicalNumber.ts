/** One spelling for every way a telephone number is written, so that one number has one pseudonym. */
import { callingCodeOf, keepsTrunkZero } from './callingCode.ts'

const fewestDigits = 5
const mostDigits = 15

/**
 * Digits with country code and without `+`; undefined for what is no number. Scheme words, display names, parameters and hosts are left out;
 * `00` and `+` start an international number; a single leading 0 stands for the organisation's country.
 * @param country ISO 3166 code of two letters
 */
export function canonicalNumber(raw: string, country: string): string | undefined {
  const written = withoutAddress(raw)
  const isInternational = /^[^0-9+]*(\+|00)/.test(written)
  // "+31 (0)6" shows the trunk zero that is dropped when calling from abroad.
  const digits = (isInternational ? written.replace('(0)', '') : written).replaceAll(/[^0-9]/g, '')
  const number = isInternational ? digits.replace(/^00/, '') : international(digits, country)
  return number.length >= fewestDigits && number.length <= mostDigits ? number : undefined
}

function international(digits: string, country: string): string {
  const code = callingCodeOf(country)
  if (code === undefined || !digits.startsWith('0')) return digits
  return code + (keepsTrunkZero(country) ? digits : digits.slice(1))
}

/** `"Ann" <sip:+999123@host;user=phone>` → `+999123`. */
export function withoutAddress(raw: string): string {
  const inBrackets = /<([^<>]*)>/.exec(raw)?.[1] ?? raw
  const [address = ''] = inBrackets
    .trim()
    .replace(/^(?:tel|sips?|callto):/i, '')
    .split(/[@;]/)
  return address.trim()
}
