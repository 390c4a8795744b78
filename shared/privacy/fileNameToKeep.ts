/** The name of a file that somebody brought, as it may be kept beside what was read from it: a recording or a list may be named after whom it is about (P1). */

/** Not within a longer row of digits. */
const dates = /(?<!\d)(?:19|20)\d{2}[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?(?:0[1-9]|[12]\d|3[01]))?(?!\d)/g
const rows = /\+?\d(?:[ ().\-_/\u00a0]*\d)+/g
const addresses = /[^\s@/\\]+@[^\s@/\\]+\.[A-Za-z]{2,}/g
const instead = '…'
const mostCharacters = 200
/** So many digits that are no date may be a number in use; fewer where it begins like one. */
const [leastDigits, leastOfBegun] = [7, 4]

/** The last 200 characters, dates among them, without telephone numbers and e-mail addresses. */
export function fileNameToKeep(name: string): string {
  return name
    .replaceAll(addresses, instead)
    .replaceAll(rows, (row) => (mayBeNumber(row) ? instead : row))
    .slice(-mostCharacters)
}

function mayBeNumber(row: string): boolean {
  const digits = row.replaceAll(dates, '').replaceAll(/\D/g, '').length
  return digits >= (/^(?:\+|0)/.test(row) ? leastOfBegun : leastDigits)
}
