/** Attempts of many lines and days, laid out person by person. */
import { notKnown } from './dayColumns.ts'

/**
 * The attempts of recognised people, one after another, each one's in order of time, with what following them takes: somebody's attempts lie all over the
 * table, and looking them up there again and again is most of the time of a report. Who can be followed over the turn of a key, while both keys live,
 * stands here once. `at` and `answeredAt` of a stripped row are only good for distances to the others of the same person.
 */
export type ByPerson = {
  /** Somebody's places begin here; one more than there are. */
  readonly first: Int32Array
  readonly row: Int32Array
  readonly at: Uint32Array
  readonly answeredAt: Uint32Array
  readonly talkSeconds: Int32Array
  /** As the row itself has it; absent: `at` is. */
  readonly toldAt?: Uint32Array
  /** As the row itself has it; absent: nobody is followed over a turn, and people are numbered as they stand here. */
  readonly person?: Int32Array
}

type PersonalColumns = {
  readonly person: Int32Array
  readonly at: Uint32Array
  readonly answeredAt: Uint32Array
  readonly talkSeconds: Int32Array
}

/** A counting sort: stable, so each person's rows keep the order of time. */
export function groupedByPerson({ person, ...columns }: PersonalColumns, people: number): ByPerson {
  const first = new Int32Array(people + 1)
  for (let row = 0; row < person.length; row++) {
    const who = person[row] ?? notKnown
    if (who >= 0) first[who + 1] = (first[who + 1] ?? 0) + 1
  }
  for (let who = 0; who < people; who++) first[who + 1] = (first[who + 1] ?? 0) + (first[who] ?? 0)
  const length = first[people] ?? 0
  const [row, at, answeredAt, talkSeconds] = [new Int32Array(length), new Uint32Array(length), new Uint32Array(length), new Int32Array(length)]
  const next = first.slice()
  for (let from = 0; from < person.length; from++) {
    const who = person[from] ?? notKnown
    if (who < 0) continue
    const place = next[who] ?? 0
    next[who] = place + 1
    row[place] = from
    at[place] = columns.at[from] ?? 0
    answeredAt[place] = columns.answeredAt[from] ?? 0
    talkSeconds[place] = columns.talkSeconds[from] ?? notKnown
  }
  return { first, row, at, answeredAt, talkSeconds }
}

/** Puts the attempts of stripped people, whose own moments are only known to the quarter hour, at their true distances from each other. */
export function withDistances({ first, row, at: toldAt, answeredAt, talkSeconds }: ByPerson, sinceFirst: Int32Array): ByPerson {
  const at = toldAt.slice()
  for (let who = 0; who + 1 < first.length; who++) {
    const [start, end] = [first[who] ?? 0, first[who + 1] ?? 0]
    const distanceOf = (place: number) => sinceFirst[row[place] ?? 0] ?? notKnown
    if (start === end || distanceOf(start) < 0) continue
    // Lines that are linked may each have one in the same quarter hour: the distances tell which came first.
    const places = Array.from({ length: end - start }, (_, n) => start + n)
    if (places.some((place) => place > start && distanceOf(place) < distanceOf(place - 1))) {
      const sorted = places.toSorted((a, b) => distanceOf(a) - distanceOf(b))
      for (const column of [row, at, toldAt, answeredAt, talkSeconds]) {
        const values = sorted.map((place) => column[place] ?? 0)
        places.forEach((place, n) => {
          column[place] = values[n] ?? 0
        })
      }
    }
    const base = (at[start] ?? 0) - distanceOf(start)
    for (let place = start; place < end; place++) {
      const moved = base + distanceOf(place) - (at[place] ?? 0)
      at[place] = (at[place] ?? 0) + moved
      if ((answeredAt[place] ?? 0) > 0) answeredAt[place] = (answeredAt[place] ?? 0) + moved
    }
  }
  return { first, row, at, answeredAt, talkSeconds, toldAt }
}
