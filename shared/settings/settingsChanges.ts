/** What differs between two settings, one line for each value, named by ids and dates instead of by places in a list. */
import type { Settings } from './settings.ts'

export type SettingsChange = { readonly path: string; readonly before?: string; readonly after?: string }

export function settingsChanges(before: Settings | undefined, after: Settings): readonly SettingsChange[] {
  const old = valuesOf(before ?? {}, '')
  const fresh = valuesOf(after, '')
  const paths = [...new Set([...old.keys(), ...fresh.keys()])]
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), fresh.get(path)]
    return was === is ? [] : [{ path, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }]
  })
}

/** Leaves of the document by path, as JSON. */
function valuesOf(value: unknown, path: string): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]])
  const children = Array.isArray(value)
    ? value.map((child, n) => [`${path}[${nameOf(child) ?? n}]`, child] as const)
    : Object.entries(value).map(([key, child]) => [path === '' ? key : `${path}.${key}`, child] as const)
  if (children.length === 0 && path !== '' && !Array.isArray(value)) return new Map([[path, '{}']])
  return new Map(children.flatMap(([name, child]) => [...valuesOf(child, name)]))
}

/** What tells this entry of a list from the others. */
function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const fields = new Map<string, unknown>(Object.entries(entry))
  const names = ['id', 'date', 'from'].flatMap((key) => fields.get(key) ?? [])
  return names.length === 0 ? undefined : String(names[0])
}
