import { describe, expect, it } from 'vitest'
import { openStore } from '../../infra/local/store/openStore.ts'
import { Settings } from '../../shared/settings/settings.ts'

describe('a stage on AWS, seen from the command line', () => {
  it('is its own three tables, which the stack names alike', async () => {
    const { stores, close } = await openStore({ stage: 'prod' })
    const { events, contacts, settings } = stores.tables
    expect({ events, contacts, settings }).toEqual({
      events: 'bereikbaar-prod-events',
      contacts: 'bereikbaar-prod-contacts',
      settings: 'bereikbaar-prod-settings',
    })
    await close()
  })
  it('makes no pseudonyms: no key leaves the account', async () => {
    const { pseudonymiser, close } = await openStore({ stage: 'prod' })
    const settings = Settings.parse({ organisation: { id: 'proef', name: 'Proef' }, lines: [], sources: [{ id: 'centrale', provider: 'generic' }] })
    await expect(pseudonymiser.pseudonymise(settings.sources[0]!, settings, [])).rejects.toThrow('upload page')
    await close()
  })
})
