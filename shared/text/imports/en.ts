/** The sentences about what was imported: the list, going on, undoing. */
import type { importListNl } from './nl.ts'

const times = (count: number, one: string, more: string) => (count === 1 ? one : more)

export const importListEn: typeof importListNl = {
  title: 'What was imported',
  none: 'Nothing has been imported yet.',
  caption: 'Imported files, newest first',
  startedAt: 'Begun',
  source: 'Source',
  files: 'Files',
  dates: 'From and to',
  rows: 'Rows',
  rowsOf: (stored, duplicate, refused) => `${stored} stored, ${duplicate} known already, ${refused} refused`,
  state: 'State',
  stateOf: {
    taking: 'Not finished',
    building: 'Almost finished: the figures are being updated',
    done: 'Done',
    undoing: 'Being undone',
    undone: 'Undone',
  },
  what: 'What you can do',
  resume: 'Choose the same file above again; the import goes on where it stopped.',
  finish: 'Finish',
  undo: 'Undo',
  undoFiles: (files) => `Undo ${files}`,
  goOn: 'Go on undoing',
  undoHint:
    'Undoing takes away what these files brought. What came in live and what came from other files stays. It can be done until 30 days after the import.',
  undoRepeats: 'If rows were also in a file that was imported later, import that file again afterwards.',
  undone: (rows, rowsText) => times(rows, '1 row was taken away. The figures are up to date.', `${rowsText} rows were taken away. The figures are up to date.`),
  notYet: 'It is not finished yet. Choose Go on; nothing is lost.',
  finished: 'The import is finished. The figures are up to date.',
  refusalOf: {
    being_undone: 'Something of this source is being undone at the moment. Finish that first.',
    too_late_to_undo: 'This was imported more than 30 days ago and can no longer be undone.',
    other_import_open: 'Another file of this source is half imported. Finish that first, or undo that first.',
    not_signed_in: 'You are not signed in any more. Sign in again; what was imported stays.',
    not_allowed: 'Only a manager or an administrator can import history.',
    other_form: 'This form belongs to an earlier sign-in. Open the page again and try there.',
    not_recorded: 'We cannot record right now who imports this. So nothing was imported. Try again later.',
  },
}
