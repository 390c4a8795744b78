import { linesOfSource, lineOfQueue } from '../../settings/sourceLines.ts'
import type { LineId } from '../../contacts/identifiers.ts'
import type { Settings, Source } from '../../settings/settings.ts'
import { keyPeriods } from '../keyPeriods.ts'
import { linkGroupOf } from '../linkGroup.ts'
import { providerKeys } from '../providerKeys.ts'
import { onlyFor } from './onlyFor.ts'

/** What follows from the settings alone: worked out once for each version of them, not once for each event. */
export type Routing = ReturnType<typeof routingOf>

export function routingOf(source: Source, settings: Settings) {
  const lineIds = linesOfSource(source, settings)
  const lines = settings.lines.filter(({ id }) => lineIds.includes(id))
  return {
    source: source.id,
    organisation: settings.organisation,
    periods: keyPeriods(settings.privacy),
    providerKeys: providerKeys(settings.privacy),
    lines,
    lineOf: (queue: string | undefined) => lineOfQueue(source, settings, queue),
    /** The one group and channel of these lines; undefined where they have several, because then nobody may be recognised across them. */
    callersOf: onlyFor((line: LineId | undefined) => {
      const candidates = lines.filter(({ id }) => line === undefined || id === line)
      const kinds = new Map(
        candidates.map(({ id, channel }) => {
          const linkGroup = linkGroupOf(settings, id)
          const hasPhone = settings.lines.some((own) => own.channel === 'phone' && linkGroupOf(settings, own.id) === linkGroup)
          return [`${linkGroup} ${channel}`, { linkGroup, channel, hasPhone }]
        }),
      )
      return kinds.size === 1 ? [...kinds.values()][0] : undefined
    }),
  }
}
