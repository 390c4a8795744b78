import { type Browser, chromium } from 'playwright-core'

export const browserPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** A real browser that looks for nothing outside this machine. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
