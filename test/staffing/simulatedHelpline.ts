/**
 * A helpline played out caller by caller, written without a formula of ours: people arrive, wait until they have had enough, talk, and some of those
 * who did not get through try again. It is what the staffing figures are held against.
 */

export type Helpline = {
  /** First attempts an hour, by hour of opening (0 is the first hour of the day). */
  readonly perHour: readonly number[]
  readonly talkSeconds: number
  readonly patienceSeconds: number
  /** Of those who did not get through, the share that tries again some minutes later, again and again. */
  readonly redialShare: number
  /** Days are busier or quieter than usual by about so much throughout; 0 or absent: only chance. */
  readonly dayScatter?: number
}
export type Attempt = { readonly person: number; readonly at: number; readonly waited: number; readonly talk: number | undefined }
export type Played = {
  readonly attempts: readonly Attempt[] /** By person: whether they got through in the end, and in which hour they first tried. */
  readonly people: readonly { readonly hour: number; readonly reached: boolean }[]
}

type Waiting = { readonly person: number; readonly at: number; readonly until: number }
const exponential = (next: () => number, mean: number) => -Math.log(1 - next()) * mean

/** One day from opening to closing; times in seconds since opening. Every person draws from a source of their own, so that two plans meet the same people. */
export function playedDay(line: Helpline, staff: readonly number[], sourceOf: (person: number) => () => number, arrivals: () => number): Played {
  const closes = line.perHour.length * 3600
  const people: { hour: number; reached: boolean; next: () => number }[] = []
  const coming: { person: number; at: number }[] = []
  const scatter = line.dayScatter ?? 0
  const busy = 1 + scatter * Math.sqrt(3) * (2 * arrivals() - 1)
  for (const [hour, usual] of line.perHour.entries()) {
    const rate = usual * busy

    for (let at = hour * 3600 + exponential(arrivals, 3600 / rate); at < (hour + 1) * 3600; at += exponential(arrivals, 3600 / rate)) {
      coming.push({ person: people.length, at })
      people.push({ hour, reached: false, next: sourceOf(people.length) })
    }
  }
  const attempts: Attempt[] = []
  let waiting: Waiting[] = []
  let busyUntil: number[] = []
  const lost = (own: Waiting, at: number) => {
    attempts.push({ person: own.person, at: own.at, waited: at - own.at, talk: undefined })
    const next = people[own.person]!.next
    const again = at + 120 + 600 * next()
    if (next() < line.redialShare && again < closes) coming.push({ person: own.person, at: again })
  }
  const serve = (at: number) => {
    busyUntil = busyUntil.filter((end) => end > at)
    const there = staff[Math.min(line.perHour.length - 1, Math.floor(at / 3600))] ?? 0
    while (waiting.length > 0 && busyUntil.length < there) {
      const own = waiting.shift()!
      const talk = exponential(people[own.person]!.next, line.talkSeconds)
      attempts.push({ person: own.person, at: own.at, waited: at - own.at, talk })
      people[own.person]!.reached = true
      busyUntil.push(at + talk)
    }
  }
  for (let at = 0; ; ) {
    const moments = [...coming.map((own) => own.at), ...waiting.map(({ until }) => until), ...busyUntil, (Math.floor(at / 3600) + 1) * 3600]
    at = Math.min(...moments.filter((moment) => moment > at))
    if (at >= closes) break
    for (const own of waiting.filter(({ until }) => until <= at)) lost(own, own.until)
    waiting = waiting.filter(({ until }) => until > at)
    for (let place = coming.length - 1; place >= 0; place--)
      if (coming[place]!.at <= at) {
        const [own] = coming.splice(place, 1)
        waiting.push({ person: own!.person, at: own!.at, until: own!.at + exponential(people[own!.person]!.next, line.patienceSeconds) })
      }
    waiting.sort((a, b) => a.at - b.at)
    serve(at)
  }
  for (const own of waiting) attempts.push({ person: own.person, at: own.at, waited: closes - own.at, talk: undefined })
  return { attempts, people: people.map(({ hour, reached }) => ({ hour, reached })) }
}
