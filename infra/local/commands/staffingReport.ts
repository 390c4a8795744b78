/** `helpline report staffing`: needed, rostered and present, interval by interval. */
import { minuteMs } from '../../../shared/calendar/durations.ts'
import type { Instant, LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { addDays } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { printedEstimate } from '../../../shared/metrics/registry.ts'
import type { StaffingFigures } from '../../../shared/metrics/staffing/staffingFigures.ts'
import { staffingJson } from '../../../shared/metrics/staffing/staffingJson.ts'
import { staffingReader } from '../../../shared/metrics/staffing/staffingReader.ts'
import { incompleteJson } from '../../../shared/metrics/uncounted.ts'
import { rosterStore } from '../../../shared/storage/decided/rosterStore.ts'
import type { SettingsVersion } from '../../../shared/storage/decided/settingsStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { quietLines } from './quietLines.ts'
import { uncountedLines, uncountedNow } from './uncountedLines.ts'

/** What is needed is worked out from so many days before. */
const pastDays = 26 * 7 + 6

export type StaffingAsked = { readonly lines: readonly LineId[]; readonly from: LocalDate; readonly to: LocalDate; readonly json: boolean }

/** One object for one line, a list for several. */
export async function staffingReport(stores: Stores, settings: SettingsVersion, { lines, from, to, json }: StaffingAsked, now: Instant): Promise<string> {
  const read = staffingReader(stores.dayFiles, rosterStore(stores.tables))
  const found = await Promise.all(lines.map((line) => read(settings, { line, from, to }, now)))
  const missing = await Promise.all(lines.map((line) => uncountedNow(stores, { settings, about: { line: [line], from: addDays(from, -pastDays), to }, now })))
  if (!json)
    return found
      .map((figures, place) =>
        [textOf(figures, zoneOf(settings, figures.line)), ...quietLines(figures.tooQuiet), ...uncountedLines(missing[place] ?? [])].join('\n'),
      )
      .join('\n\n')
  const all = found.map((figures, place) => ({ ...staffingJson(figures), ...incompleteJson(missing[place] ?? []) }))
  return JSON.stringify(all.length === 1 ? all[0] : all)
}

const zoneOf = ({ settings }: SettingsVersion, id: LineId) => settings.lines.find((line) => line.id === id)?.timeZone ?? 'UTC'

function textOf({ line, from, to, intervals, gaps, isAssumed, hasRoster, demand, presence }: StaffingFigures, zone: string): string {
  const wall = (at: number) => {
    const clock = localTimeOf(zone)
    return `${clock.dateOf(at)} ${new Date(at + clock.offsetMinutesAt(at) * minuteMs).toISOString().slice(11, 16)}`
  }
  const rests = isAssumed ? 'too little was measured: the policy’s minimum' : `${demand?.weeks} weeks, ${demand?.handle.answered} conversations`
  const rows = intervals.map(({ from: start, until, required, rostered, present, short, people }) => {
    const cells = [required?.rostered, rostered, present, short].map((value) => String(value ?? '-').padStart(9))
    const printed = people === undefined ? null : printedEstimate(people)
    return `${wall(start)}–${wall(until).slice(11)}${cells.join('')}  ${printed === null ? '-' : `${printed.value} (${printed.low} to ${printed.high})`}`
  })
  return [
    `staffing: ${line}, ${from} to ${to} (${rests})`,
    hasRoster ? `${gaps.length} stretches are short` : 'no roster was told: npm run helpline -- roster FILE',
    presence === undefined
      ? 'no source tells who is there'
      : `${presence.from} to ${presence.to}: open for ${presence.unstaffedHours.toFixed(1)} hours with nobody signed in, of ${presence.knownHours.toFixed(1)} that are known`,
    '',
    `${'when'.padEnd(22)}${['required', 'rostered', 'present', 'short'].map((name) => name.padStart(9)).join('')}  people`,
    ...rows,
  ].join('\n')
}
