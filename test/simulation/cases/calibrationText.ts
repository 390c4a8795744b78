/** The calibration in plain text, for whoever reads it in a terminal. */
import { type Calibration, calibrationOf, type Held } from './calibration.ts'
import type { Scored } from './scoredLine.ts'

const number = (value: number | undefined, digits = 0) => (value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits))
const percent = (value: number) => `${number(100 * value)}%`

/** One line: what was said, what is true, and each part beside the truth. */
export function lineText({
  seed,
  kind,
  needsPerYear,
  turnedAway,
  should,
  answer,
  people,
  earlier,
  truth,
  perYear,
  moreStaff,
  proposal,
  milliseconds,
}: Scored): string {
  const { peoplePerYear: said, needsPerYear: needs, earlierPerYear, parts, refused } = answer
  const isHeld = said === undefined || (said.low <= people.same && people.same <= said.high)
  const pair = (name: string, own: number | undefined, true_: number) => `${name} ${number(own)}/${number(true_)}`
  return [
    `${seed} ${kind} ${needsPerYear} n=${turnedAway} ${should}`,
    refused ? `refused ${refused.reason}` : `${number(said?.value)} (${number(said?.low)}-${number(said?.high)})`,
    `true ${number(people.same)} usual ${number(people.usual)}${isHeld ? '' : ' MISSED'}`,
    [
      pair('needs', needs?.value, truth.needs * perYear),
      pair('n', parts?.turnedAway, truth.turnedAway * perYear),
      pair('m', parts?.neverReached, truth.neverReached * perYear),
      pair('gain', parts?.gain, truth.parts.gain * perYear),
      pair('loss', parts?.loss, truth.parts.loss * perYear),
      pair('returns', parts?.returns, truth.parts.elsewhere * perYear),
      pair('relief', parts?.relief, truth.parts.relief * perYear),
      pair('earlier', earlierPerYear?.value, earlier),
    ].join(' '),
    moreStaff ? `more staff ${number(moreStaff.said?.value)} true ${number(moreStaff.true)}` : '',
    proposal ? `of the best ${percent(proposal.ofBest)}, other years ${percent(proposal.ofBestUsually)}` : '',
    `${number(milliseconds)} ms`,
  ].join(' | ')
}

export function groupText(name: string, scored: readonly Scored[]): string {
  const { said, refused, wronglyRefused, wronglySaid, ofBest, proposals, ...held }: Calibration = calibrationOf(scored)
  const worth = `${percent(ofBest.mean)} mean, ${percent(ofBest.median)} median, ${percent(ofBest.pooled)} pooled; in other years ${percent(ofBest.usually)}`
  return [
    `${name}: ${scored.length} lines, said ${said}, refused ${refused} (wrongly ${wronglyRefused}), said wrongly ${wronglySaid}`,
    `  people, same year   ${heldText(held.people)}`,
    ...(held.peopleUsually.lines > 0 ? [`  people, usual year  ${heldText(held.peopleUsually)}`] : []),
    `  needs, same year    ${heldText(held.needs)}`,
    `  helped earlier      ${heldText(held.earlier)}`,
    `  of who met closed   ${heldText(held.earlierAfterClosed)}`,
    `  more staff instead  ${heldText(held.moreStaff)}`,
    ...(proposals > 0 ? [`  ${proposals} proposals: of the best in hindsight ${worth}`] : []),
  ].join('\n')
}

const heldText = ({ lines, inside, below, above, pooled, median, width }: Held) =>
  lines === 0
    ? '-'
    : `${percent(inside)} held (true below ${percent(below)}, above ${percent(above)}), centre ${number(pooled, 2)} pooled ${number(median, 2)} median, width ${number(width, 2)}`

/** The middle and the most of how long it took. */
export function timeText(scored: readonly Scored[]): string {
  const times = scored.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  return `the case builder took ${number(times[times.length >> 1])} ms in the middle, ${number(times.at(-1))} ms at most`
}
