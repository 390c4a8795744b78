/** What makes a report: a draft, a new version, the other language. Nothing that was frozen is ever written over. */
import type { Context } from 'hono'
import { currentVersion, type FrozenReport, type ListedReport, type ReportAbout, reportIdOf } from '../../../../shared/reports/frozenReport.ts'
import type { ProtectedFindings } from '../../../../shared/reports/reportFindings.ts'
import type { Release } from '../../../../shared/privacy/disclosure/protectRelease.ts'
import { reportDocument } from '../../../../shared/reports/writeReport.ts'
import type { ReportStore } from '../../../../shared/storage/decided/reportStore.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { saidAt } from '../setup/saidAt.ts'
import { freshFindings, frozen, type Options } from './makeReport.ts'
import { isSame, type OpenReport, siblingOf } from './openReport.ts'
import { pathOf } from './reportAddress.ts'
import type { ReportRequest } from './reportRequest.ts'

export type Problems = { readonly problems: readonly FieldProblem[] }
/** Where to go, and what was done. */
export type Done = { readonly path: string; readonly said: 'made' | 'approved' | 'shared' | 'withdrawn' | 'same' }

export function reportActions({ dependencies }: Pick<SitePages, 'dependencies'>, store: ReportStore) {
  const { savedCases } = dependencies
  const newestOf = (listed: ListedReport | undefined) => listed?.versions.at(-1)?.version ?? 0
  const freeze = async (
    about: ReportAbout,
    found: ProtectedFindings,
    options: Options,
    { after, now, earlier }: { readonly after: number; readonly now: SiteRequest['now']; readonly earlier: readonly Release[] },
  ): Promise<FrozenReport> => {
    const { report, counts } = frozen(about, found, options, { after, now, earlier })
    if (!(await store.freeze(report, counts))) throw new Refused('changed_meanwhile')
    return report
  }

  /** The first version, or the next where these months have a report already. In the other language it says the same: one release a period. */
  async function make(site: SiteRequest, { line, from, to, language, contact, start, saved }: ReportRequest): Promise<Done | Problems> {
    const about: ReportAbout = { line: line.id, from, to, language }
    const all = await store.all()
    const listed = all.find(({ id }) => id === reportIdOf(about))
    const sibling = siblingOf(all, listed ?? { id: reportIdOf(about), about, versions: [] })
    const twin = sibling && listed === undefined ? currentVersion(sibling.versions) : undefined
    const begins = start ?? saved?.decision?.from
    const { accent } = site.version.settings.organisation
    const options = {
      contact,
      ...(accent !== undefined && { accent }),
      ...(begins !== undefined && { start: begins }),
      ...(saved !== undefined && { caseId: saved.id }),
    }
    if (sibling !== undefined && twin !== undefined && saved === undefined) {
      const known = await store.read(sibling.id, twin.version)
      if (known !== undefined) return { path: pathOf(await retold(known, about, { ...known.options, ...options }, site.now)), said: 'made' }
    }
    const earlier = await store.released(line.id)
    const found = await freshFindings(dependencies, site, { line, from, to, ...(saved && { saved }) }, earlier)
    const words = site.view.texts.reports.pages.problems
    if (found === 'nothing_measured') return { problems: [{ field: 'first', words: words.nothingMeasured }] }
    if (found === 'not_all_counted') return { problems: [{ field: 'first', words: site.view.texts.uncounted.noReport }] }
    if (found.unproven.length > 0) return { problems: [{ field: 'first', words: words.saysTooMuch }] }
    return { path: pathOf(await freeze(about, found, options, { after: newestOf(listed), now: site.now, earlier })), said: 'made' }
  }

  /** The same findings in the words of another language. */
  async function retold(known: FrozenReport, about: ReportAbout, options: Options, now: SiteRequest['now']): Promise<FrozenReport> {
    const counts = await store.countsOf(reportIdOf(known.about), known.version)
    const listed = (await store.all()).find(({ id }) => id === reportIdOf(about))
    if (counts === undefined) throw new Refused('unknown_page')
    const report: FrozenReport = {
      ...known,
      about,
      version: newestOf(listed) + 1,
      madeAt: now,
      options,
      document: reportDocument(known.findings, about.language, options),
    }
    if (!(await store.freeze(report, counts))) throw new Refused('changed_meanwhile')
    return report
  }
  async function translate({ report }: OpenReport, now: SiteRequest['now']): Promise<Done> {
    const about: ReportAbout = { ...report.about, language: report.about.language === 'nl' ? 'en' : 'nl' }
    return { path: pathOf(await retold(report, about, report.options, now)), said: 'made' }
  }

  /** From the data of now, in every language these months have a report in. Nothing new to show: no new version. */
  async function renew(site: SiteRequest, listed: ListedReport, sibling: ListedReport | undefined): Promise<Done> {
    const { about, id } = listed
    const known = await store.read(id, newestOf(listed))
    const line = site.version.settings.lines.find((own) => own.id === about.line)
    if (known === undefined || line === undefined) throw new Refused('unknown_page')
    const { caseId } = known.options
    const saved = caseId === undefined ? undefined : (await savedCases?.versions(caseId))?.at(-1)
    const earlier = await store.released(about.line)
    const found = await freshFindings(dependencies, site, { line, from: about.from, to: about.to, ...(saved && { saved }) }, earlier)
    if (typeof found === 'string' || found.unproven.length > 0) throw new Refused('changed_meanwhile')
    const next = frozen(about, found, inColourOf(site, known.options), { after: known.version, now: site.now, earlier })
    if (isSame(known, next.report)) return { path: pathOf(known), said: 'same' }
    if (!(await store.freeze(next.report, next.counts))) throw new Refused('changed_meanwhile')
    const other = sibling && (await store.read(sibling.id, newestOf(sibling)))
    if (sibling !== undefined && other !== undefined)
      await freeze(sibling.about, found, inColourOf(site, other.options), { after: other.version, now: site.now, earlier })
    return { path: pathOf(next.report), said: 'made' }
  }

  return { make, renew, translate }
}

/** A new version looks as the organisation does by now. */
function inColourOf({ version }: SiteRequest, { accent: _before, ...options }: Options): Options {
  const { accent } = version.settings.organisation
  return { ...options, ...(accent !== undefined && { accent }) }
}

/** In the reader's language, with what was done. */
export const doneAt = (context: Context, { path, said }: Done): Response => context.redirect(saidAt(context, path, said), 303)
