import type { undoNl } from './nl.ts'

export const undoEn: typeof undoNl = {
  button: 'Undo',
  undone: 'Undone. Everything is as it was.',
  changed: 'This was not undone: somebody has changed it since. Below you see how it is now.',
  lookBack: 'Undo earlier changes',
  changesTitle: 'Last changes',
  changesHint: (number) => `We look at the last ${number} times that somebody saved settings. What was changed again since does not stand here.`,
  noChanges: 'There is nothing here to undo.',
  did: {
    added: (what) => `Added: ${what}.`,
    changed: (what) => `Changed; it used to be: ${what}.`,
    removed: (what) => `Removed: ${what}.`,
  },
  hoursFrom: (day) => `the opening hours from ${day}`,
  ended: (source) => `that ${source} is no longer used`,
  object: (what) => `${what}, undone`,
  hours: 'Opening hours',
}
