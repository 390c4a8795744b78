/** Whether a page can be read by everybody: what axe finds, in both themes, and whether it fits 320 pixels with everything unfolded. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const unfold = "document.querySelectorAll('details').forEach((own) => own.setAttribute('open', ''))"
const fold = "document.querySelectorAll('details').forEach((own) => own.removeAttribute('open'))"
type Violation = {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[]
}

/** Everything that is wrong with the page as it stands, in words; the page is left as it was. */
export async function unreadable(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  const found: string[] = []
  await page.evaluate(unfold)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const violation of await violationsOf(page)) found.push(`${colorScheme}: ${violation}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 640 })
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
  if (width > 320) found.push(`320 pixels: ${width} wide`)
  await page.setViewportSize(size)
  await page.evaluate(fold)
  return found
}

/** The content policy lets no script in from elsewhere; the test's own comes in through the debugger. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  const client = await page.context().newCDPSession(page)
  await client.send('Runtime.evaluate', { expression: axeSource })
  const expression = 'axe.run().then((r) => JSON.stringify(r.violations))'
  const { result } = await client.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  await client.detach()
  const violations = JSON.parse(String(result.value)) as Violation[]
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html, any }) => `${impact} ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`))
}
