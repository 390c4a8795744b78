/** Lengths of time that never change. A day on the wall may have 23 or 25 hours: see `localTime`. */
export const minuteMs = 60_000
export const quarterMs = 15 * minuteMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
export const hourSeconds = 3_600
export const daySeconds = 24 * hourSeconds
