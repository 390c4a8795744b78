import * as z from 'zod'

const [IPv4, IPv6] = [z.ipv4(), z.ipv6()]

/** An address cut to its /24 or /48, so that the trail tells from where without telling which machine (A6). undefined: no address. */
export function networkOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (IPv4.safeParse(mapped).success) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  const bare = address.split('%')[0] ?? ''
  if (!IPv6.safeParse(bare).success) return undefined
  return `${groupsOf(bare).slice(0, 3).join(':')}::/48`
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.split('::')
  const [front, back] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const missing = tail === undefined ? 0 : 8 - (front?.length ?? 0) - (back?.length ?? 0)
  return [...(front ?? []), ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(back ?? [])].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  )
}
