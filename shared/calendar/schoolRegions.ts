/** Regions in which Dutch schools have their holidays together. Apart from the dates, which settings need not carry. */
export const schoolRegions = ['noord', 'midden', 'zuid'] as const
export type SchoolRegion = (typeof schoolRegions)[number]
