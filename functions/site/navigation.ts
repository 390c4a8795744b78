/** The pages and their places. A new page is a folder and a line here. */
import type { Texts } from '../../shared/text/texts.ts'

export type PageName = keyof Texts['pages']
export type MenuEntry = { readonly path: string; readonly name: PageName }

export const menu: readonly MenuEntry[] = [
  { path: '/', name: 'overview' },
  { path: '/live', name: 'live' },
  { path: '/missed', name: 'missed' },
  { path: '/availability', name: 'availability' },
  { path: '/roster', name: 'roster' },
  { path: '/case', name: 'case' },
  { path: '/reports', name: 'reports' },
  { path: '/data', name: 'data' },
  { path: '/setup', name: 'setup' },
  { path: '/settings', name: 'settings' },
]
export const help: MenuEntry = { path: '/help/terms', name: 'terms' }
