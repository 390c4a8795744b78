import type { undoNl } from './nl.ts'

export const undoEn: typeof undoNl = {
  button: 'Undo',
  undone: 'Undone. Everything is as it was.',
  changed: 'This was not undone: somebody has changed it since. Below you see how it is now.',
  object: (what) => `${what}, undone`,
  hours: 'Opening hours',
}
