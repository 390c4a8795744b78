/**
 * The name of an uploaded file in a form that may be stored: telephone numbers and addresses are removed, because a file may be named after the person
 * it is about (P1).
 */

/** Not within a longer row of digits. */
const dates = /(?<!\d)(?:19|20)\d{2}[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?(?:0[1-9]|[12]\d|3[01]))?(?!\d)/g
const rows = /\+?\d(?:[ ().\-_/\u00a0]*\d)+/g
const addresses = /[^\s@/\\]+@[^\s@/\\]+\.[A-Za-z]{2,}/g
const instead = '…'
const mostCharacters = 200
/** No file has a longer name; what is said to be one is not read, for it would take its length squared. */
const longestName = 1000
/** This many digits that form no date may be a telephone number; fewer are enough where the text begins like one. */
const [leastDigits, leastOfBegun] = [7, 4]

/** The last 200 characters, dates among them, without telephone numbers and e-mail addresses. */
export function fileNameToKeep(name: string): string {
  if (name.length > longestName) return instead
  return name
    .replaceAll(addresses, instead)
    .replaceAll(rows, (row) => (mayBeNumber(row) ? instead : row))
    .slice(-mostCharacters)
}

function mayBeNumber(row: string): boolean {
  const digits = row.replaceAll(dates, '').replaceAll(/\D/g, '').length
  return digits >= (/^(?:\+|0)/.test(row) ? leastOfBegun : leastDigits)
}
