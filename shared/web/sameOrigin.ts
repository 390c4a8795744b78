/** Whether a request that changes something comes from our own pages (A5). */

/**
 * Our origin must be said, and where a browser says the kind of place it must be ours too. Pages that send no referrer have the origin `null` put on their
 * forms by browsers: that will do only where the kind of place is said.
 * @param host of the request, as the client named it
 */
export function isFromOurselves(headers: Headers, host: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (origin === null) return false
  if (origin === 'null') return site !== null
  return URL.canParse(origin) && new URL(origin).host === host
}
