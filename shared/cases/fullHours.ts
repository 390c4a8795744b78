/** Whether the hours of a plan would be so full themselves that its number may fall outside its range (decisions 0134 and 0147). */
import type { PlanParts } from './case.ts'

const fewGetThrough = 0.5
const muchIsLost = 0.15

/**
 * Where most find the new hours full, or where much of what is gained is lost again to people who are reached later at present, the number hangs on how many
 * come who never tried and on who waits for the present opening. No record tells either.
 */
export const isFullInItsHours = ({ turnedAway, throughShare, gain, loss }: PlanParts): boolean =>
  turnedAway > 0 && (throughShare < fewGetThrough || loss > muchIsLost * gain)
