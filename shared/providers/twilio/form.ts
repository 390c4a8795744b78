/** `application/x-www-form-urlencoded`, strictly: two different bodies never read alike. */

export type FormParameters = readonly (readonly [name: string, value: string])[]

/** In the order sent; undefined for what is not UTF-8. */
export function parseForm(text: string): FormParameters | undefined {
  try {
    return text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=')
        return at === -1 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]
      })
  } catch {
    return undefined // the message would quote what was sent
  }
}

/** undefined when a name is given twice: a reader and a signer could disagree on which one counts. */
export function fieldsOfForm(parameters: FormParameters): ReadonlyMap<string, string> | undefined {
  const fields = new Map(parameters)
  return fields.size === parameters.length ? fields : undefined
}

const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
