/**
 * Reads the calendar behind an address that somebody typed, without becoming a way into places that are not public: https on its usual port only,
 * every address of the name is looked at before the connection is made to one of those looked at, and again after each redirect.
 */
import { lookup } from 'node:dns'
import type { ClientRequest } from 'node:http'
import { request, type RequestOptions } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { rosterLimits } from '../../shared/rosters/rosterFile.ts'

export type FeedFault = 'not_public' | 'not_found' | 'refused' | 'too_large' | 'too_slow'
export type FeedAnswer =
  | { readonly bytes: Uint8Array /** Only the name: an address may hold a secret. */; readonly host: string }
  | { readonly fault: FeedFault }
export type ReadFeed = (address: string) => Promise<FeedAnswer>

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

/** What it takes to reach an address; tests hand in their own. */
export type FeedNetwork = {
  readonly request: (url: URL, options: RequestOptions) => ClientRequest
  readonly lookup: (name: string, done: (error: Error | null, addresses: readonly { readonly address: string; readonly family: number }[]) => void) => void
  readonly isPublic: (address: string) => boolean
  readonly mostMs: number
}
const network: FeedNetwork = { request, lookup: (name, done) => lookup(name, { all: true }, done), isPublic: isPublicAddress, mostMs: 10_000 }

export function rosterFeedReader(own: FeedNetwork): ReadFeed {
  return async (address) => {
    const signal = AbortSignal.timeout(own.mostMs)
    try {
      return await follow(own, address.trim().replace(/^webcal:/i, 'https:'), signal)
    } catch (failure) {
      if (signal.aborted) return { fault: 'too_slow' }
      return { fault: failure instanceof FeedFailed ? failure.fault : 'not_found' } // no message is passed on: it may hold the address
    }
  }
}
export const readRosterFeed = rosterFeedReader(network)

async function follow(own: FeedNetwork, address: string, signal: AbortSignal): Promise<FeedAnswer> {
  let url = publicUrl(own, address)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await answerOf(own, url, signal)
    if ('bytes' in answer) return { bytes: answer.bytes, host: url.hostname }
    url = publicUrl(own, answer.location, url)
  }
  throw new FeedFailed('refused')
}

function publicUrl({ isPublic }: FeedNetwork, address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new FeedFailed('not_public')
  const url = new URL(address, base)
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  if (!isPlain || (isIP(bare) !== 0 && !isPublic(bare))) throw new FeedFailed('not_public')
  return url
}

/** The connection goes to an address that was looked at here, so a name cannot answer differently the second time. */
function lookupPublic({ lookup: resolve, isPublic }: FeedNetwork): LookupFunction {
  return (name, options, done) =>
    resolve(name, (error, addresses) => {
      if (error !== null) return done(new FeedFailed('not_found'), '', 4)
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => isPublic(address))) return done(new FeedFailed('not_public'), '', 4)
      return options.all === true ? done(null, [...addresses]) : done(null, first.address, first.family)
    })
}

function answerOf(own: FeedNetwork, url: URL, signal: AbortSignal): Promise<{ readonly bytes: Uint8Array } | { readonly location: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly bytes: Uint8Array } | { readonly location: string }>()
  const headers = { accept: 'text/calendar', 'accept-encoding': 'identity' }
  const asked = own.request(url, { signal, lookup: lookupPublic(own), agent: false, headers })
  const fail = (fault: FeedFault) => {
    asked.destroy()
    reject(new FeedFailed(fault))
  }
  asked.on('error', reject)
  asked.on('response', (response) => {
    response.on('error', reject)
    const { statusCode = 0 } = response
    const { location } = response.headers
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
      asked.destroy()
      return resolve({ location })
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
  return promise
}
