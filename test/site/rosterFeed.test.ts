/** What an address of a calendar may lead to. The only connections made here are to this machine, by a network that takes it for a public one. */
import { once } from 'node:events'
import { createServer, request, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicAddress, readRosterFeed, rosterFeedReader } from '../../functions/site/rosterFeed.ts'

describe('an address on the network', () => {
  it.each(['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255'])(
    '%s is not public',
    (address) => expect(isPublicAddress(address)).toBe(false),
  )
  it.each(['::1', '::', 'fe80::1', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1'])(
    '%s is not public',
    (address) => expect(isPublicAddress(address)).toBe(false),
  )
  it.each(['8.8.8.8', '172.32.0.1', '2a00:1450:400e::1'])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))
  it('that is no address is not public either', () => expect([isPublicAddress('localhost'), isPublicAddress('')]).toEqual([false, false]))
})

describe('the address of a calendar', () => {
  it.each([
    'http://agenda.example/a.ics',
    'https://127.0.0.1/a.ics',
    'https://2130706433/a.ics',
    'https://0x7f.1/a.ics',
    'https://[::1]/a.ics',
    'https://[::ffff:10.0.0.1]/a.ics',
    'https://169.254.169.254/latest/meta-data',
    'https://iemand:geheim@agenda.example/a.ics',
    'https://agenda.example:8443/a.ics',
    'https://localhost/a.ics',
    'file:///etc/passwd',
    'webcal://10.0.0.1/a.ics',
    'agenda',
    '',
  ])('%s is refused', async (address) => expect(await readRosterFeed(address)).toEqual({ fault: 'not_public' }))
})

describe('a calendar behind a public address', () => {
  const addressOf: Readonly<Record<string, string>> = { 'agenda.example': '127.0.0.1', 'binnen.example': '10.0.0.1' }
  const answers: RequestListener = ({ url, headers }, response) => {
    if (url === '/a.ics') return void response.end(`BEGIN:VCALENDAR from ${headers.host}`)
    if (url === '/door') return void response.writeHead(302, { location: '/a.ics' }).end()
    if (url === '/binnen') return void response.writeHead(302, { location: 'https://binnen.example/a.ics' }).end()
    if (url === '/metadata') return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    if (url === '/rond') return void response.writeHead(302, { location: '/rond' }).end()
    if (url === '/groot') return void response.end('x'.repeat(6 * 2 ** 20))
    if (url === '/druppel') return void response.write('BEGIN')
    return void response.writeHead(403).end()
  }
  const server = createServer(answers)
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const read = rosterFeedReader({
    request: ({ hostname, pathname }, { signal, lookup }) =>
      request({ hostname, path: pathname, port: (server.address() as AddressInfo).port, ...(signal && { signal }), ...(lookup && { lookup }), agent: false }),
    lookup: (name, done) => {
      const address = addressOf[name]
      if (address === undefined) done(new Error('no such name'), [])
      else done(null, [{ address, family: 4 }])
    },
    isPublic: (address) => address === '127.0.0.1',
    mostMs: 300,
  })
  it('is read, also behind a redirect, and only the name of its host is told', async () => {
    for (const path of ['a.ics', 'door']) {
      const found = await read(`https://agenda.example/${path}`)
      expect('bytes' in found && [new TextDecoder().decode(found.bytes).slice(0, 15), found.host]).toEqual(['BEGIN:VCALENDAR', 'agenda.example'])
    }
  })
  it.each([
    ['a name that leads inside', 'https://binnen.example/a.ics', 'not_public'],
    ['a redirect to a name that leads inside', 'https://agenda.example/binnen', 'not_public'],
    ['a redirect to what is not https', 'https://agenda.example/metadata', 'not_public'],
    ['redirects without an end', 'https://agenda.example/rond', 'refused'],
    ['more than 5 MB', 'https://agenda.example/groot', 'too_large'],
    ['an answer that does not end', 'https://agenda.example/druppel', 'too_slow'],
    ['what may not be read', 'https://agenda.example/dicht', 'refused'],
    ['a name nobody knows', 'https://nergens.example/a.ics', 'not_found'],
  ])('is not, where there is %s', async (_what, address, fault) => expect(await read(address)).toEqual({ fault }))
})
