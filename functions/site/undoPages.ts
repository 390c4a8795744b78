/** Takes back what somebody just changed in the settings: one press on the notice after the act, for whoever may do the act itself. */
import { type Context, Hono } from 'hono'
import { LineId } from '../../shared/contacts/identifiers.ts'
import { gapsPart, hoursPart, markersPart, type UndoablePart, undoneSettings } from '../../shared/settings/undoneSettings.ts'
import { Refused } from '../../shared/web/refused.ts'
import { readForm } from './form.ts'
import { saidAt } from './pages/setup/saidAt.ts'
import type { SitePages } from './sitePages.ts'
import { undoPath } from './undoPath.ts'

export function undoPages({ change, dependencies: { settings } }: SitePages): Hono {
  const takeBack = async (context: Context, part: UndoablePart, page: string) => {
    await readForm(context)
    const number = Number(context.req.param('made'))
    if (!Number.isSafeInteger(number) || number < 2) throw new Refused('unknown_page')
    const [before, made] = await Promise.all([settings.at?.(number - 1), settings.at?.(number)])
    if (before === undefined || made === undefined) throw new Refused('unknown_page')
    let isChangedSince = false
    // Asked again when somebody saves at the same moment.
    const answer = await change(context, (newest) => {
      const undone = undoneSettings(part, { before, made, newest })
      if (undone === 'nothing') throw new Refused('unknown_page')
      isChangedSince = undone === 'changed_since'
      return undone === 'changed_since' ? newest : undone.settings
    })
    return context.redirect(saidAt(context, page, isChangedSince || 'problems' in answer ? 'undo_changed' : 'undone'), 303)
  }

  return new Hono()
    .post(undoPath.gaps(':made'), (context) => takeBack(context, gapsPart, '/data/gaps'))
    .post(undoPath.markers(':made'), (context) => takeBack(context, markersPart, '/data/markers'))
    .post(undoPath.hours(':line', ':made'), (context) => {
      const line = LineId.safeParse(context.req.param('line'))
      if (!line.success) throw new Refused('unknown_page')
      return takeBack(context, hoursPart(line.data), `/setup/lines/${line.data}/hours`)
    })
}
