/** What an address of a calendar may lead to. No connection is made here: what is not public is refused before. */
import { describe, expect, it } from 'vitest'
import { isPublicAddress, readRosterFeed } from '../../functions/site/rosterFeed.ts'

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
