/** One record, by the names of its fields. */
import { isBounded } from '../rawText.ts'
import type { CdrForm } from './cdrForm.ts'
import type { CdrField } from './settings.ts'

/** Without spaces around it; empty where the exchange does not write that field. */
export type Cells = (field: CdrField) => string

export const cellsOf =
  (fields: readonly string[], { positions }: CdrForm): Cells =>
  (field) =>
    (fields[positions.get(field) ?? -1] ?? '').trim()

/**
 * Every call comes from some kind of place and goes to one. Where none of the three says a kind that we know, something else stands there: fields written in
 * another order are as many, and a call that was answered would pass for one that nobody picked up.
 */
export const namesKinds = (cells: Cells): boolean => typeFields.some((field) => kinds.has(typeIn(cells, field)))
const typeFields = ['from-type', 'to-type', 'final-type'] as const
const kinds: ReadonlySet<string> = new Set(
  'line externalline provider bridge extension queue ringgroup ivr digitalreceptionist callflow script vmail voicemail fax conference parking'.split(' '),
)

/** Types are written in capitals by one version and in small letters by the next. */
export const typeIn = (cells: Cells, field: 'from-type' | 'to-type' | 'final-type'): string =>
  cells(field)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')

/** A call comes in by a line of the exchange. */
export function isInbound(cells: Cells): boolean {
  const [from, to] = [typeIn(cells, 'from-type'), typeIn(cells, 'to-type')]
  if (to === 'line' || to === 'externalline' || to === 'provider') return false
  return from === '' ? !/^ext\./i.test(cells('from-no')) : from !== 'extension'
}

/** What was dialled, whom it reached first, and then every place it came by. */
export const queueNames = (cells: Cells): readonly string[] =>
  [cells('dial-no'), cells('to-dn'), withoutExt(cells('to-no')), ...chainOf(cells), cells('final-dn'), cells('from-dn')].filter((name) => isBounded(name, 128))

/** `Chain: +999…;Ext.800;Ext.201;`: it begins with the caller's number, which is nobody's line. */
const chainOf = (cells: Cells) =>
  cells('chain')
    .replace(/^chain:/i, '')
    .split(';')
    .map((place) => place.trim())
    .flatMap((place) => (/^ext\./i.test(place) ? [withoutExt(place)] : []))

const withoutExt = (number: string) => number.replace(/^ext\./i, '')

/** Somebody's telephone rang: those of a queue are listed, or the call came to one. That nobody picked up is no outcome. */
export const wasRung = (cells: Cells): boolean =>
  cells('missed-queue-calls') !== '' || [typeIn(cells, 'to-type'), typeIn(cells, 'final-type')].includes('extension')

export const agentIn = (cells: Cells): string | undefined => [cells('final-dn'), cells('to-dn')].find((dn) => isBounded(dn, 64))
