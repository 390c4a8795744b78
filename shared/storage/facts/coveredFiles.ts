/** What imported files cover, one item an import: from their first records to their last. Taken away with the import. */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { merge, type Span } from '../../calendar/spans.ts'
import { SourceId } from '../../contacts/identifiers.ts'
import { partition } from '../tables/reading.ts'
import { coveredKey, coveredPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'

/** Milliseconds UTC, by source, sorted and apart. */
export type CoveredBySource = ReadonlyMap<SourceId, readonly Span[]>
export type CoveredFiles = {
  readonly put: (importId: string, source: SourceId, spans: readonly Span[]) => Promise<void>
  readonly remove: (importId: string) => Promise<void>
  readonly all: () => Promise<CoveredBySource>
}

const Covered = z.object({ source: SourceId, spans: z.array(z.object({ from: z.number(), until: z.number() })) })

export function coveredFiles({ client, settings: TableName }: Tables): CoveredFiles {
  return {
    put: async (importId, source, spans) => {
      await client.send(new PutCommand({ TableName, Item: { ...coveredKey(importId), source, spans } }))
    },
    remove: async (importId) => {
      await client.send(new DeleteCommand({ TableName, Key: coveredKey(importId) }))
    },
    all: async () => {
      const items = (await partition(client, TableName, coveredPartition)).map((item) => Covered.parse(item))
      return new Map([...Map.groupBy(items, ({ source }) => source)].map(([source, own]) => [source, merge(own.flatMap(({ spans }) => spans))] as const))
    },
  }
}
