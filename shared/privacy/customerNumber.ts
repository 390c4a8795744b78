import { withoutAddress } from './canonicalNumber.ts'

/** Letters first, digits in it, no spaces: `P00123` is no telephone number with letters lost. */
const pattern = /^\p{L}[\p{L}\p{N}._-]{0,62}\p{N}[\p{L}\p{N}._-]{0,62}$/u
/**
 * Letters and digits mixed, without spaces, longer than any number: a digest, a UUID or an encrypted number that a system gives in the number's place,
 * whatever it begins with. No five digits follow each other, or letters stand in it three times apart: a number with a word behind it stays a number.
 */
const code = /^(?=[\p{L}\p{N}._~+/=-]{16,256}$)(?=.*\p{L})(?=.*\p{N})(?:(?!.*\p{N}{5})|(?:\P{L}*\p{L}+\P{L}+){2}\p{L})/u

/**
 * A caller whom a telephone system knows by a number of its own administration, or by a code, instead of by telephone, as exported tables often do:
 * taken as it is written, in capitals. Undefined for anything else.
 */
export function customerNumber(raw: string): string | undefined {
  const written = withoutAddress(raw)
  return pattern.test(written) || code.test(written) ? written.toUpperCase() : undefined
}
