/** The pages and their places. A new page is a folder and a line here. */
import type { Texts } from '../../shared/text/texts.ts'

export type PageName = keyof Texts['pages']
export type MenuEntry = { readonly path: string; readonly name: PageName /** Keeps the reader's line and period. */; readonly keepsFilters: boolean }

export const menu: readonly MenuEntry[] = [
  { path: '/', name: 'overview', keepsFilters: true },
  { path: '/live', name: 'live', keepsFilters: false },
  { path: '/missed', name: 'missed', keepsFilters: true },
  { path: '/availability', name: 'availability', keepsFilters: true },
  { path: '/roster', name: 'roster', keepsFilters: false },
  { path: '/case', name: 'case', keepsFilters: false },
  { path: '/reports', name: 'reports', keepsFilters: false },
  { path: '/data', name: 'data', keepsFilters: false },
  { path: '/setup', name: 'setup', keepsFilters: false },
  { path: '/settings', name: 'settings', keepsFilters: false },
]
export const help: MenuEntry = { path: '/help/terms', name: 'terms', keepsFilters: false }
