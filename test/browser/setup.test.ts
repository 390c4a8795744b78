/** A new administrator, in Dutch, from an empty product to the first processed event: the whole product on one machine, in a real browser. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Host, startHost } from '../../infra/local/host.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { browserPath, openBrowser } from './browser.ts'
import { unreadable } from './readable.ts'

const save = 'form.form button[type=submit]'

describe.skipIf(!existsSync(browserPath))('from nothing to the first event', () => {
  let browser: Browser
  let host: Host
  let dataDir: string
  beforeAll(async () => {
    browser = await openBrowser()
    dataDir = await mkdtemp(join(tmpdir(), 'bereikbaar-'))
    host = await startHost({ port: 0, dataDir, now: Date.now, log: () => undefined, environment: {}, empty: true })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
    await rm(dataDir, { recursive: true, force: true })
    await rm(`${dataDir}.keys`, { recursive: true, force: true })
  })

  const sentence = async (page: Page) => (await page.textContent('.headline .sentence')) ?? ''
  async function signIn(page: Page) {
    await page.goto(`${host.url}/sign-in?code=${host.ownerCode}`)
    await page.click('form[action="/sign-in/owner"] button')
  }
  /** As the telephone system would send it. */
  async function deliver(source: string, secret: string, event: object): Promise<number> {
    const url = `${host.url}/hooks/${source}`
    const signed = webhooks
      .get('generic')
      ?.sign({ url, body: JSON.stringify(event), now: Date.now() as Instant, id: `proef-${JSON.stringify(event).length}` }, secret)
    const answer = await fetch(url, { method: 'POST', headers: Object.fromEntries(signed?.headers ?? []), body: signed?.body ?? '' })
    return answer.status
  }

  it('takes a dozen clicks and four fields, and every step can be read by everybody', { timeout: 240_000 }, async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' })).newPage()
    const readable = async (step: string) => expect({ step, faults: await unreadable(page) }).toEqual({ step, faults: [] })

    await page.goto(host.url)
    expect(await sentence(page)).toBe('Meld u aan om verder te gaan.')
    await readable('signing in')
    await signIn(page)
    expect(await sentence(page)).toContain('Er komen nog geen gegevens binnen.')
    await page.click('.headline .action')
    expect(await sentence(page)).toContain('In zeven stappen')
    await readable('an empty task list')

    await page.click('.headline .action')
    await page.click(save)
    await page.waitForSelector('.error-summary:focus')
    expect(await page.title()).toMatch(/^Fout: /)
    await readable('a form with mistakes')
    await page.click('.error-summary a >> nth=1')
    expect(await page.evaluate('document.activeElement.name')).toBe('name')
    await page.keyboard.type('Telefoon')
    await page.fill('[name=organisation]', 'Hulplijn Proef')
    await page.click(save)
    await readable('a line added')

    await page.click('.headline .action')
    await page.fill('[name=day0-from]', '9')
    await page.fill('[name=day0-until]', '17')
    await page.click('.hours-form > p button[value=check]')
    await page.click('button[value=save]')

    await page.click('.menu a[aria-current=page]')
    await page.click('.headline .action')
    await readable('the cards')
    await page.click('a[href^="/setup/sources/new/generic"]')
    await readable('a new source')
    await page.click(save)
    const secret = await page.inputValue('#secret-once')
    expect(await page.inputValue('#address')).toBe(`${host.url}/hooks/algemene-webhook`)
    await readable('a secret, once')

    await page.goto(`${host.url}/setup/sources/algemene-webhook`)
    expect(await page.content()).not.toContain(secret)
    const askedAt = Date.now()
    await page.click('form[action*="/test"] button')
    expect(await page.textContent('#test ~ .notice')).toContain('De testgebeurtenis is aangekomen')
    expect(Date.now() - askedAt).toBeLessThan(5_000)
    await readable('a test event arrived')

    const at = new Date(Date.now() - 60_000).toISOString()
    expect(await deliver('algemene-webhook', secret, { type: 'contact.arrived', contact: '1', at, caller: '+99912345' })).toBe(202)
    expect(await deliver('algemene-webhook', secret, { type: 'contact.left', contact: '1', at, caller: '+99912345' })).toBe(202)
    await host.settled()
    await page.goto(`${host.url}/setup`)
    expect(await page.textContent('#task-source')).toContain('Algemene webhook levert.')
    expect(await page.textContent('#task-source .state')).toContain('Klaar')
    await readable('everything done')
    await page.click('#task-report a')
    expect(await page.textContent('main')).not.toContain('Er komen nog geen gegevens binnen')
    await page.goto(`${host.url}/data/sources/algemene-webhook`)
    expect(await page.textContent('main')).toContain('Afgehaakt')
    await readable('the page of a source')
    await page.context().close()
  })

  it('needs no script', { timeout: 120_000 }, async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' })).newPage()
    await signIn(page)
    await page.goto(`${host.url}/setup/lines/new`)
    await page.fill('[name=name]', 'Chat')
    await page.check('[name=channel][value=chat]')
    await page.fill('[name=chatsAtOnce]', '2')
    await page.click(save)
    await page.waitForURL((url) => !url.pathname.endsWith('/new'))
    await page.goto(`${host.url}/setup/sources/new/generic`)
    await page.fill('[name=name]', 'Zonder script')
    await page.selectOption('[name=line]', 'chat')
    await page.click(save)
    expect(await page.inputValue('#secret-once')).toMatch(/^whsec_/)
    await page.click('form[action*="/test"] button')
    expect(await page.textContent('#test ~ .notice')).toContain('De testgebeurtenis is aangekomen')
    await page.context().close()
  })
})
