/** Tags and texts of an XML file that comes in pieces. Entities of its own making and declarations are refused: no spreadsheet program writes them, and they make much of little or fetch something. */
import { UnreadableSheet } from './sheet.ts'

export type XmlTaker = {
  /** `attributes` as they stand, for `attributeIn`. Names are without the prefix of their namespace. */
  readonly open: (name: string, attributes: string) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

const tag = /<(\/?)(?:[^\s/>:]+:)?([^\s/>:]+)([^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)>/y
/** A tag or a text is never longer: a cell holds 32,767 letters at most. */
const longest = 512 * 1024

/** @throws UnreadableSheet for what is no XML of a spreadsheet */
export async function takeXml(pieces: AsyncIterable<Uint8Array>, taker: XmlTaker): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const piece of pieces) {
    rest = take(rest + decoded(decoder, piece), taker)
    if (rest.length > longest) throw new UnreadableSheet('not_readable')
  }
  if (rest.trim() !== '') throw new UnreadableSheet('not_readable')
}

function decoded(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array): string {
  try {
    const text = decoder.decode(piece, { stream: true })
    if (!text.includes('\0')) return text
  } catch {} // another alphabet, as is one with zeros
  throw new UnreadableSheet('not_readable')
}

/** @returns what is not whole yet */
function take(xml: string, { open, close, text }: XmlTaker): string {
  let at = 0
  for (;;) {
    const start = xml.indexOf('<', at)
    if (start === -1) return xml.slice(at)
    const special = xml.startsWith('<!', start) || xml.startsWith('<?', start)
    const end = special ? endOfSpecial(xml, start) : undefined
    if (special && end === undefined) return xml.slice(at)
    tag.lastIndex = start
    const found = special ? null : tag.exec(xml)
    if (!special && found === null) return xml.slice(at)
    if (start > at) text(unescaped(xml.slice(at, start)))
    if (found === null) {
      if (xml.startsWith('<![CDATA[', start)) text(xml.slice(start + 9, (end ?? start) - 3))
      at = end ?? start
      continue
    }
    const [whole, slash, name = '', attributes = ''] = found
    if (slash === '/') close(name)
    else {
      open(name, attributes)
      if (attributes.endsWith('/')) close(name)
    }
    at = start + whole.length
  }
}

/** Where a comment, an instruction or a piece of plain text ends; undefined: not yet. */
function endOfSpecial(xml: string, start: number): number | undefined {
  const [, ending] = specials.find(([beginning]) => xml.startsWith(beginning, start)) ?? []
  if (ending === undefined) {
    if (xml.length - start < 9) return undefined
    throw new UnreadableSheet('not_readable')
  }
  const end = xml.indexOf(ending, start)
  return end === -1 ? undefined : end + ending.length
}
const specials = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const

const expressions = new Map<string, RegExp>()
/** By its name with its prefix, if it has one. */
export function attributeIn(attributes: string, name: string): string | undefined {
  const expression = expressions.get(name) ?? new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`)
  expressions.set(name, expression)
  const found = expression.exec(attributes)
  return found === null ? undefined : unescaped(found[1] ?? found[2] ?? '')
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])
function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return Number.isNaN(code) ? (named.get(name) ?? whole) : code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code)
  })
}
