import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { verify } from '../../shared/storage/days/verify.ts'
import type { LocalData } from '../../infra/local/store/localData.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { settings, telefoonLine } from '../storage/testEvents.ts'
import type { Traffic } from './liveTraffic.ts'

/** Every acknowledged contact is in the day files once, with all its events; nothing is there that was not sent; all follows from the facts. */
export async function expectNothingLost({ stores, pseudonymiser }: LocalData, { acknowledged, sent }: Traffic): Promise<void> {
  const source = settings.sources[0]!
  const reports = [...acknowledged].map((contact) => ({ kind: 'contact', type: 'contact.arrived', contact, identity: contact, at: Instant.parse(0) }) as const)
  const ids = (await pseudonymiser.pseudonymise(source, settings, reports)).flatMap((event) => ('contactId' in event ? event.contactId : []))
  const today = localTimeOf(telefoonLine.timeZone).dateOf(Date.now())
  const read = async () => stores.dayFiles.readDays(telefoonLine, addDays(today, -1), addDays(today, 1))
  const contactsIn = async () => (await read()).reduce((sum, { columns }) => sum + columns.length, 0)

  const incomplete = async () => {
    const known = await Promise.all(ids.map((id) => stores.contacts.read(id)))
    return known.map((contact) => contact?.events.length ?? 0).filter((events) => events !== 2)
  }

  // What was under way when the host was killed may not be folded yet: neither a contact nor the second event of one.
  for (let tries = 0; tries < 200 && ((await contactsIn()) < acknowledged.size || (await incomplete()).length > 0); tries++) await pause(50)
  expect(await incomplete()).toEqual([])
  expect((await verify(stores, settings)).differences).toEqual([])
  expect(await contactsIn()).toBeGreaterThanOrEqual(acknowledged.size)
  expect(await contactsIn()).toBeLessThanOrEqual(sent.size)
}
