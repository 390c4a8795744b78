import { dayMs } from '../../../shared/calendar/durations.ts'
import { backupDays } from '../../../shared/storage/tables/retention.ts'

/** Whether a copy may be put back at all. */
export class CannotRestore extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'CannotRestore'
  }
}

type Asked = {
  /** UTC milliseconds. */
  readonly copiedAt: number
  readonly now: number
  readonly isLedgerKnown: boolean
  readonly withoutLedger: boolean
}

/** @throws CannotRestore */
export function mayBeUsed({ copiedAt, now, isLedgerKnown, withoutLedger }: Asked): void {
  const days = Math.floor((now - copiedAt) / dayMs)
  if (days >= backupDays)
    throw new CannotRestore(`this copy is ${days} days old. After ${backupDays} days none may be put back: who was erased since is not known for so long.`)
  if (!isLedgerKnown && !withoutLedger)
    throw new CannotRestore(
      'the list of deletions since this copy is missing: it stands in the store that is to be replaced, and beside its keys. Without it somebody who was erased may come back. If nobody was, say so by --without-ledger.',
    )
}
