/** The rules of the house that no compiler knows: which way imports point, what the domain may know, and that documents name things that exist. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: project, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(project, path)))
const textOf = (path: string) => readFileSync(join(project, path), 'utf8')

const sources = files.filter((path) => /\.(ts|mjs)$/.test(path)).map((path) => ({ path, text: textOf(path), imports: importsOf(path, textOf(path)) }))
const within = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`))
/** Log records leave here, and what a record may hold is part of the domain. */
const theOneWriter = 'shared/privacy/logWriter.ts'
const domain = within('shared').filter(({ path }) => !path.startsWith('shared/storage/'))

/** Paths inside the project, or package names, of everything a file imports. */
function importsOf(path: string, text: string): string[] {
  const specifiers = [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers.map((specifier) => (specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier))
}
const importing = (from: readonly (typeof sources)[number][], forbidden: (imported: string, path: string) => boolean) =>
  from.flatMap(({ path, imports }) => imports.filter((imported) => forbidden(imported, path)).map((imported) => `${path} imports ${imported}`))
const folderOf = (path: string) => path.split('/').slice(0, 2).join('/')

describe('imports point one way: infra → functions → shared', () => {
  it('shared/ imports neither functions/ nor infra/ nor test/', () => {
    expect(importing(within('shared'), (imported) => /^(functions|infra|test)\//.test(imported))).toEqual([])
  })
  it('functions/ imports neither infra/ nor test/, and no function imports another', () => {
    expect(importing(within('functions'), (imported) => /^(infra|test)\//.test(imported))).toEqual([])
    expect(importing(within('functions'), (imported, path) => imported.startsWith('functions/') && folderOf(imported) !== folderOf(path))).toEqual([])
  })
  it('within functions/import/ too: the door, the steps of an import, the days it touches, what is known already, its record, the reading of a file', () => {
    const order = ['import', 'door', 'steps', 'days', 'known', 'record', 'reading']
    const place = (path: string) => order.indexOf(dirname(path).split('/').at(-1) ?? '')
    const ofImport = within('functions/import')
    expect(ofImport.map(({ path }) => path).filter((path) => place(path) === -1)).toEqual([])
    expect(importing(ofImport, (imported, path) => imported.startsWith('functions/import/') && place(imported) < place(path))).toEqual([])
  })
  it('infra/ imports nothing of test/', () => expect(importing(within('infra'), (imported) => imported.startsWith('test/'))).toEqual([]))
  it('a provider is used through the registry alone: no provider imports another', () => {
    const isProviderFolder = (path: string) => /^shared\/providers\/[^/]+\//.test(path)
    const providerOf = (path: string) => path.split('/')[2]
    const providers = sources.filter(({ path }) => isProviderFolder(path))
    expect(importing(providers, (imported, path) => isProviderFolder(imported) && providerOf(imported) !== providerOf(path))).toEqual([])
  })
})

describe('the domain', () => {
  it('knows nothing of AWS: only shared/storage/ imports it', () => expect(importing(domain, (imported) => imported.startsWith('@aws-sdk/'))).toEqual([]))
  it('knows nothing of the web, except for the words on a page', () => {
    expect(importing(domain, (imported) => /^(hono|@hono)(\/|$)/.test(imported))).toEqual([])
  })
  it('does no input or output', () => {
    const outside = /^node:(fs|http|https|net|tls|dgram|child_process|worker_threads|process|os|timers)(\/|$)/
    expect(importing(domain, (imported) => outside.test(imported))).toEqual([])
    expect(
      domain
        .filter(({ path, text }) => path !== theOneWriter && /\bprocess\.(env|argv|cwd|std)|\bfetch\(|\bconsole\.|\bset(Timeout|Interval)\(/.test(code(text)))
        .map(({ path }) => path),
    ).toEqual([])
  })
  it('has no clock and no dice: the moment is passed in', () => {
    const asks = /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(|\bMath\.random\(/
    expect(domain.filter(({ text }) => asks.test(code(text))).map(({ path }) => path)).toEqual([])
  })
})

describe('names and casts', () => {
  it('no file or folder is named after a kind of file', () => {
    const kinds = /(^|\/)(utils?|helpers?|types?|common|misc|services?|index|constants)(\.|\/|$)/i
    expect(sources.map(({ path }) => path).filter((path) => kinds.test(path))).toEqual([])
  })
  it('nothing switches the compiler or the linter off without saying why', () => {
    const silenced = /@ts-(ignore|nocheck)|@ts-expect-error\s*$|(?:biome-ignore [^:\n]*|(?:ox|es)lint-disable[^\n]*?)(?<!: [^\n]+|-- [^\n]+)$/m
    expect(sources.filter(({ path, text }) => path !== 'test/boundaries.test.ts' && silenced.test(text)).map(({ path }) => path)).toEqual([])
  })
  it('no markup goes past the escaping of templates', () => {
    expect(importing(sources, (imported) => imported === 'hono/jsx')).toEqual([])
    expect(
      [...within('functions'), ...within('shared')]
        .filter(({ text }) => /\braw\(|import \{[^}]*\braw\b[^}]*\} from 'hono\/html'|dangerouslySetInnerHTML/.test(code(text)))
        .map(({ path }) => path),
    ).toEqual([])
  })
})

describe('documents', () => {
  const documents = files.filter((path) => path.endsWith('.md'))
  it.each(documents)('%s names only paths that exist', (document) => {
    const text = textOf(document)
    const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap((match) => match[1] ?? []).filter((target) => !/^(https?|mailto):/.test(target))
    const inCode = [...text.matchAll(/`((?:infra|functions|shared|test|\.ci|\.github)\/[^`\s]*)`/g)]
      .flatMap((match) => match[1] ?? [])
      .filter((path) => !/[<>*{}…]/.test(path))
    const missing = [...linked.map((target) => join(dirname(document), target)), ...inCode].filter((path) => !existsSync(join(project, path)))
    expect(missing).toEqual([])
  })
  it('of decisions all stand in their list, by number and title', () => {
    const list = textOf('shared/decisions/README.md')
    const lines = files.flatMap((path) => {
      const [, name] = /^shared\/decisions\/(\d{4}-.+\.md)$/.exec(path) ?? []
      const [, number, title] = name === undefined ? [] : (/^# (\d{4}) (.+)$/m.exec(textOf(path)) ?? [])
      return name === undefined ? [] : [`- [${number}](${name}) ${title}`]
    })
    expect(lines.filter((line) => !list.includes(`${line}\n`))).toEqual([])
  })
  it('and sources speak of nothing outside the project', () => {
    const elsewhere = new RegExp(
      [
        String.raw`(^|[\s'"(\x60])/work/`,
        String.raw`\.\./shared/(?!contacts|calendar|staffing|dayfiles|metrics|privacy|providers|settings|storage|text|decisions|web|rosters|sheets|cases|access|reports|mail)`,
        String.raw`\.library\b`,
      ].join('|'),
      'm',
    )
    const texts = files.filter(
      (path) => /\.(ts|mjs|md|json|css|js|sh|yml)$|^\.ci\//.test(path) && path !== 'package-lock.json' && path !== 'test/boundaries.test.ts',
    )
    expect(texts.filter((path) => elsewhere.test(textOf(path)))).toEqual([])
  })
})

/** Without comments, which may speak of what code may not do. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
}
