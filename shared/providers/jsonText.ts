/** JSON from outside: the depth is checked on the text, because a parser takes a million nested lists and what walks them afterwards does not. */

const deepest = 32

/** Messages of the parser quote their input, so they stop here. */
export function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: 'bad_json' | 'too_deep' } {
  if (depthOf(text) > deepest) return { ok: false, reason: 'too_deep' }
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch {
    return { ok: false, reason: 'bad_json' }
  }
}

function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let isInText = false
  for (let n = 0; n < text.length; n++) {
    const character = text[n]
    if (isInText) {
      if (character === '\\') n++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{' || character === '[') most = Math.max(most, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return most
}

/** The fields of an object, safe to look up by any name; undefined for what is no object. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined
}
