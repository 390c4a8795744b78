/** As what a person counts: somebody may have had several needs, and each became something else. */
import { needStatuses, statusRecord } from '../../contacts/series.ts'

const [atOnce, later, never, stillOpen] = [0, 1, 2, 3] // positions in needStatuses
const statuses = 2 ** needStatuses.length
const firstNeverWhileClosed = statuses

/** What is known of a person, in a byte: a bit for every status of a need of theirs, and one for where the first that never reached us began. */
export function seenWith(seen: number, status: number, isClosed: boolean): number {
  const isFirstNever = status === never && (seen & (1 << never)) === 0
  return seen | (1 << status) | (isFirstNever && isClosed ? firstNeverWhileClosed : 0)
}

/** Each person once: reached if any need was reached (at once if any at once), else still open if any need is, else never. */
export function countPeople(seenOf: Uint8Array) {
  const bySeen = new Uint32Array(2 * statuses)
  for (const seen of seenOf) bySeen[seen] = (bySeen[seen] ?? 0) + 1
  const byStatus = [0, 0, 0, 0]
  for (let seen = 1; seen < bySeen.length; seen++) {
    const status = bestOf[seen % statuses] ?? never
    byStatus[status] = (byStatus[status] ?? 0) + (bySeen[seen] ?? 0)
  }
  const onlyNever = 1 << never
  return {
    all: seenOf.length - (bySeen[0] ?? 0),
    byStatus: statusRecord(byStatus),
    neverClosed: bySeen[onlyNever + firstNeverWhileClosed] ?? 0,
    neverOpen: bySeen[onlyNever] ?? 0,
  }
}

/** For every set of statuses, a bit each: the one that the person counts as. */
const bestOf = Uint8Array.from({ length: statuses }, (_, seen) => [atOnce, later, stillOpen, never].find((status) => (seen & (1 << status)) !== 0) ?? never)
