import { describe, expect, it } from 'vitest'
import { firstStrip, strippedBy } from '../../../shared/storage/days/firstStrip.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { dynamoClient } from '../../../shared/storage/tables/dynamoClient.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { at, caller, contactEvent, contactId, day, settings, telefoon } from '../testEvents.ts'
import { testStore } from '../testStores.ts'

const store = testStore()
const first = '2026-03-02T10:00:00Z'
const now = at('2026-06-01T12:00:00Z')

async function withOneContact(): Promise<Stores> {
  const stores = await store.emptyStores()
  const placed = { line: telefoon, date: day('2026-03-02') }
  const events = [contactEvent('c1', 'contact.arrived', first, { caller: caller('c1') })]
  await stores.contacts.add(contactId('c1'), events)
  await stores.contacts.putRow(contactId('c1'), placed, events)
  await stores.dayFiles.bump(telefoon, [placed.date])
  return stores
}

/** The same tables, where what need not be seen at once is not seen at all. */
function seenLate({ tables }: Stores): Stores {
  const client = dynamoClient({ endpoint: store.endpoint() })
  client.middlewareStack.add(
    (next) => async (call) => {
      const { ConsistentRead, KeyConditionExpression } = call.input as { readonly ConsistentRead?: boolean; readonly KeyConditionExpression?: string }
      const { output, ...others } = await next(call)
      return { ...others, output: KeyConditionExpression !== undefined && ConsistentRead !== true ? { ...output, Items: [] } : output }
    },
    { step: 'initialize' },
  )
  return storesOf(tablesNamed(client, tables.contacts.replace(/-contacts$/, '')))
}

describe('where stripping begins', () => {
  it('is the period of the first contact, however late others are seen', async () => {
    const stores = await withOneContact()
    const begun = await firstStrip(seenLate(stores), settings, strippedBy(settings, now), now)
    expect(begun.until).toBeLessThanOrEqual(at(first))
    expect(begun).toEqual(await firstStrip(stores, settings, strippedBy(settings, now), now))
    expect(await stores.history.state()).toBeUndefined()
  })
  it('is today where there is nothing, and that is written down', async () => {
    const stores = await store.emptyStores()
    const due = strippedBy(settings, now)
    expect((await firstStrip(stores, settings, due, now)).until).toBe(due)
    expect((await stores.history.state())?.until).toBe(due)
  })
})
