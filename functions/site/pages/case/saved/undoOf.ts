import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import type { UndoForm } from '../../../components/doneNotice.ts'
import type { View } from '../../../view.ts'
import { ownName } from './mayKeep.ts'

/** How the newest version of a kept case is taken back: by the same form that made it, filled in as it was before. undefined: the first is removed, not undone. */
export function undoOf(view: View, versions: readonly SavedCase[]): UndoForm | undefined {
  const [before, saved] = versions.slice(-2)
  if (before === undefined || saved === undefined) return undefined
  const [path, version, by] = [`/case/${saved.id}`, String(saved.version), ownName(view)]
  switch (saved.change.kind) {
    case 'saved':
      return undefined
    case 'renamed':
      return { path: `${path}/name`, fields: { version, by, casename: before.name } }
    case 'decided':
      return { path: `${path}/undecide`, fields: { version, decidedBy: by } }
    case 'undecided':
      return before.decision && { path: `${path}/decide`, fields: { version, decidedBy: by, plan: before.decision.plan, openFrom: before.decision.from } }
  }
}
