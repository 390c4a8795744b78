/**
 * Checks that the audit trail is whole (A8): every seal fits, no number is missing, and the last record seen by the previous check is still there unchanged.
 * What it finds is said in the log, which raises the alarm; nothing is mended, for nobody may change the trail.
 */
import * as z from 'zod'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { AuditTrail } from '../../shared/storage/people/auditTrail.ts'
import type { Bookmarks } from '../../shared/storage/mail/bookmarks.ts'

export type CheckTrailDependencies = { readonly trail: Pick<AuditTrail, 'broken' | 'head'>; readonly marks: Bookmarks; readonly log: Log }

const task = 'audit-trail-seen'
const Seen = z.object({ number: z.int(), seal: z.string() })

/** @returns how many faults there are */
export async function checkTrail({ trail, marks, log }: CheckTrailDependencies): Promise<number> {
  const seen = Seen.safeParse(await marks.read(task)).data
  const broken = await trail.broken()
  // Records cut off at the end leave a chain that fits: only who remembers the end can tell.
  const isCutOff = seen !== undefined && (await trail.head(seen.number))?.seal !== seen.seal
  const faults = broken.length + (isCutOff && !broken.includes(seen.number) ? 1 : 0)
  if (faults > 0) {
    log({ code: 'audit_broken', level: 'error', count: faults })
    return faults
  }
  const newest = await trail.head()
  if (newest !== undefined) await marks.write(task, newest)
  return 0
}
