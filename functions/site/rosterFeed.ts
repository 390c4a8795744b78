/**
 * Reads the calendar behind an address that somebody typed, without becoming a way into places that are not public: https on its usual port only,
 * every address of the name is looked at before the connection is made to one of those looked at, and again after each redirect.
 */
import { lookup } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { rosterLimits } from '../../shared/rosters/rosterFile.ts'

export type FeedFault = 'not_public' | 'not_found' | 'refused' | 'too_large' | 'too_slow'
export type FeedAnswer =
  | { readonly bytes: Uint8Array /** Only the name: an address may hold a secret. */; readonly host: string }
  | { readonly fault: FeedFault }
export type ReadFeed = (address: string) => Promise<FeedAnswer>

const mostMs = 10_000
const mostRedirects = 3

class FeedFailed extends Error {
  readonly fault: FeedFault
  constructor(fault: FeedFault) {
    super(fault)
    this.fault = fault
  }
}

const closed = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(network, bits, 'ipv4')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(network, bits, 'ipv6')

/** Addresses anybody can reach; of IPv6 only what is given out as such, and nothing that holds an IPv4 address. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4')
  return isIP(address) === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

export const readRosterFeed: ReadFeed = async (address) => {
  const signal = AbortSignal.timeout(mostMs)
  try {
    return await follow(address.trim().replace(/^webcal:/i, 'https:'), signal)
  } catch (failure) {
    if (signal.aborted) return { fault: 'too_slow' }
    return { fault: failure instanceof FeedFailed ? failure.fault : 'not_found' } // no message is passed on: it may hold the address
  }
}

async function follow(address: string, signal: AbortSignal): Promise<FeedAnswer> {
  let url = publicUrl(address)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await answerOf(url, signal)
    if ('bytes' in answer) return { bytes: answer.bytes, host: url.hostname }
    url = publicUrl(answer.location, url)
  }
  throw new FeedFailed('refused')
}

function publicUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new FeedFailed('not_public')
  const url = new URL(address, base)
  const isOurs = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  if (!isOurs || (isIP(bare) !== 0 && !isPublicAddress(bare))) throw new FeedFailed('not_public')
  return url
}

/** The connection goes to an address that was looked at here, so a name cannot answer differently the second time. */
const lookupPublic: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(new FeedFailed('not_found'), '', 4)
    const [first] = addresses
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) return done(new FeedFailed('not_public'), '', 4)
    return options.all === true ? done(null, addresses) : done(null, first.address, first.family)
  })
}

function answerOf(url: URL, signal: AbortSignal): Promise<{ readonly bytes: Uint8Array } | { readonly location: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { signal, lookup: lookupPublic, agent: false, headers: { accept: 'text/calendar', 'accept-encoding': 'identity' } })
    asked.on('error', reject)
    asked.on('response', (response) => {
      const { statusCode = 0, headers } = response
      response.on('error', reject)
      const fail = (fault: FeedFault) => {
        asked.destroy()
        reject(new FeedFailed(fault))
      }
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        asked.destroy()
        return resolve({ location: headers.location })
      }
      if (statusCode !== 200) return fail('refused')
      const chunks: Uint8Array[] = []
      let length = 0
      response.on('data', (chunk: Uint8Array) => {
        length += chunk.length
        if (length > rosterLimits.bytes) fail('too_large')
        else chunks.push(chunk)
      })
      response.on('end', () => resolve({ bytes: Buffer.concat(chunks) }))
      return undefined
    })
    asked.end()
  })
}
