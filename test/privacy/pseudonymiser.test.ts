import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import type { KeyVault } from '../../shared/privacy/keyVault.ts'
import { linkGroupOf, linkGroups, withLinked } from '../../shared/privacy/linkGroup.ts'
import { keyPurposes, memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { ContactReport, Report } from '../../shared/providers/provider.ts'
import { Settings } from '../../shared/settings/settings.ts'

const key = (name: string) => Buffer.alloc(32, name)
const vault = memoryVault({ caller: key('c'), visitor: key('v'), agent: key('a'), provider: key('p') })
const settings = Settings.parse({
  organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
  lines: [
    { id: 'overdag', name: 'Overdag', channel: 'phone' },
    { id: 'nacht', name: 'Nacht', channel: 'phone' },
    { id: 'chat', name: 'Chat', channel: 'chat' },
    { id: 'apart', name: 'Apart', channel: 'phone' },
    { id: 'praatlijn', name: 'Praatlijn', channel: 'phone' },
    { id: 'praatchat', name: 'Praatchat', channel: 'chat' },
  ],
  links: [
    ['overdag', 'nacht'],
    ['praatlijn', 'praatchat'],
  ],
  sources: [
    { id: 'centrale', provider: 'generic', lines: { dag: 'overdag', nacht: 'nacht', web: 'chat', apart: 'apart' } },
    { id: 'praten', provider: 'generic', lines: { praat: 'praatlijn', tik: 'praatchat' } },
    { id: 'alleen', provider: 'generic', lines: { dag: 'overdag' } },
  ],
})
const [centrale, praten, alleen] = [settings.sources[0]!, settings.sources[1]!, settings.sources[2]!]
const at = Instant.parse(Date.parse('2026-03-02T10:00:00Z'))
const report = (more: Partial<ContactReport> = {}): ContactReport => ({
  kind: 'contact',
  identity: 'e1',
  at,
  type: 'contact.arrived',
  contact: 'k1',
  queue: 'dag',
  caller: '+999123456789',
  ...more,
})
const eventsOf = (reports: readonly Report[], source = centrale, keys: KeyVault = vault) => pseudonymiser(keys).pseudonymise(source, settings, reports)
const callerOf = async (more: Partial<ContactReport>, source = centrale, keys: KeyVault = vault) => {
  const [event] = await eventsOf([report(more)], source, keys)
  return event && 'caller' in event ? event.caller : undefined
}

describe('the pseudonym of a caller', () => {
  it('is the first 16 bytes of the keyed digest of version, purpose, link group, channel and canonical number (K1)', async () => {
    const message = ['v1', 'caller', 'nacht+overdag', 'phone', '999123456789'].join('\x1f')
    expect(await callerOf({})).toBe(createHmac('sha256', key('c')).update(message).digest().subarray(0, 16).toString('base64url'))
  })
  it('is the same for all spellings, and on linked lines only (P12)', async () => {
    expect(await callerOf({ caller: '00999 123 456 789' })).toBe(await callerOf({}))
    expect(await callerOf({ queue: 'nacht' })).toBe(await callerOf({}))
    expect(await callerOf({ queue: 'apart' })).not.toBe(await callerOf({}))
  })
  it('on a chat linked with a telephone is that of the telephone, where the chat tells a number; elsewhere it is not', async () => {
    const byPhone = await callerOf({ queue: 'praat' }, praten)
    expect(await callerOf({ queue: 'tik' }, praten)).toBe(byPhone)
    expect(await callerOf({ queue: 'tik', caller: '00999 123 456 789' }, praten)).toBe(byPhone)
    expect(await callerOf({ queue: 'web' })).not.toBe(await callerOf({}))
    const message = ['v1', 'visitor', 'praatchat+praatlijn', 'chat', '999123456789'].join('\x1f')
    expect(await callerOf({ queue: 'tik', caller: '999123456789' }, praten)).toBe(
      createHmac('sha256', key('v')).update(message).digest().subarray(0, 16).toString('base64url'),
    )
  })
  it('of a chat visitor is made under another key and word', async () => {
    const message = ['v1', 'visitor', 'chat', 'chat', 'visitor-7'].join('\x1f')
    expect(await callerOf({ queue: 'web', caller: 'visitor-7' })).toBe(
      createHmac('sha256', key('v')).update(message).digest().subarray(0, 16).toString('base64url'),
    )
  })
  it('does not exist for a withheld number, a text that is no number, or nothing', async () => {
    expect(await callerOf({ caller: 'anonymous' })).toBe('withheld')
    expect(await callerOf({ caller: '' })).toBe('withheld')
    expect(await callerOf({ caller: '201' })).toBe('unlinked')
    const { caller: _, ...untold } = report()
    expect(await eventsOf([untold])).toEqual([expect.not.objectContaining({ caller: expect.anything() })])
  })
  it.each([
    ['a digest that begins with a digit', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['another of which as many digits are the same', '9e86c081884d7b659f2daeb0d55ac015e3ba4d1f2c0a822ed15f6a15c0e00b08'],
    ['a UUID', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    ['an encrypted number', '8pLx+3Zq/kE7vYb2Qw9R1g=='],
    ['one of few digits', '4KqHdWnPzLxTvYbRwQmRfg=='],
  ])('is made of what a telephone system gives in the place of a number: %s', async (_, code) => {
    const message = ['v1', 'caller', 'nacht+overdag', 'phone', code.toUpperCase()].join('\x1f')
    expect(await callerOf({ caller: code })).toBe(createHmac('sha256', key('c')).update(message).digest().subarray(0, 16).toString('base64url'))
  })
  it.each(['+999123456789-Jan', '00999123456789/werk.thuis', '00999-123456789.mobiel'])(
    'is that of the number where a word stands behind it: %s',
    async (caller) => expect(await callerOf({ caller })).toBe(await callerOf({})),
  )
  it('is not made where the report names no line and the source has lines that are not linked', async () => {
    const { queue: _, ...anywhere } = report()
    expect((await eventsOf([anywhere]))[0]).toMatchObject({ caller: 'unlinked' })
    expect((await eventsOf([anywhere], alleen))[0]).toMatchObject({ lineId: 'overdag', caller: await callerOf({}) })
  })
  it('is missing, and the event is there, when its key cannot be used twice in a row (K9)', async () => {
    expect(await callerOf({}, centrale, failing('caller', 2))).toBe('unlinked')
    expect(await callerOf({}, centrale, failing('caller', 1))).toBe(await callerOf({}))
  })
})

describe('identities', () => {
  it('of an event depend on source and identity alone (W8)', async () => {
    const [first, other, elsewhere] = [
      await eventsOf([report()]),
      await eventsOf([report({ at: Instant.parse(at + 1), type: 'contact.left', queue: 'nacht', caller: 'anonymous' })]),
      await eventsOf([report()], { ...centrale, id: SourceId.parse('andere') }),
    ].map(([event]) => event?.eventId)
    expect(first).toBe(other)
    expect(first).not.toBe(elsewhere)
  })
  it('of a contact bind its events and lead nowhere', async () => {
    const events = await eventsOf([report(), report({ identity: 'e2' }), report({ identity: 'e3', contact: 'k2' })])
    const ids = events.map((event) => ('contactId' in event ? event.contactId : ''))
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
    expect(JSON.stringify(events)).not.toMatch(/999123|"k1"|"e1"/)
  })
  it('are never made when their key is away: nobody could tell a repeat', async () =>
    await expect(eventsOf([report()], centrale, failing('provider', 9))).rejects.toThrow())
})

describe('a report', () => {
  it('of a line that is not set up gives no event (P6)', async () => expect(await eventsOf([report({ queue: 'onbekend' })])).toEqual([]))
  it('may name our own line, if the source reports on it', async () => {
    expect((await eventsOf([report({ queue: 'overdag' })]))[0]).toMatchObject({ lineId: 'overdag' })
    expect(await eventsOf([report({ queue: 'nacht' })], alleen)).toEqual([])
  })
  it('of a sign of life is an event for each line of its source, each with its own identity', async () => {
    const events = await eventsOf([{ kind: 'heartbeat', identity: 'h1', at }])
    expect(events.map(({ lineId }) => lineId)).toEqual(['overdag', 'nacht', 'chat', 'apart'])
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(4)
  })
  it('of somebody signing in says who by a pseudonym that is the same on all lines (K11)', async () => {
    const events = await eventsOf([{ kind: 'presence', type: 'agent.signed_in', identity: 'p1', at, agent: 'ann@example.org' }])
    expect(new Set(events.map((event) => ('agent' in event ? event.agent : ''))).size).toBe(1)
    expect(JSON.stringify(events)).not.toContain('ann')
  })
  it('keeps its order among others', async () => {
    const each = await pseudonymiser(vault).pseudonymiseEach(centrale, settings, [
      report({ queue: 'onbekend' }),
      report(),
      { kind: 'heartbeat', identity: 'h1', at },
    ])
    expect(each.map((events) => events.length)).toEqual([0, 1, 4])
  })
})

describe('linked lines', () => {
  it('are one group, also through a third line', () => {
    const { links: _, ...rest } = settings
    const linked = {
      ...rest,
      links: [
        ['overdag', 'nacht'],
        ['nacht', 'apart'],
      ] as Settings['links'],
    }
    expect(linkGroupOf(linked, settings.lines[0]!.id)).toBe('apart+nacht+overdag')
    expect(linkGroupOf(linked, settings.lines[2]!.id)).toBe('chat')
    expect(linkGroups(linked).map((group) => group.map(({ id }) => id))).toEqual([['overdag', 'nacht', 'apart'], ['chat'], ['praatlijn'], ['praatchat']])
    expect(withLinked(linked, [settings.lines[0]!.id])).toEqual(['overdag', 'nacht', 'apart'])
  })
})

describe('a vault', () => {
  it('takes no short key', () => {
    for (const purpose of keyPurposes)
      expect(() => memoryVault({ caller: key('c'), visitor: key('v'), agent: key('a'), provider: key('p'), [purpose]: Buffer.alloc(16) })).toThrow(RangeError)
  })
})

/** Cannot use one of its keys, so many times. */
function failing(purpose: string, times: number): KeyVault {
  let failed = 0
  return {
    ...vault,
    hmac: async (use, message) => {
      if (use.purpose === purpose && failed++ < times) throw new Error('away')
      return vault.hmac(use, message)
    },
  }
}
