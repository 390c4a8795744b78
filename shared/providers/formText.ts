/**
 * The fields of a form (`application/x-www-form-urlencoded`); undefined for what is none, and where a name is given twice, because then the one that is read
 * need not be the one that was meant.
 */
export function formFields(text: string): ReadonlyMap<string, string> | undefined {
  const pairs = text.split('&').filter((pair) => pair !== '')
  try {
    const fields = new Map(pairs.map((pair): [string, string] => [decoded(pair.split('=', 1)[0] ?? ''), decoded(/=(.*)$/s.exec(pair)?.[1] ?? '')]))
    return fields.size === pairs.length ? fields : undefined
  } catch {
    return undefined // the message would quote what was sent
  }
}

const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
