import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  ListTablesCommand,
  type RestoreTableToPointInTimeCommandInput,
} from '@aws-sdk/client-dynamodb'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { copiedTables } from '../../../infra/local/restore/backupFile.ts'
import { itemText, textItem } from '../../../infra/local/restore/itemText.ts'
import { pointInTime } from '../../../infra/local/restore/pointInTime.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { type Tables, tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { testStore } from '../../storage/testStores.ts'

const store = testStore()
const dataKey = 'arn:aws:kms:eu-west-1:111122223333:key/k'
const [earliest, latest] = [Date.parse('2026-02-01T00:00:00Z'), Date.parse('2026-03-02T09:55:00Z')]

/** Answers as AWS does to the two calls that only AWS knows; a restored table is there at once. */
async function onAws() {
  const { tables } = await store.emptyStores()
  const asked: RestoreTableToPointInTimeCommandInput[] = []
  const made: CreateTableCommandInput[] = []
  const send = async (command: { readonly input: unknown; readonly constructor: { readonly name: string } }) => {
    if (command.constructor.name === 'DescribeContinuousBackupsCommand')
      return {
        ContinuousBackupsDescription: {
          PointInTimeRecoveryDescription: { EarliestRestorableDateTime: new Date(earliest), LatestRestorableDateTime: new Date(latest) },
        },
      }
    if (command.constructor.name === 'DescribeTableCommand') {
      const answer = (await tables.client.send(command as never)) as { Table?: object }
      return { ...answer, Table: { ...answer.Table, SSEDescription: { KMSMasterKeyArn: dataKey } } }
    }
    if (command.constructor.name === 'CreateTableCommand') {
      const { SSESpecification: _ours, ...input } = command.input as CreateTableCommandInput
      made.push(command.input as CreateTableCommandInput)
      return tables.client.send(new CreateTableCommand(input))
    }
    if (command.constructor.name !== 'RestoreTableToPointInTimeCommand') return tables.client.send(command as never)
    asked.push(command.input as RestoreTableToPointInTimeCommandInput)
    if (asked.length < copiedTables.length) return {}
    const beside = tablesNamed(tables.client, String(asked[0]?.TargetTableName).slice(0, -'-history'.length))
    await ensureTables(beside)
    await tables.client.send(new DeleteTableCommand({ TableName: beside.contacts }))
    while (await isThere(tables, beside.contacts)) await pause(20)
    return {}
  }
  const client = new Proxy(tables.client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) })
  const current: Tables = { ...tables, client }
  return { current, asked, made, into: tablesNamed(client, `${tables.events.slice(0, -'-events'.length)}-restoring`) }
}

async function isThere({ client }: Tables, table: string): Promise<boolean> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  return TableNames.includes(table)
}

describe('tables of AWS as they were (F6)', () => {
  it('are made as tables of their own, of the very second, on demand; contacts are not', async () => {
    const { current, asked, made, into } = await onAws()
    const copy = pointInTime(current, latest - 500)
    expect(copy.at).toBe(latest - 1000)
    expect(await copy.check()).toContain('2026-03-02T09:54:59.500Z')
    await copy.fill(into)
    expect(asked).toEqual(
      copiedTables.map((table) => ({
        SourceTableName: current[table],
        TargetTableName: into[table],
        RestoreDateTime: new Date(latest - 1000),
        BillingModeOverride: 'PAY_PER_REQUEST',
      })),
    )
    // Under the key of the table in use (I3).
    expect(made).toMatchObject([{ TableName: into.contacts, SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: dataKey } }])
  })
  it('are refused for a moment of which AWS has no copy', async () => {
    const { current } = await onAws()
    for (const at of [earliest - 1, latest + 1]) await expect(pointInTime(current, at).check()).rejects.toThrow('has no backup of')
  })
})

describe('an item in a backup', () => {
  it('comes back as it was: bytes, lists, numbers and text', () => {
    const item = { pk: 'A#"\n', sk: '😀', file: Uint8Array.of(0, 255, 10), list: [1, { bytes: Uint8Array.of(7) }], flag: true, none: null, n: 1.5 }
    const text = itemText(item)
    expect(text).not.toContain('\n')
    expect(JSON.stringify(textItem(text))).toBe(JSON.stringify({ ...item, file: Buffer.from([0, 255, 10]), list: [1, { bytes: Buffer.from([7]) }] }))
  })
})
