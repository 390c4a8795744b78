/** The pattern of the addresses at which the tables of a page are files. @param page the pattern of the page's own path @param keys of its tables */
export const listPattern = (page: string, keys: readonly string[]): string => `${page}/:file{(?:${keys.join('|')})\\.(?:csv|xlsx)}`
