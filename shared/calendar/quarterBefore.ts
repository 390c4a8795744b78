/** Every zone is whole quarter hours off UTC, so a quarter hour of UTC is one on every wall. */
import { quarterMs } from './durations.ts'

/** The quarter hour in which a moment lies: nothing finer is told of somebody's contact (P7). @param at UTC milliseconds @returns UTC milliseconds */
export const quarterBefore = (at: number): number => Math.floor(at / quarterMs) * quarterMs
