/** Addresses that open something by themselves: 256 random bits, base64url, as one part of their path. */
const token = '[A-Za-z0-9_-]{43}'
const whole = new RegExp(`^${token}$`)
const inPath = new RegExp(`(?<=/)${token}(?=[/?]|$)`, 'g')

export const isToken = (text: string): boolean => whole.test(text)

/** For paper, which is left on desks: where it is from, without what would open it again. */
export const withoutToken = (address: string): string => address.replaceAll(inPath, '…')
