/** The words for one of something, or for any other number of it. */
export const times = (count: number, one: string, more: string): string => (count === 1 ? one : more)
