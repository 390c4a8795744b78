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

/** What a text says, undefined where it is no JSON: for text in which nobody has to be told what is wrong. */
export function jsonIn(text: string): unknown {
  const read = parseJson(text)
  return read.ok ? read.value : undefined
}

/** Their codes: of every body each character is looked at. */
const sign = { quote: 0x22, bracket: 0x5b, backslash: 0x5c, endOfBracket: 0x5d, brace: 0x7b, endOfBrace: 0x7d } as const

function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let isInText = false
  for (let n = 0; n < text.length; n++) {
    const character = text.charCodeAt(n)
    if (isInText) {
      if (character === sign.backslash) n++
      else if (character === sign.quote) isInText = false
    } else if (character === sign.quote) isInText = true
    else if (character === sign.brace || character === sign.bracket) most = Math.max(most, ++depth)
    else if (character === sign.endOfBrace || character === sign.endOfBracket) depth--
  }
  return most
}

/** The fields of an object, safe to look up by any name; undefined for what is no object. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined
}
