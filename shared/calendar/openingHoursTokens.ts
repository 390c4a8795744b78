/** The pieces of which opening hours are written, each with its place in the text. */
import type { OpeningHoursProblem } from './openingHoursProblem.ts'

export type Kind =
  | 'always'
  | 'time'
  | 'number'
  | 'day'
  | 'ph'
  | 'sh'
  | 'week'
  | 'closed'
  | 'word'
  | 'dash'
  | 'comma'
  | 'semicolon'
  | 'open'
  | 'shut'
  | 'slash'
  | 'sign'
export type Token = {
  readonly kind: Kind
  readonly text: string
  readonly at: number
  /** On a day: which ones of the month, from the brackets after it. */
  readonly places?: readonly number[]
}
export type Refused = { readonly problem: OpeningHoursProblem }

const dayIndex = new Map(['mo tu we th fr sa su', 'ma di wo do vr za zo'].flatMap((names) => names.split(' ').map((name, i) => [name, i] as const)))
const words = new Map<string, Kind>([
  ['ph', 'ph'],
  ['sh', 'sh'],
  ['week', 'week'],
  ...['off', 'closed', 'gesloten', 'dicht'].map((word) => [word, 'closed'] as const),
])
const signs = new Map<string, Kind>([
  ['[', 'open'],
  [']', 'shut'],
  ['/', 'slash'],
])

/** 0 is Monday. */
export const dayIndexOf = ({ text }: Token): number => dayIndex.get(text.toLowerCase()) ?? 0

const pieces =
  /(?<always>(?<!\d)24\s*\/\s*7(?!\d))|(?<time>\d{1,2}[:.]\d\d(?!\d))|(?<number>\d+)|(?<word>\p{L}+)|(?<dash>[-‐‑–—−])|(?<comma>,)|(?<semicolon>;)|(?<bracket>[[\]/])|(?<sign>[^\s\p{L}\d,;[\]/‐‑–—−-]+)/gu

/** All pieces; brackets after a day are taken up into that day. Words and signs that mean nothing here come back as the first problem. */
export function tokensOf(text: string): readonly Token[] | Refused {
  const tokens = Array.from(text.matchAll(pieces), (match): Token => ({ kind: kindOf(match), text: match[0], at: match.index }))
  const stranger = tokens.find(({ kind }) => kind === 'word' || kind === 'sign')
  if (stranger) return refuse(stranger.kind === 'word' ? 'unknown_word' : stranger.text === '+' ? 'open_end' : 'unknown_sign', stranger)
  return withPlaces(tokens, text.length)
}

export const refuse = (key: OpeningHoursProblem['key'], token: Token | undefined, end = 0): Refused => ({
  problem: { key, piece: token?.text ?? '', position: (token?.at ?? end) + 1 },
})

function kindOf({ 0: text, groups = {} }: RegExpMatchArray): Kind {
  if (groups.always) return 'always'
  if (groups.time) return 'time'
  if (groups.number) return 'number'
  if (groups.dash) return 'dash'
  if (groups.comma) return 'comma'
  if (groups.semicolon) return 'semicolon'
  if (groups.bracket) return signs.get(text) ?? 'sign'
  const word = text.toLowerCase()
  return dayIndex.has(word) ? 'day' : (words.get(word) ?? (groups.word ? 'word' : 'sign'))
}

function withPlaces(tokens: readonly Token[], end: number): readonly Token[] | Refused {
  const folded: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    const day = folded.at(-1)
    if (token.kind !== 'open') {
      folded.push(token)
      continue
    }
    if (day?.kind !== 'day' || day.places) return refuse('unexpected', token)
    let shutAt = i + 1
    while (shutAt < tokens.length && tokens[shutAt]?.kind !== 'shut') shutAt++
    const inside = tokens.slice(i + 1, shutAt)
    const places = placesIn(inside, tokens[shutAt], end)
    if ('problem' in places) return places
    folded[folded.length - 1] = { ...day, places }
    i = shutAt
  }
  return folded
}

/** `1`, `1,3`, `1-3`, `-1`: as in `Su[1,3]`. */
function placesIn(tokens: readonly Token[], shut: Token | undefined, end: number): readonly number[] | Refused {
  if (!shut) return refuse('place_expected', undefined, end)
  const places = new Set<number>()
  for (let i = 0; i < tokens.length; i++) {
    const isFromEnd = tokens[i]?.kind === 'dash'
    if (isFromEnd) i++
    const first = placeOf(tokens[i])
    if (first === undefined) return refuse('place_expected', tokens[i] ?? shut)
    const isRange = !isFromEnd && tokens[i + 1]?.kind === 'dash'
    const last = isRange ? placeOf(tokens[i + 2]) : first
    if (last === undefined || last < first) return refuse('place_expected', tokens[i + 2] ?? shut)
    for (let place = first; place <= last; place++) places.add(isFromEnd ? -place : place)
    i += isRange ? 3 : 1
    const separator = tokens[i]
    if (separator && separator.kind !== 'comma') return refuse('place_expected', separator)
    if (separator && i === tokens.length - 1) return refuse('place_expected', shut)
  }
  return places.size === 0 ? refuse('place_expected', shut) : [...places]
}

const placeOf = (token: Token | undefined): number | undefined =>
  token?.kind === 'number' && Number(token.text) >= 1 && Number(token.text) <= 5 ? Number(token.text) : undefined
