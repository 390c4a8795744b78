/**
 * Joins storage and figures: which day files a report needs, read through a port, made into columns once and kept warm while nothing changed.
 */
import { dayMs, minuteMs } from '../calendar/durations.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import { type ContactColumns, joinDays } from '../dayfiles/contactColumns.ts'
import { type Recent, recent } from '../dayfiles/recent.ts'
import { keyPeriods } from '../privacy/keyPeriods.ts'
import type { Line, Settings } from '../settings/settings.ts'
import { type ClockColumns, clockColumns } from './clockColumns.ts'
import { filesOfLine, type LineSigns, lineSigns } from './coverage/lineSigns.ts'
import type { Figures, Filters } from './figures.ts'
import { type FiguresInput, figuresOf, type Judgement, judgement } from './figuresOf.ts'
import { type DayReader, type ReportQuestion, reportQuestion } from './reportQuestion.ts'
import { linkGroups } from '../privacy/linkGroup.ts'

export type Loaded = {
  readonly input: FiguresInput
  /** What the figures were made of, for what else is asked of the same facts. */
  readonly own: Judgement
  readonly figures: Figures
  /** Equal facts in the period, equal text. */
  readonly dataVersion: string
}
/** @param question where it was looked up already */
export type ReportLoader = (
  settings: { readonly version: number; readonly settings: Settings },
  filters: Filters,
  now: number,
  question?: ReportQuestion,
) => Promise<Loaded>

/** A page asks for two periods, and whoever looks around comes back. What was made of so many rows is kept, or the last thing alone where it is larger. */
const mostRowsKept = 2_000_000
/** What is kept counts as this many at the least. */
const fewestRowsCounted = 10_000

type Joined = { readonly columns: ContactColumns; readonly clock: ClockColumns; readonly signs: ReadonlyMap<LineId, LineSigns> }

/** @throws RangeError for a line that is not set up; parse filters against the settings first. */
export function reportLoader(days: DayReader): ReportLoader {
  const [joined, answered] = [recent<Joined>(mostRowsKept), recent<Loaded>(mostRowsKept)]
  return async ({ version, settings }, filters, now, question) => {
    const { lines, beside, loaded, facts, files, firstDates, rosters } = question ?? (await reportQuestion(days, settings, filters))
    // Equal facts, decisions and questions give equal figures, as long as the minute they are for is the same.
    const asked = facts && JSON.stringify([facts, [...files], firstDates, rosters, version, settings, filters, Math.floor(now / minuteMs)])
    const known = asked && answered.get(asked)
    if (known) return known

    const read = (some: readonly Line[]) => Promise.all(some.map(async (line) => ({ line: line.id, days: await days.readDays(line, loaded.from, loaded.to) })))
    const [perLine, signsOnly] = await Promise.all([read(lines), read(beside)])
    const turns = turnsBetween(settings, loaded, now)
    const content = perLine.map(contentOf).join(';')
    const key = JSON.stringify([
      content,
      signsOnly.map(contentOf),
      [...files],
      settings.sources.map(({ id, lines: fed }) => [id, fed]),
      settings.links,
      lines.map(({ timeZone }) => timeZone),
      [...turns],
    ])
    const weight = Math.min(
      mostRowsKept,
      perLine.flatMap((one) => one.days).reduce((sum, { columns }) => sum + columns.length, fewestRowsCounted),
    )
    const join = (): Joined => {
      const columns = joinDays(
        perLine,
        linkGroups(settings).map((group) => group.map(({ id }) => id)),
        turns,
      )
      const signs = new Map([...perLine, ...signsOnly].map((one) => [one.line, lineSigns(one.days, filesOfLine(files, settings, one.line))]))
      return { columns, clock: clockColumns(columns, (index) => lines[index]?.timeZone ?? 'UTC'), signs }
    }
    const input: FiguresInput = { settings, settingsVersion: version, ...kept(joined, key, weight, join), loaded, firstDates, rosters, filters, now }
    const alsoOf = [[...files], rosters.filter(({ told }) => told.length > 0)].filter((own) => own.length > 0)
    const dataVersion = `${version}-${shortDigest([content, ...alsoOf.map((own) => JSON.stringify(own))].join(' '))}`
    const own = judgement(input)
    const made = { input, own, figures: figuresOf(input, own), dataVersion }
    if (asked) answered.set(asked, made, weight)
    return made
  }
}

function kept<Value>(memory: Recent<Value>, key: string, weight: number, make: () => Value): Value {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made, weight)
  return made
}

/** Seconds UTC at which the keys turned within what was loaded. */
function turnsBetween({ privacy }: Settings, { from, to }: { readonly from: LocalDate; readonly to: LocalDate }, now: number): Uint32Array {
  const [start, end] = [Date.parse(from) - dayMs, Math.min(now, Date.parse(to) + 2 * dayMs)]
  return Uint32Array.from(
    keyPeriods(privacy)
      .between(start, Math.max(start + 1, end))
      .slice(1),
    (period) => period.from / 1000,
  )
}

type OfLine = { readonly line: LineId; readonly days: readonly { readonly date: LocalDate; readonly digest: string }[] }
const contentOf = ({ line, days }: OfLine) => `${line}:${days.map(({ date, digest }) => `${date}=${digest}`).join(',')}`

/** FNV-1a, twice with different starts: names a state of the data, protects nothing. */
function shortDigest(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0')
}

/** For questions of one line at a time: each line's past stays warm beside the others'. */
export function loaderByLine(days: DayReader): (line: LineId) => ReportLoader {
  const loaders = new Map<LineId, ReportLoader>()
  return (line) => {
    const load = loaders.get(line) ?? reportLoader(days)
    loaders.set(line, load)
    return load
  }
}
