/** What the data says about the question whether attempts while the line is closed are recorded. */
import type { Line } from '../../../../../shared/settings/settings.ts'

export type ClosedHint = { readonly suggests: Line['closedRecorded'] | 'too_little'; readonly open: number; readonly closed: number }

const enoughOpen = 30
const enoughClosed = 5

/**
 * Some attempts while closed: they are recorded. None beside thirty or more while open: they are not, for people do try at other hours. Fewer
 * than that says nothing; whether only part of them is recorded cannot be seen from counts.
 * @param open attempts while the line was open @param closed attempts while it was not
 */
export function closedRecordedHint(open: number, closed: number): ClosedHint {
  const suggests = closed >= enoughClosed ? 'yes' : open >= enoughOpen && closed === 0 ? 'no' : 'too_little'
  return { suggests, open, closed }
}
