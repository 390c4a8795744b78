/** Under which names the pages of one machine may be asked for (H1): a page elsewhere that resolves its own name to this machine gets nothing. */
const onThisMachine = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/

export const isOnThisMachine = (host: string): boolean => onThisMachine.test(host)

/** @param siteAddress where the pages are reached from elsewhere, if they are */
export function ownHosts(siteAddress: string | undefined): (host: string) => boolean {
  const own = siteAddress !== undefined && URL.canParse(siteAddress) ? new URL(siteAddress).host : undefined
  return (host) => isOnThisMachine(host) || host === own
}
