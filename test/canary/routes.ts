/** Every address that anybody can ask for, with what a caller would leave in it. */
import { routeRules } from '../../functions/site/access/routeRules.ts'

export type Route = { readonly method: string; readonly pattern: string }

/** Of the doors that have no rows in the table of the pages. */
const otherRoutes: readonly Route[] = [
  'GET /static/site.css',
  'GET /static/bereikbaar-forwarder.py',
  'GET /static/:file',
  'GET /no-such-page/:any',
  'POST /imports',
  'PUT /imports/:id/parts/:number',
  'POST /imports/:id/finish',
  'POST /imports/:id/undo',
  'POST /imports/reprocess',
  'GET /imports/:id',
  'POST /hooks/:source',
  'POST /hooks/:source/:token',
  'GET /hooks/:source',
  'POST /elsewhere/:any',
].map(routeOf)

function routeOf(text: string): Route {
  const [method = '', pattern = ''] = text.split(' ')
  return { method, pattern }
}

export const everyRoute = (): readonly Route[] => [...[...routeRules.keys()].map(routeOf), ...otherRoutes]

/** With this in place of every parameter. A parameter of a closed list keeps its first word. */
export function filledIn(pattern: string, value: string): string {
  return pattern
    .replaceAll(/:(\w+)\{([^}]*\{?[^}]*\}?)\}/g, (_, _name: string, choices: string) => wordOf(choices))
    .replaceAll(/:\w+/g, value)
    .replace('/*', `/${value}`)
}

/** The first of the words that a pattern such as `(?:gaps|surplus)\.(?:csv|xlsx)` allows. */
const wordOf = (choices: string) => choices.replaceAll(/\(\?:([^|)]*)[^)]*\)/g, '$1').replaceAll('\\', '')
