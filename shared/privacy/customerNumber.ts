import { withoutAddress } from './canonicalNumber.ts'

/** Letters first, digits in it, no spaces: `P00123` is no telephone number with letters lost. */
const pattern = /^\p{L}[\p{L}\p{N}._-]{0,62}\p{N}[\p{L}\p{N}._-]{0,62}$/u

/**
 * A caller whom a telephone system knows by a number of its own administration instead of by telephone, as exported tables often do:
 * taken as it is written, in capitals. Undefined for anything else.
 */
export function customerNumber(raw: string): string | undefined {
  const written = withoutAddress(raw)
  return pattern.test(written) ? written.toUpperCase() : undefined
}
