/** Staff hours a year that a plan costs: real hours, without holidays on which it would be closed. */
import { weeksInYear } from '../../caseEvidence.ts'
import type { EvidencePeriod } from '../weeks/evidencePeriod.ts'
import type { PlanPiece } from './planPieces.ts'
import { slotHours } from '../weeks/weekSlots.ts'

export function rosteredHours(pieces: readonly PlanPiece[], period: EvidencePeriod, handOverMinutes: number): number {
  return pieces.reduce((sum, piece) => {
    const hours = piece.slots.reduce((total, slot) => total + (period.possible[slot] ?? 0), 0) * weeksInYear
    const handOver = piece.followsOpen || piece.precedesOpen ? 0 : (handOverMinutes / 60) * timesAYear(piece, period)
    return sum + (hours + handOver) * piece.staff
  }, 0)
}

/** Hours a year spent finishing conversations after closing time. @param hoursAtEnd conversation hours left at one closing */
export const overtimeHours = (piece: PlanPiece | undefined, hoursAtEnd: number, period: EvidencePeriod): number =>
  piece === undefined || piece.precedesOpen ? 0 : hoursAtEnd * timesAYear(piece, period)

const timesAYear = ({ slots }: PlanPiece, { possible }: EvidencePeriod) => (weeksInYear * (possible[slots.at(-1) ?? 0] ?? 0)) / slotHours
