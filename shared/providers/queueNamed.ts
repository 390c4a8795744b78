/** Which of the names that an event tells is one that the source's settings know. Telephone numbers are the same however they are written. */
import type { Source } from '../settings/settings.ts'

type Named = Pick<Source, 'lines'>
type Names = readonly (string | undefined)[]

/** The name as the settings spell it; undefined when they know none of these. */
export function knownQueue({ lines }: Named, names: Names): string | undefined {
  const keys = Object.keys(lines)
  for (const name of names) {
    if (name === undefined) continue
    const number = digitsOf(name)
    const key = keys.find((own) => own === name) ?? (number === undefined ? undefined : keys.find((own) => digitsOf(own) === number))
    if (key !== undefined) return key
  }
  return undefined
}

/** The same, but a name that is not set up is told, so that somebody sees it is missing. */
export const queueNamed = (source: Named, names: Names): string | undefined => knownQueue(source, names) ?? names.find((name) => name !== undefined)

/** `+999 20…`, `0099920…` and `99920…` are one number. */
function digitsOf(name: string): string | undefined {
  if (!/^\+?[0-9 ()./-]{5,24}$/.test(name)) return undefined
  const digits = name.replaceAll(/[^0-9]/g, '').replace(/^00/, '')
  return digits.length >= 5 ? digits : undefined
}
