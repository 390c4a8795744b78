/** With a capital, for the beginning of a sentence or a title. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
