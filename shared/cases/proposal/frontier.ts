/** What each budget brings at best, and where another staff hour brings less: the corners of the concave envelope. */

export type Point = { readonly hours: number; readonly people: number }

/** Corners of the least concave line above the points that starts at nothing for nothing, fewest hours first; only those that bring more than the one before. */
export function concaveCorners<Own extends Point>(points: readonly Own[]): readonly Own[] {
  const corners: Own[] = []
  const slope = (from: Point, to: Point) => (to.people - from.people) / (to.hours - from.hours)
  const origin: Point = { hours: 0, people: 0 }
  for (const point of [...points].sort((a, b) => a.hours - b.hours || b.people - a.people)) {
    const last = corners.at(-1) ?? origin
    if (point.hours <= last.hours || point.people <= last.people + 1e-12) continue
    while (corners.length > 0) {
      const [before, corner] = [corners.at(-2) ?? origin, corners.at(-1) ?? origin]
      if (slope(before, corner) > slope(corner, point) + 1e-12) break
      corners.pop()
    }
    corners.push(point)
  }
  return corners
}

/** People per hour from the corner before to each. */
export function marginals(corners: readonly Point[]): readonly number[] {
  return corners.map(({ hours, people }, place) => {
    const before = corners[place - 1] ?? { hours: 0, people: 0 }
    return (people - before.people) / (hours - before.hours)
  })
}

/** Hours from which another one brings less here than elsewhere; undefined where every step brings more. */
export function paysUntil(corners: readonly Point[], elsewherePerHour: number): number | undefined {
  const place = marginals(corners).findIndex((own) => own < elsewherePerHour)
  return place < 0 ? undefined : (corners[place - 1]?.hours ?? 0)
}
