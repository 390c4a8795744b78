/** What is going to happen, earliest first; things of the same moment in the order in which they were put down. */
export type Agenda = {
  readonly add: (at: number, happen: () => void) => void
  /** Lets everything happen that lies before `until`. */
  readonly runUntil: (until: number) => void
}
type Entry = { readonly at: number; readonly order: number; readonly happen: () => void }

export function newAgenda(): Agenda {
  const heap: Entry[] = []
  let order = 0
  return {
    add: (at, happen) => siftUp(heap, { at, order: order++, happen }),
    runUntil: (until) => {
      for (let first = heap[0]; first !== undefined && first.at < until; first = heap[0]) {
        removeFirst(heap)
        first.happen()
      }
    },
  }
}

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order)

function siftUp(heap: Entry[], entry: Entry): void {
  let index = heap.length
  heap.push(entry)
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = heap[above]
    if (parent === undefined || !isBefore(entry, parent)) break
    heap[index] = parent
    index = above
  }
  heap[index] = entry
}

function removeFirst(heap: Entry[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let index = 0
  for (;;) {
    const left = heap[2 * index + 1]
    if (left === undefined) break
    const right = heap[2 * index + 2]
    const takesRight = right !== undefined && isBefore(right, left)
    const child = takesRight ? right : left
    if (!isBefore(child, last)) break
    heap[index] = child
    index = 2 * index + (takesRight ? 2 : 1)
  }
  heap[index] = last
}
