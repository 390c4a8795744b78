/**
 * Looks up the cause of an unanswered attempt. All that decides it is packed into one whole number: a year has a hundred thousand attempts but some two
 * hundred different cases.
 */
import type { Channel } from '../contacts/contactEvent.ts'
import { causeOf, causes } from '../contacts/cause.ts'
import { leftInMenu, outcomes, reasons, wasOffered } from '../dayfiles/dayColumns.ts'

export const reasonStep = 2 ** 3
export const flagStep = 2 ** 6
/** Of the flags of a row, those that a cause may rest on. */
export const flagsInCase = wasOffered | leftInMenu
/** To be added up, with a position in `outcomes`, one in `reasons` times `reasonStep` and the flags times `flagStep`. */
export const inCase = {
  wasOffered: wasOffered * flagStep,
  leftInMenu: leftInMenu * flagStep,
  /** Known to have waited for less than the limit of a short hang-up. */
  isQuick: 2 ** 8,
  isOpen: 2 ** 9,
  closedWhileWaiting: 2 ** 10,
  /** Measured at arrival, and too old to end still. */
  isOver: 2 ** 11,
  nobodyThere: 2 ** 12,
  somebodyThere: 2 ** 13,
} as const
const cases = 2 ** 14

/** Of a case, 1 + the position of its cause in `causes`. @param short whether short hang-ups are counted like any other */
export function causeTable(channel: Channel, short: 'exclude' | 'include'): (at: number) => number {
  const known = new Uint8Array(cases)
  const shortSeconds = short === 'include' ? undefined : 1
  const lookUp = (at: number): number => {
    const is = (bit: keyof typeof inCase) => (at & inCase[bit]) !== 0
    const outcome = outcomes[at % reasonStep] ?? 'unknown'
    if (outcome === 'answered') throw new RangeError('an answered attempt has no cause')
    const cause = causeOf(
      {
        outcome,
        reason: reasons[Math.floor(at / reasonStep) % 8] ?? 'none',
        channel,
        waitSeconds: is('isQuick') ? 0 : 1,
        leftInMenu: is('leftInMenu'),
        wasOffered: is('wasOffered'),
      },
      {
        isOpen: is('isOpen'),
        closedWhileWaiting: is('closedWhileWaiting'),
        present: is('nobodyThere') ? 0 : is('somebodyThere') ? 1 : undefined,
        isMeasured: is('isOver'),
        isFresh: false,
        shortSeconds,
      },
    )
    known[at] = causes.indexOf(cause) + 1
    return known[at] ?? 0
  }
  return (at) => known[at] || lookUp(at)
}
