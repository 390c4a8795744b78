/** Works out what is kept of needs that cross the turn of a key, as long as both sides can still be joined. */
import type { CrossedAfter, CrossedBefore, Crossing, CrossingSides } from '../../contacts/crossing.ts'
import { eachNeed, type Need } from '../../contacts/series.ts'
import { type FiguresInput, judgement } from '../../metrics/figuresOf.ts'
import { needsInput } from '../../metrics/people/followedNeeds.ts'

const quarterSeconds = 900

/**
 * By row of the columns: on the last attempts before the turn how their needs went on, on the first ones after it what they go on with.
 * @param turn seconds UTC
 */
export function crossingsAt(exclude: FiguresInput, include: FiguresInput, turn: number): ReadonlyMap<number, Crossing> {
  const sides = { exclude: sidesAt(exclude, turn), include: sidesAt(include, turn) }
  const rows = new Set([...sides.exclude.keys(), ...sides.include.keys()])
  return new Map([...rows].map((row) => [row, crossingOf(sides.exclude.get(row), sides.include.get(row))]))
}

const crossingOf = (exclude: CrossingSides | undefined, include: CrossingSides | undefined): Crossing => ({
  ...(exclude && { exclude }),
  ...(include && { include }),
})

/** In one way of counting short hang-ups. */
function sidesAt(input: FiguresInput, turn: number): ReadonlyMap<number, CrossingSides> {
  const { columns, filters, settings } = input
  const { judged, definitionsOn } = judgement(input)
  const { at, answeredAt, talkSeconds } = columns
  const found = new Map<number, CrossingSides>()
  const counted = new Uint8Array(columns.length)
  const needs = needsInput({
    columns,
    clock: input.clock,
    judged,
    definitionsOn,
    onlyDefinitions: settings.definitions.length === 1 ? settings.definitions[0] : undefined,
    short: filters.short,
  })
  eachNeed(needs, (need) => {
    for (let n = 0; n < need.attempts; n++) counted[need.rows[n] ?? 0] = 1
    const before = rowsBefore(need, at, turn)
    if (before === 0 || before === need.attempts) return
    const [last, first] = [need.rows[before - 1] ?? 0, need.rows[before] ?? 0]
    found.set(last, { after: afterOf(need, before, at) })
    found.set(first, { before: beforeOf(need, before, { at, answeredAt, talkSeconds }) })
  })
  for (const row of partsOfTalk(needs, counted, at, turn)) found.set(row, { before: { partOfTalk: true } })
  return found
}

function rowsBefore({ rows, attempts }: Need, at: Uint32Array, turn: number): number {
  let before = 0
  while (before < attempts && (at[rows[before] ?? 0] ?? 0) < turn) before++
  return before
}

function afterOf({ rows, attempts, attemptsInAll, reachedAt, firstAt, begins }: Need, before: number, at: Uint32Array): CrossedAfter {
  const quarter = (row: number) => Math.floor((at[row] ?? 0) / quarterSeconds)
  const known = begins ? before : attemptsInAll - attempts + before
  return {
    attempts: attemptsInAll - known,
    ...(reachedAt > 0 && { reachedMinutes: Math.floor((reachedAt - firstAt) / 60) }),
    lastQuarters: quarter(rows[attempts - 1] ?? 0) - quarter(rows[before - 1] ?? 0),
  }
}

type Talks = { readonly at: Uint32Array; readonly answeredAt: Uint32Array; readonly talkSeconds: Int32Array }

function beforeOf({ rows, attempts, attemptsInAll, startsSeries }: Need, before: number, { at, answeredAt, talkSeconds }: Talks): CrossedBefore {
  const own = rows[before] ?? 0
  // Somebody who asked to be called back belongs to one need until then, whatever they try meanwhile.
  const pending = [...rows.subarray(0, before)].filter((row) => (answeredAt[row] ?? 0) > 0).sort((a, b) => (answeredAt[a] ?? 0) - (answeredAt[b] ?? 0))[0]
  const moment = pending === undefined ? 0 : (answeredAt[pending] ?? 0) - (at[own] ?? 0)
  return {
    attempts: attemptsInAll - attempts + before,
    sameSeries: startsSeries[before] === 0,
    ...(pending !== undefined && { calledBack: { at: moment, talkEnds: moment + Math.max(0, talkSeconds[pending] ?? 0) } }),
  }
}

/** Short drops after the turn that are part of a conversation before it: no need counts them, and they come before the caller's first attempt that counts. */
function partsOfTalk({ byPerson, verdictAt, leftOut }: Parameters<typeof eachNeed>[0], counted: Uint8Array, at: Uint32Array, turn: number): readonly number[] {
  const found: number[] = []
  for (let who = 0; who + 1 < byPerson.first.length; who++)
    for (let place = byPerson.first[who] ?? 0; place < (byPerson.first[who + 1] ?? 0); place++) {
      const row = byPerson.row[place] ?? 0
      if ((at[row] ?? 0) < turn || verdictAt[place] === leftOut) continue
      if (counted[row] === 1) break
      found.push(row)
    }
  return found
}
