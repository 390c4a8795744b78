/**
 * Reports. What was frozen is written once and never again; a decision about a version is an item of its own. The true counts behind a version are
 * written with it, so that neither is there without the other, and read apart: they never leave, and are only there to hold a later report against.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Instant, type LineId } from '../../contacts/identifiers.ts'
import type { Release } from '../../privacy/disclosure/protectRelease.ts'
import { FrozenReport, type ListedReport, ReportAbout, type ReportVersion, reportIdOf, versionIdOf } from '../../reports/frozenReport.ts'
import { Count } from '../../reports/printed.ts'
import { StateChange, wentOut } from '../../reports/reportState.ts'
import { type Item, onlyAttributes, onlyIn, partition } from '../tables/reading.ts'
import {
  printedOutsideKey,
  printedOutsidePartition,
  reportKey,
  reportPartition,
  reportStateKey,
  reportsPartition,
  reportVersionKey,
} from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export type ReportCounts = Omit<Release, 'id'>
export type ReportStore = {
  /** Every report with its versions and what was decided about them, without content. */
  readonly all: () => Promise<readonly ListedReport[]>
  readonly read: (id: string, version: number) => Promise<FrozenReport | undefined>
  /** True counts of a version; for another wording of it, and never to be shown. */
  readonly countsOf: (id: string, version: number) => Promise<ReportCounts | undefined>
  /** Freezes a version. @returns false where somebody else has frozen one of that number. */
  readonly freeze: (report: FrozenReport, counts: ReportCounts) => Promise<boolean>
  /** @param after how many decisions about this version were known. @returns false where somebody else decided meanwhile. */
  readonly decide: (id: string, version: number, change: StateChange, after: number) => Promise<boolean>
  /** What ever went out about a line: reports, also those withdrawn since (ids as `versionIdOf`), and what was printed for outside. */
  readonly released: (line: LineId) => Promise<readonly Release[]>
  /** Printed for outside, and so never to be contradicted. The first printing of an id stands. */
  readonly noteOutside: (line: LineId, releases: readonly Release[]) => Promise<void>
}

const StoredCounts = z.strictObject({
  cells: z.array(
    z.strictObject({
      key: z.string(),
      count: z.int(),
      largestCallerShare: z.number().exactOptional(),
      measured: z.enum(['full', 'partly', 'none']).exactOptional(),
      published: z.boolean().exactOptional(),
      importance: z.number().exactOptional(),
    }),
  ),
  relations: z.array(z.strictObject({ parts: z.array(z.string()), total: z.string(), atMost: z.boolean().exactOptional() })),
  threshold: z.int(),
  printed: z.array(z.tuple([z.string(), Count])),
})

export function reportStore({ client, settings: TableName }: Tables): ReportStore {
  const once = (Item: Item) => doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })))
  const attribute = async (Key: Item, name: string): Promise<unknown> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true, ...onlyAttributes([name]) }))
    return Item === undefined ? undefined : JSON.parse(String(Item[name]))
  }

  async function versionsOf(id: string): Promise<readonly ReportVersion[]> {
    const items = await onlyIn(client, TableName, reportPartition(id), ['sk', 'madeAt', 'change'])
    const changesOf = (version: string) =>
      items.flatMap(({ sk, change }) => (String(sk).startsWith(`${version}#s`) ? [StateChange.parse(JSON.parse(String(change)))] : []))
    return items.flatMap(({ sk, madeAt }) => {
      const version = String(sk)
      return /^v\d+$/.test(version) ? [{ version: Number(version.slice(1)), madeAt: Instant.parse(madeAt), changes: changesOf(version) }] : []
    })
  }
  const all = async (): Promise<readonly ListedReport[]> => {
    const abouts = (await partition(client, TableName, reportsPartition)).map((own) => ReportAbout.parse(JSON.parse(String(own['about']))))
    return inTurns(abouts, 8, async (about) => ({ id: reportIdOf(about), about, versions: await versionsOf(reportIdOf(about)) }))
  }
  async function countsOf(id: string, version: number): Promise<ReportCounts | undefined> {
    const stored = await attribute(reportVersionKey(id, version), 'counts')
    if (stored === undefined) return undefined
    return countsIn(stored)
  }
  async function releaseOf(id: string, version: number): Promise<readonly Release[]> {
    const counts = await countsOf(id, version)
    return counts === undefined ? [] : [{ ...counts, id: versionIdOf(id, version) }]
  }

  return {
    all,
    countsOf,
    read: async (id, version) => {
      const stored = await attribute(reportVersionKey(id, version), 'report')
      return stored === undefined ? undefined : FrozenReport.parse(stored)
    },
    freeze: async (report, counts) => {
      const { about, version, madeAt } = report
      const id = reportIdOf(about)
      await client.send(new PutCommand({ TableName, Item: { ...reportKey(id), about: JSON.stringify(about) } }))
      return once({ ...reportVersionKey(id, version), madeAt, report: JSON.stringify(report), counts: countsText(counts) })
    },
    decide: (id, version, change, after) => once({ ...reportStateKey(id, version, after + 1), change: JSON.stringify(change) }),
    noteOutside: async (line, releases) => {
      await inTurns(releases, 4, ({ id, ...counts }) => once({ ...printedOutsideKey(line, id), counts: countsText(counts) }))
    },
    released: async (line) => {
      const out = (await all())
        .filter(({ about }) => about.line === line)
        .flatMap(({ id, versions }) => versions.flatMap(({ version, madeAt, changes }) => (wentOut(changes) ? [{ id, version, madeAt }] : [])))
        .sort((a, b) => a.madeAt - b.madeAt)
      const printed = (await partition(client, TableName, printedOutsidePartition(line))).map(printedRelease)
      return [...(await inTurns(out, 4, ({ id, version }) => releaseOf(id, version))).flat(), ...printed]
    },
  }
}

const countsText = ({ cells, relations, threshold, printed }: ReportCounts): string => JSON.stringify({ cells, relations, threshold, printed: [...printed] })
function countsIn(stored: unknown): ReportCounts {
  const { printed, ...counts } = StoredCounts.parse(stored)
  return { ...counts, printed: new Map(printed) }
}
const printedRelease = (item: Item): Release => ({ ...countsIn(JSON.parse(String(item['counts']))), id: String(item['sk']) })
