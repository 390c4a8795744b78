/** What becomes of a version: somebody approves it, shares it or withdraws it, by their name. */
import { versionIdOf } from '../../../../shared/reports/frozenReport.ts'
import { nextStates, ReportState, wentOut } from '../../../../shared/reports/reportState.ts'
import type { ReportStore } from '../../../../shared/storage/decided/reportStore.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import type { Form } from '../../form.ts'
import type { OpenReport } from './openReport.ts'
import { pathOf } from './reportAddress.ts'
import type { Done, Problems } from './reportActions.ts'
import type { OpenPage } from './seenReports.ts'

export async function decide(store: ReportStore, { site, open, view }: OpenPage, form: Form): Promise<Done | Problems> {
  const { report, version, listed } = open
  const words = view.texts.reports.pages.problems
  const to = ReportState.safeParse(form.text('to'))
  const [by, reason] = [form.text('name'), form.text('reason')]
  if (!to.success || to.data === 'draft' || !nextStates(version.changes).includes(to.data)) throw new Refused('changed_meanwhile')
  const problems = [
    ...(by === '' ? [{ field: 'name', words: words.noName }] : []),
    ...(by.length > 80 ? [{ field: 'name', words: words.nameTooLong }] : []),
    ...(reason.length > 200 ? [{ field: 'reason', words: words.contactTooLong }] : []),
    ...(to.data === 'approved' && (await othersMeanwhile(store, open)) ? [{ field: 'name', words: words.othersMeanwhile }] : []),
  ]
  if (problems.length > 0) return { problems }
  if (!(await store.decide(listed.id, report.version, { to: to.data, by, at: site.now, reason }, version.changes.length)))
    throw new Refused('changed_meanwhile')
  return { path: pathOf(report), said: to.data }
}

/** A report that went out since this draft was protected, and was made from other findings. */
async function othersMeanwhile(store: ReportStore, { report }: OpenReport): Promise<boolean> {
  const all = await store.all()
  const out = all
    .filter(({ about }) => about.line === report.about.line)
    .flatMap(({ id, versions }) => versions.flatMap(({ version, changes }) => (wentOut(changes) ? [{ id, version }] : [])))
    .filter(({ id, version }) => !report.against.includes(versionIdOf(id, version)))
  const others = await Promise.all(out.map(({ id, version }) => store.read(id, version)))
  return others.some((other) => JSON.stringify(other?.findings) !== JSON.stringify(report.findings))
}
