/**
 * One table, every item with its last few states, so that a read that need not be consistent can be given an older one. An item that was deleted is a state
 * too. Nothing depends on the order in which items were written.
 */
import type { TableLayout } from '../../../../shared/storage/tables/tables.ts'
import { compareTexts, type StoredItem, textOf } from './attributeValue.ts'
import { invalid } from './storeRefusal.ts'

type State = { readonly at: number; readonly item: StoredItem | undefined }
type Row = { readonly pk: string; readonly sk: string; states: readonly State[] }
/** Up to which moment a read sees; asked for each item, so it may see more of one than of another. */
export type Sight = () => number
export type Change = { readonly before: StoredItem | undefined; readonly after: StoredItem | undefined; readonly number: number }

export class VersionedTable {
  readonly layout: TableLayout
  readonly #partitions = new Map<string, Map<string, Row>>()
  readonly #now: () => number
  #writes = 0
  onChange: ((change: Change) => void) | undefined

  constructor(layout: TableLayout, now: () => number) {
    this.layout = layout
    this.#now = now
  }

  keyOf(item: StoredItem): { readonly pk: string; readonly sk: string } {
    const [pk, sk] = [textOf(item[this.layout.partitionKey]), textOf(item[this.layout.sortKey])]
    if (!pk || !sk) throw invalid('One of the required keys was not given a value')
    return { pk, sk }
  }

  get(key: StoredItem, sight?: Sight): StoredItem | undefined {
    const { pk, sk } = this.keyOf(key)
    const row = this.#partitions.get(pk)?.get(sk)
    return row && this.#seen(row, sight)
  }

  /** @param item undefined: it is deleted */
  put(key: StoredItem, item: StoredItem | undefined): void {
    const { pk, sk } = this.keyOf(key)
    const partition = this.#partitions.get(pk) ?? new Map<string, Row>()
    this.#partitions.set(pk, partition)
    const row = partition.get(sk) ?? { pk, sk, states: [] }
    partition.set(sk, row)
    const before = row.states.at(-1)?.item
    if (before === undefined && item === undefined) return
    this.#writes += 1
    row.states = [...row.states.slice(-statesKept), { at: this.#now(), item }]
    this.onChange?.({ before, after: item, number: this.#writes })
  }

  /** In the order of the sort key. */
  partition(pk: string, sight?: Sight): readonly StoredItem[] {
    const rows = [...(this.#partitions.get(pk)?.values() ?? [])].sort((a, b) => compareTexts(a.sk, b.sk))
    return rows.map((row) => this.#seen(row, sight)).filter((item) => item !== undefined)
  }

  /** In an order that owes nothing to the names of partitions, as in the real store, and always the same. */
  everything(sight?: Sight): readonly StoredItem[] {
    const names = [...this.#partitions.keys()].map((pk) => ({ pk, place: placeOf(pk) })).sort((a, b) => a.place - b.place || compareTexts(a.pk, b.pk))
    return names.flatMap(({ pk }) => this.partition(pk, sight))
  }

  #seen({ states }: Row, sight: Sight | undefined): StoredItem | undefined {
    if (sight === undefined) return states.at(-1)?.item
    const until = sight()
    return (states.findLast(({ at }) => at <= until) ?? (states.length > statesKept ? states[0] : undefined))?.item
  }
}

const statesKept = 6

/** FNV-1a. */
export function placeOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
