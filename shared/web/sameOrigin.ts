/** Whether a request that changes something comes from our own pages. */

/**
 * Browsers of this decade say where a request comes from; older ones send the origin. What sends neither is no browser, and carries nobody's session.
 * @param host of the request, as the client named it
 */
export function isFromOurselves(headers: Headers, host: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
