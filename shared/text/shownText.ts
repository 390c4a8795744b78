/** What somebody typed is shown back to that same person, shortened; it is never logged. */
export const shownText = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text)
