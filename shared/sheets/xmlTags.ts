/** Tags and texts of an XML file that comes in pieces. Declarations are refused: no spreadsheet program writes them, and they make much of little or fetch something. */
import sax from 'sax'
import { UnreadableSheet } from './sheet.ts'

/** By the name as it stands, with its prefix. */
export type Attributes = Readonly<Record<string, string | undefined>>
export type XmlTaker = {
  /** Names are without the prefix of their namespace. */
  readonly open: (name: string, attributes: Attributes) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** @throws UnreadableSheet for what is no XML of a spreadsheet, and what the taker throws */
export async function takeXml(pieces: AsyncIterable<Uint8Array>, taker: XmlTaker): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = sax.parser(true, { position: false })
  const refuse = () => {
    throw new UnreadableSheet('not_readable')
  }
  Object.assign(reader, { onerror: refuse, ondoctype: refuse, onsgmldeclaration: refuse, ontext: taker.text, oncdata: taker.text })
  reader.onopentag = ({ name, attributes }) => taker.open(localName(name), attributes as Record<string, string>)
  reader.onclosetag = (name) => taker.close(localName(name))
  for await (const piece of pieces) reader.write(decoded(decoder, piece))
  reader.close()
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function decoded(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true })
  } catch {
    throw new UnreadableSheet('not_readable') // another alphabet
  }
}
