/** Lower bounds of the five steps of colour above 0 for counts of a week grid: by how many they are a measured week, so that a colour means the same for a month and for a year. */
const stepsPerWeek = [0.1, 0.3, 1, 4, 15] as const

/** @param measuredHours of the whole period */
export const gridSteps = (measuredHours: number): readonly number[] => stepsPerWeek.map((perWeek) => Math.max(1, Math.ceil((perWeek * measuredHours) / 168)))
