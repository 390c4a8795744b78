import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { connecting } from '../../shared/text/connecting/registry.ts'
import { setupSite } from '../builders/setupSite.ts'
import { script } from './runningForwarder.ts'

it.each(['nl', 'en'] as const)('the forwarder can be taken from the page of a source that is an Asterisk (%s)', async (language) => {
  const source = { id: 'centrale', provider: 'asterisk', secretFrom: 'stored', lines: {} }
  const { app } = setupSite({
    settings: { organisation: { id: 'proef', name: 'Proef' }, lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }], sources: [source] },
  })
  const page = await (await app.request(`/setup/sources/centrale?lang=${language}`)).text()
  const path = connecting.get('asterisk')?.[language].download?.path ?? ''
  expect(page).toContain(`href="${path}"`)
  const answer = await app.request(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/x-python; charset=utf-8'])
  expect(await answer.text()).toBe(await readFile(script, 'utf8'))
})
