/** What the audit trail speaks of, by the name that people know it by; the route itself where it has no name of its own. */
import { figurePages } from '../../figurePages.ts'
import { groupPath } from '../../pages/settings/groups/settingsGroup.ts'
import { settingsGroups } from '../../pages/settings/groups/settingsGroups.ts'
import type { View } from '../../view.ts'

/** What was taken back is said as such, wherever that is. */
export function objectWords(view: View, object: string): string {
  const words = nameOf(view, object)
  return /\/(?:undo|restore)(?:\/|$)/.test(object) ? view.texts.undo.object(words) : words
}

/** The first that begins like the path names it. */
function nameOf({ texts }: View, object: string): string {
  const { pages, access, settings, groups } = texts
  const path = object.slice(object.indexOf(' ') + 1)
  const names: readonly (readonly [string, string])[] = [
    ['user', access.objects.user],
    ['callerKey', access.objects.callerKey],
    ['data', access.objects.data],
    ['erasure', access.objects.erasure],
    ['unknown', access.objects.unknown],
    ['/live', pages.live],
    ['/missed/contacts', pages.contacts],
    ...figurePages.filter(({ path: own }) => own !== '/').map((page): readonly [string, string] => [page.path, pages[page.name]]),
    ['/roster/import', access.objects.rosterImport],
    ['/roster', pages.roster],
    ['/case', pages.case],
    ['/share', access.objects.sharedReport],
    ['/reports', pages.reports],
    ['/csv', access.objects.table],
    ['/xlsx', access.objects.table],
    ['/svg', access.objects.picture],
    ['/api', access.objects.api],
    ['/imports', pages.imports],
    ['/data/imports', pages.imports],
    ['/data/undo/gaps', texts.coverage.gaps],
    ['/data/undo/markers', texts.coverage.markers],
    ['/data', pages.data],
    ['/setup/lines/:line/undo', texts.undo.hours],
    ['/setup', pages.setup],
    ['/settings/users', pages.users],
    ['/settings/me', texts.people.own.title],
    ['/settings/mail', texts.mail.page.title],
    ['/mail/stop', texts.mail.page.title],
    ...settingsGroups.map(({ name }): readonly [string, string] => [groupPath(name), groups.groups[name].title]),
    ['/settings/privacy', settings.privacy],
    ['/settings/erasure', texts.erasure.title],
    ['/settings/audit', pages.audit],
    ['/sign', pages.signIn],
  ]
  if (path === '/') return pages.overview
  return names.find(([start]) => path.startsWith(start))?.[1] ?? object
}
