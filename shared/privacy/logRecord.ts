/** A line of a log: only these fields, so that nothing a telephone system sent can ever stand in one. */
import type { LineId, SourceId } from '../contacts/identifiers.ts'

export type LogCode =
  | 'answered'
  | 'refused'
  | 'blocked'
  | 'store_unavailable'
  | 'spilled'
  | 'spill_failed'
  | 'spool_drained'
  | 'secret_missing'
  | 'keys_unavailable'
  | 'unexpected'
  | 'folded'
  | 'fold_failed'
  | 'fold_gave_up'
  | 'fold_unknown_line'
  | 'imported'
  | 'import_undone'
  | 'reprocessed'
  | 'page_failed'
  | 'page_served'
  | 'store_restarted'
  | 'demo_failed'
  | 'source_silent'
  | 'alert_raised'
  | 'source_recovered'
  | 'watch_failed'
  | 'mail_sent'
  | 'mail_failed'
  | 'stripped'
  | 'strip_failed'
  | 'swept'
  | 'key_made'
  | 'key_destroyed'
  | 'erased'
  | 'arrived_late'
  | 'unlinked'
  | 'ledger_differs'
  | 'clock_off'
  | 'audit_broken'
  | 'trail_unwritten'
  | 'verified'
  | 'night_failed'
  | 'derived_differs'
  | 'started'
  | 'stopped'

export type LogRecord = {
  readonly code: LogCode
  readonly level: 'info' | 'warning' | 'error'
  readonly source?: SourceId
  readonly line?: LineId
  /** A random id of ours, never one that was sent. */
  readonly request?: string
  /** One of a closed list of reason codes of the place that logs. */
  readonly reason?: LogReason
  readonly status?: number
  readonly count?: number
  readonly accepted?: number
  readonly duplicate?: number
  readonly unrecognised?: number
  readonly quarantined?: number
  readonly milliseconds?: number
}
export type LogReason = 'unknown_source' | 'too_large' | 'missing' | 'malformed' | 'stale' | 'wrong' | 'wrong_method' | 'blocked' | 'unknown_sender'

/** The writer adds the time. */
export type Log = (record: LogRecord) => void
