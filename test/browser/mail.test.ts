/** The pages about mail in a real browser: everybody can read them, and the button of a mail's link works without a script. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { User } from '../../shared/access/user.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { MailChoices } from '../../shared/mail/mailChoices.ts'
import { type MailStop, stopIdOf } from '../../shared/storage/mail/mailStore.ts'
import { signedInAs } from '../builders/access.ts'
import { settings } from '../storage/testEvents.ts'
import { browserPath, openBrowser } from './browser.ts'
import { unreadable } from './readable.ts'

const now = Date.parse('2026-06-10T10:00:00Z') as Instant
const token = 't'.repeat(43)
const tester = User.parse({ id: 'tester', email: 'tester@helpline.example', name: 'Tester', roles: ['manager'], invitedAt: now, revision: 1 })

/** A site over one person's choices, and a link of a mail to them. */
async function site() {
  const kept = new Map<string, MailChoices>()
  const stop: MailStop = { id: stopIdOf(token), user: tester.id, kind: 'gap', madeAt: now }
  const access = signedInAs()
  const app = siteApp({
    access: { ...access, users: { ...access.users, byId: () => Promise.resolve(tester) } },
    settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('saved') },
    reports: { load: () => Promise.reject(new Error('no figures here')), firstDate: () => Promise.resolve(undefined) },
    mails: {
      choicesOf: (user) => Promise.resolve(kept.get(user)),
      choose: (choices) => Promise.resolve(void kept.set(choices.user, choices)),
      findStop: (id) => Promise.resolve(id === stop.id ? stop : undefined),
    },
    now: () => now,
    log: () => undefined,
    staticFiles: staticFiles(),
  })
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { kept, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() }
}

describe.skipIf(!existsSync(browserPath))('mail in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(['nl', 'en'])('can be chosen and ended by everybody (%s)', async (language) => {
    const own = await site()
    const page = await (await browser.newContext()).newPage()
    for (const path of ['/settings/mail', '/settings/mail?said=saved', `/mail/stop/gap/${token}`]) {
      await page.goto(`${own.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
      expect({ path, faults: await unreadable(page) }).toEqual({ path, faults: [] })
    }
    await page.context().close()
    own.stop()
  })
  it('is ended by the button and switched on again on one’s own page, without a script', async () => {
    const own = await site()
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto(`${own.url}/mail/stop/gap/${token}?lang=nl`)
    expect(own.kept.size).toBe(0)
    await page.getByRole('button', { name: 'Ja, stop met deze mail' }).click()
    await expect.poll(() => own.kept.get('tester')?.kinds).toEqual({ gap: false })
    expect(await page.locator('main').innerText()).toContain('U krijgt de mail “Tekort in het rooster” niet meer.')
    await page.getByRole('link', { name: 'Naar “Mijn mail”' }).click()
    const box = page.getByRole('checkbox', { name: 'Tekort in het rooster' })
    expect(await box.isChecked()).toBe(false)
    await box.check()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText('Uw keuze is opgeslagen.').waitFor()
    expect(own.kept.get('tester')?.kinds).toMatchObject({ gap: true, digest: true })
    await page.context().close()
    own.stop()
  })
})
