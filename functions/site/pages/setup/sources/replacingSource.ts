import type { Settings, Source } from '../../../../../shared/settings/settings.ts'

/** The settings with one source edited; whether that may be is checked with the whole. */
export const replacing = (settings: Settings, { id }: Source, edit: (source: Source) => unknown): unknown => ({
  ...settings,
  sources: settings.sources.map((source) => (source.id === id ? edit(source) : source)),
})
