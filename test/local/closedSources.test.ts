import { expect, it } from 'vitest'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { closedSources } from '../../infra/local/closedSources.ts'
import { Settings } from '../../shared/settings/settings.ts'

it('sources whose secret cannot be read are named, those that read files or keep their secret with us are not', async () => {
  const settings = Settings.parse({
    organisation: { id: 'lijn', name: 'Lijn' },
    lines: [],
    sources: [
      { id: 'met', provider: 'generic', secretFrom: 'env:MET_SECRET' },
      { id: 'zonder', provider: 'twilio', secretFrom: 'env:ZONDER_SECRET' },
      { id: 'bestand', provider: 'generic', secretFrom: 'file:/nergens' },
      { id: 'hier', provider: 'voys', secretFrom: 'stored' },
      { id: 'alleen-bestanden', provider: 'asterisk' },
    ],
  })
  const secretsOf = secretsFrom({ environment: { MET_SECRET: 'x' }, readText: () => Promise.reject(new Error('none')) })
  expect(await closedSources(settings, secretsOf, 0)).toEqual([
    { id: 'zonder', secretFrom: 'env:ZONDER_SECRET' },
    { id: 'bestand', secretFrom: 'file:/nergens' },
  ])
})
