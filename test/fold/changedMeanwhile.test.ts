import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import type { ContactEvent } from '../../shared/contacts/contactEvent.ts'
import { storedRewrite } from '../../shared/storage/facts/storedRewrite.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { caller, centrale, contactEvent, settings } from '../storage/testEvents.ts'

const arrived = contactEvent('a', 'contact.arrived', '2026-03-02T10:00:00Z', { caller: caller('ann') })
const left = contactEvent('a', 'contact.left', '2026-03-02T10:01:00Z')
const forgotten: ContactEvent = { ...arrived, caller: 'unlinked' }

describe('a fold of a contact that is changed meanwhile, because a key turned or somebody asked to be forgotten', () => {
  it('writes the row that follows from the contact as it is in the end (T2)', async () => {
    const stores = storesInMemory()()
    await stores.settings.save(settings, 0)
    for (const [n, event] of [arrived, left].entries()) await stores.events.append(event, { source: centrale, receivedAt: event.at, token: `r${n}` })
    await foldEvents(stores, settings.lines, [arrived])
    const rewrite = storedRewrite(stores.tables)
    const contacts = {
      ...stores.contacts,
      add: async (...given: Parameters<typeof stores.contacts.add>) => {
        const known = await stores.contacts.add(...given)
        const changed = new Map([[arrived.eventId, forgotten]])
        await rewrite.contact(arrived.contactId, arrived.contactId, known, changed)
        await rewrite.facts(known, changed)
        return known
      },
    }
    expect((await foldEvents({ ...stores, contacts }, settings.lines, [left])).failed.size).toBe(0)
    const day = await stores.contacts.eventsOfDay({ line: settings.lines[0]!.id, date: '2026-03-02' as never })
    expect(day).toEqual([forgotten, left])
    expect((await verify(stores, settings)).differences).toEqual([])
  })
})
