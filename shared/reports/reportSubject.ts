/** What a report is about: whose line, which months, by which definitions and hours, from which systems. */
import type { Figures } from '../metrics/figures.ts'
import type { Line, Settings } from '../settings/settings.ts'
import type { Findings } from './findings.ts'

export type ReportSubject = Pick<
  Findings,
  | 'organisation'
  | 'isExample'
  | 'line'
  | 'from'
  | 'to'
  | 'timeZone'
  | 'madeAt'
  | 'dataVersion'
  | 'definitions'
  | 'threshold'
  | 'keyPeriodDays'
  | 'sources'
  | 'hours'
  | 'exceptions'
>

export function reportSubject(
  line: Line,
  { definitions, timeZone, filters }: Pick<Figures, 'definitions' | 'timeZone' | 'filters'>,
  { settings, ...made }: { readonly settings: Settings } & Pick<Findings, 'madeAt' | 'dataVersion' | 'threshold'>,
): ReportSubject {
  const own = settings.sources.filter(({ lines }) => Object.values(lines).includes(line.id))
  return {
    organisation: settings.organisation.name,
    isExample: settings.organisation.demo === true,
    line: { id: line.id, name: line.publicName ?? line.name, ...(line.purpose !== undefined && { purpose: line.purpose }), channel: line.channel },
    from: filters.from,
    to: filters.to,
    timeZone,
    madeAt: made.madeAt,
    dataVersion: made.dataVersion,
    definitions: { ...definitions },
    threshold: made.threshold,
    keyPeriodDays: keyPeriodDays(settings, filters.to),
    sources: own.map(({ id, name, provider }) => ({ name: name ?? id, provider })),
    ...hoursOf(line, filters.to),
    exceptions: line.exceptions.filter(({ date }) => filters.from <= date && date <= filters.to),
  }
}

function keyPeriodDays({ privacy }: Settings, on: string): number {
  const held = privacy.keyPeriods.filter(({ from }) => from <= on).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return (held.at(-1) ?? privacy.keyPeriods[0])?.days ?? 28
}

function hoursOf({ hours }: Line, on: string): Pick<Findings, 'hours'> {
  const holds = hours
    .filter(({ from }) => from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)
  return holds === undefined ? {} : { hours: holds }
}
