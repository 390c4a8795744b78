/** Which lines a team of a roster file staffs: as the settings say, else the line of that name. */
import type { LineId } from '../contacts/identifiers.ts'
import type { Settings } from '../settings/settings.ts'

type TeamSettings = Pick<Settings, 'lines' | 'staffing'>
const plain = (name: string) => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** By the whole name, without regard to case; undefined for a name that is no team. */
export function linesOfTeam({ lines, staffing }: TeamSettings): (team: string) => readonly LineId[] | undefined {
  const known = new Map<string, readonly LineId[]>(lines.flatMap(({ id, name }) => [[plain(name), [id]] as const, [plain(id), [id]] as const]))
  for (const [team, own] of Object.entries(staffing.teams)) known.set(plain(team), own)
  return (team) => known.get(plain(team))
}

/** The lines whose team is named somewhere in a text; the longest name wins. */
export function linesNamedIn(settings: TeamSettings): (text: string) => readonly LineId[] | undefined {
  const linesOf = linesOfTeam(settings)
  const names = [...Object.keys(settings.staffing.teams), ...settings.lines.flatMap(({ id, name }) => [name, id])].sort((a, b) => b.length - a.length)
  return (text) => {
    const named = names.find((name) => ` ${plain(text)} `.includes(` ${plain(name)} `))
    return named === undefined ? undefined : linesOf(named)
  }
}
