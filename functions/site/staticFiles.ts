/** The style sheet, the small script, and the forwarder that people put beside their exchange, each under an address that changes with its content and so may be kept for ever. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type StaticFile = {
  readonly name: 'style' | 'script' | 'icon' | 'public' | 'forwarder'
  readonly path: string
  readonly contentType: string
  readonly body: string
}

/** Read once, when the process starts; the folder `static` stands beside this file, also in the bundle. */
export function staticFiles(): readonly StaticFile[] {
  return [
    file('style', 'site.css', 'text/css; charset=utf-8'),
    file('script', 'site.js', 'text/javascript; charset=utf-8'),
    file('icon', 'icon.svg', 'image/svg+xml; charset=utf-8'),
    file('public', 'public.css', 'text/css; charset=utf-8'),
    file('forwarder', 'bereikbaar-forwarder.py', 'text/x-python; charset=utf-8'),
  ]
}

function file(name: StaticFile['name'], fileName: string, contentType: string): StaticFile {
  const body = readFileSync(new URL(`./static/${fileName}`, import.meta.url), 'utf8')
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
  const [stem, extension] = fileName.split('.')
  return { name, path: `/static/${stem}-${hash}.${extension}`, contentType, body }
}
