/** The mechanical part of how we write: every text as it stands in the dictionaries, with its slots left open. Tone is read, not tested. */
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAst } from 'vitest/node'

const folder = join(import.meta.dirname, '../../shared/text')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
/** A slot counts as one word, as the number or name that fills it does. */
const slot = '7'
const mostWords = 30

type Text = { readonly file: string; readonly text: string }
type Node = { readonly type: string; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Keys and imports are no texts. */
function textsIn(file: string): readonly Text[] {
  const found: Text[] = []
  const look = (node: Node): void => {
    if (node.type === 'ImportDeclaration') return
    if (node.type === 'Literal' && typeof node['value'] === 'string') found.push({ file, text: node['value'] })
    if (node.type === 'TemplateLiteral') found.push({ file, text: piecesOf(node).join(slot) })
    for (const [key, value] of Object.entries(node))
      if (!(node.type === 'Property' && key === 'key')) for (const child of [value].flat()) if (isNode(child)) look(child)
  }
  for (const statement of parseAst(stripTypeScriptTypes(readFileSync(join(folder, file), 'utf8'))).body) if (isNode(statement)) look(statement)
  return found
}
const piecesOf = (node: Node): readonly string[] =>
  [node['quasis']].flat().flatMap((piece) => {
    const value = isNode(piece) ? piece['value'] : undefined
    return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : []
  })
const all = files.flatMap(textsIn)
const sentencesOf = ({ text }: Text): readonly string[] =>
  text
    .split(/(?<=[.?])\s+|\n/)
    .map((own) => own.trim())
    .filter((own) => own !== '')
const wordsIn = (sentence: string): number => sentence.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** The column "not" of the words that we use, and names for callers that we cannot know. */
const forbidden = [
  /gemiste klant/i,
  /verloren beller/i,
  /lost lead/i,
  /nam niet op/i,
  /ophangers/i,
  /nepbeller/i,
  /\bprank/i,
  /slachtoffer/i,
  /\bvictim/i,
  /\bdader/i,
  /perpetrator/i,
  /\boffender/i,
  /pedofiel/i,
  /p[a]?edophil/i,
  /\bgered\b/i,
  /\bsaved (?:lives|people)\b/i,
  /voorkom(?:en|t) dat iemand/i,
  /\bklanten\b/i,
  /\bcustomers\b/i,
  /u heeft een fout gemaakt/i,
  /\balarm\b/i,
  /topprestatie/i,
]

describe('every text', () => {
  it('is found: the dictionaries of both languages', () => {
    expect(all.length).toBeGreaterThan(3_000)
    expect(all.some(({ file, text }) => file === 'headlines/nl.ts' && text.includes('kregen we nooit contact'))).toBe(true)
  })
  it('has no exclamation mark', () => expect(all.filter(({ text }) => text.includes('!'))).toEqual([]))
  it('has no emoji', () => expect(all.filter(({ text }) => /\p{Extended_Pictographic}/u.test(text))).toEqual([]))
  it('has none of the words that we do not write', () => expect(all.filter(({ text }) => forbidden.some((pattern) => pattern.test(text)))).toEqual([]))
  it(`has no sentence of more than ${mostWords} words`, () =>
    expect(
      all.flatMap((own) =>
        sentencesOf(own)
          .filter((sentence) => wordsIn(sentence) > mostWords)
          .map((sentence) => [own.file, sentence]),
      ),
    ).toEqual([]))
})
