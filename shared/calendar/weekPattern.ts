/** A weekly pattern as data: what the syntax of opening hours is read into, and written from. */

/** A block of opening on one day: minutes of its wall clock. Past 1440 it runs on into the next day, at most to the end of it (2880). */
export type Block = { readonly fromMinute: number; readonly untilMinute: number }

/** Sorted, none overlapping or touching; empty: closed. */
export type Blocks = readonly Block[]

export type WeekPattern = {
  /** Seven, Monday first. */
  readonly days: readonly Blocks[]
  /** What the pattern itself says of public holidays; undefined: nothing. */
  readonly publicHoliday: Blocks | undefined
}

const DAY = 1_440
const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** Sorts the blocks of one day and joins those that overlap or touch. */
export function mergeBlocks(blocks: Blocks): Blocks {
  const merged: Block[] = []
  for (const block of [...blocks].sort((a, b) => a.fromMinute - b.fromMinute)) {
    const previous = merged.at(-1)
    if (previous && block.fromMinute <= previous.untilMinute)
      merged[merged.length - 1] = { fromMinute: previous.fromMinute, untilMinute: Math.max(previous.untilMinute, block.untilMinute) }
    else merged.push(block)
  }
  return merged
}

/** The pattern in canonical `opening_hours` syntax; reading it gives the same pattern. */
export function writeWeek({ days, publicHoliday }: WeekPattern): string {
  const texts = days.map(writeTimes)
  const week = texts.every((text) => text === '00:00-24:00')
    ? ['24/7']
    : [...new Set(texts)].filter((text) => text !== 'off').map((text) => `${writeDays(texts.map((other) => other === text))} ${text}`)
  const rules = publicHoliday ? [...week, `PH ${writeTimes(publicHoliday)}`] : week
  return rules.join('; ') || 'off'
}

/** The blocks of one day in canonical syntax; `off` when there are none. */
export const writeTimes = (blocks: Blocks): string =>
  blocks.map(({ fromMinute, untilMinute }) => `${clock(fromMinute)}-${clock(endAsWritten(fromMinute, untilMinute))}`).join(',') || 'off'

/** An end after midnight is written as a visitor says it (22:00-02:00), unless that would mean a shorter block (10:00-34:00). */
const endAsWritten = (fromMinute: number, untilMinute: number) => (untilMinute > DAY && untilMinute - DAY < fromMinute ? untilMinute - DAY : untilMinute)

/** Runs of three days and more as a range: `Mo-We,Sa,Su`. */
function writeDays(isIncluded: readonly boolean[]): string {
  const runs: string[][] = []
  isIncluded.forEach((included, i) => {
    if (!included) return
    if (isIncluded[i - 1]) runs.at(-1)?.push(dayNames[i] ?? '')
    else runs.push([dayNames[i] ?? ''])
  })
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(','))).join(',')
}

const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A block as a visitor reads it: `HH:mm` on the wall, `until` on the next day where it says so; `until` may be `24:00`. */
export type BlockAsRead = { readonly from: string; readonly until: string; readonly isNextDay: boolean }

export type WeekAsRead = {
  /** Seven, Monday (1) first; no blocks: closed. */
  readonly days: readonly { readonly weekday: number; readonly blocks: readonly BlockAsRead[] }[]
  readonly publicHoliday: readonly BlockAsRead[] | undefined
}

/** The data for "this is how a visitor reads it". */
export const readsAs = ({ days, publicHoliday }: WeekPattern): WeekAsRead => ({
  days: days.map((blocks, i) => ({ weekday: i + 1, blocks: blocks.map(blockAsRead) })),
  publicHoliday: publicHoliday?.map(blockAsRead),
})

const blockAsRead = ({ fromMinute, untilMinute }: Block): BlockAsRead => {
  const isNextDay = untilMinute > DAY
  return { from: clock(fromMinute), until: clock(isNextDay ? untilMinute - DAY : untilMinute), isNextDay }
}
