import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { answerPrefix, contactsTable, foldingPartition } from '../../shared/storage/tables/contactsTable.ts'
import { eventsTable } from '../../shared/storage/tables/eventsTable.ts'
import { historyTable } from '../../shared/storage/tables/historyTable.ts'
import { auditPartition, settingsTable } from '../../shared/storage/tables/settingsTable.ts'
import type { TableLayout } from '../../shared/storage/tables/tables.ts'
import { fiveMinutes, type Alarming } from './telling/alarming.ts'
import type { DataKey } from './keys/dataKey.ts'

export type EventStorageProps = { readonly prefix: string; readonly dataKey: DataKey }
type TableKey = 'events' | 'contacts' | 'history' | 'settings'
/** `keys`: patterns of the partition keys that may be touched; absent: all of the table. */
type Permission = {
  readonly actions: readonly string[]
  readonly keys?: readonly string[]
  /** Only these attributes of an item; absent: all. */
  readonly attributes?: readonly string[]
  /** On the table's index instead of the table. */
  readonly index?: true
}

/** Of the events table: history that was imported. */
export const importedParcels = ['PARCEL#*'] as const
/** Of the events table: what the log of a source is made of. */
export const loggedDeliveries = ['ASIDE#*', 'COUNTS#*', 'EVENT#*', 'REPEAT#*'] as const
/** Of the events table: what was set aside, and what is written when it can be used. */
export const setAsideDeliveries = ['ASIDE#*', 'EVENT#*', 'REPEAT#*'] as const
/** Of the contacts table: what a day file is made of, and the file itself; never a contact by its id. */
export const dayFileKeys = ['DAY#*', 'FILES#*', 'VERSIONS#*'] as const

/** Of the contacts table: figures that took long to work out. */
export const answerKeys = [`${answerPrefix}*`] as const

/** Of the contacts table: where figures are not complete, and nothing else. */
export const howFarTheFoldCame = [foldingPartition] as const

/** Four tables by life: facts, the lasting record and decisions are kept and can be restored, what is derived from facts can be rebuilt. */
export class EventStorage extends Construct {
  /** How every function learns the names of its tables. */
  readonly tableNames: Readonly<Record<'EVENTS_TABLE' | 'CONTACTS_TABLE' | 'HISTORY_TABLE' | 'SETTINGS_TABLE', string>>
  readonly streamArn: string
  private readonly tables: Readonly<Record<TableKey, Table>>
  private readonly dataKey: DataKey
  private readonly keyUsers = new Set<IGrantable>()

  constructor(scope: Construct, id: string, { prefix, dataKey }: EventStorageProps) {
    super(scope, id)
    this.dataKey = dataKey
    const table = (key: string, layout: TableLayout, props: Partial<TableProps> = {}) => {
      const keys = { partitionKey: text(layout.partitionKey), sortKey: text(layout.sortKey) }
      return new Table(this, key, { tableName: `${prefix}-${layout.suffix}`, ...keys, ...likeEveryTable(dataKey), ...props })
    }
    const events = table('Events', eventsTable, { ...restorable, stream: StreamViewType.NEW_IMAGE })
    const { name: indexName, partitionKey, sortKey } = eventsTable.index
    events.addGlobalSecondaryIndex({ indexName, partitionKey: text(partitionKey), sortKey: text(sortKey), projectionType: ProjectionType.ALL })
    const contacts = table('Contacts', contactsTable)
    Validations.of(contacts).acknowledge({ id: 'AwsSolutions-DDB3', reason: 'Derived from events: `helpline rebuild` makes it anew.' })
    this.tables = { events, contacts, history: table('History', historyTable, restorable), settings: table('Settings', settingsTable, restorable) }
    this.tableNames = {
      EVENTS_TABLE: events.tableName,
      CONTACTS_TABLE: contacts.tableName,
      HISTORY_TABLE: this.tables.history.tableName,
      SETTINGS_TABLE: this.tables.settings.tableName,
    }
    this.streamArn = events.tableStreamArn ?? ''
  }

  /** What the tables turn away, although they have no limit of ours: their own, or trouble at AWS. */
  alarmOfRefusals(alarming: Alarming): void {
    const { events, contacts } = this.tables
    const throttled = (table: Table) => table.metric('WriteThrottleEvents', { ...fiveMinutes, statistic: 'Sum' })
    const failed = (table: Table) =>
      table.metric('SystemErrors', { dimensionsMap: { TableName: table.tableName, Operation: 'PutItem' }, ...fiveMinutes, statistic: 'Sum' })
    const parts = { e1: throttled(events), e2: failed(events), c1: throttled(contacts), c2: failed(contacts) }
    alarming.when('TablesTurnAway', {
      metric: new MathExpression({
        // Not with plus signs: what is missing, as these mostly are, would make the whole sum missing.
        expression: 'SUM([FILL(e1, 0), FILL(e2, 0), FILL(c1, 0), FILL(c2, 0)])',
        usingMetrics: parts,
        ...fiveMinutes,
        label: 'refused writes',
      }),
      from: 1,
      forPeriods: 3,
      whoIsAffected:
        'Calls of these minutes reach the figures late: the tables refuse writes. Nothing is lost, events wait in their queue. Look at the health page of AWS, and at the service quotas of DynamoDB in this account.',
    })
  }

  /** Whoever reads day files reads the stripped ones too. */
  allowReadingHistory(who: IGrantable): void {
    this.allow(who, 'history', { actions: ['BatchGetItem', 'GetItem', 'Query'] })
  }

  /** Whoever may otherwise change settings as a whole adds to the audit trail, and takes nothing away (A8). Writing over a record is found by its chain. */
  denyUndoing(who: IGrantable): void {
    who.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['BatchWriteItem', 'DeleteItem', 'UpdateItem'].map((action) => `dynamodb:${action}`),
        resources: [this.tables.settings.tableArn],
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [auditPartition] } },
      }),
    )
  }

  /** Exactly these actions on exactly this table, and the key of the data by way of DynamoDB only. */
  allow(who: IGrantable, table: TableKey, { actions, keys, attributes, index }: Permission): void {
    const { tableArn } = this.tables[table]
    const conditions = {
      // A request that names no key at all would pass "all of them are allowed".
      ...(keys && { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys }, Null: { 'dynamodb:LeadingKeys': 'false' } }),
      ...(attributes && {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
        StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      }),
    }
    who.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [index === undefined ? tableArn : `${tableArn}/index/${eventsTable.index.name}`],
        ...(Object.keys(conditions).length > 0 && { conditions }),
      }),
    )
    if (!this.keyUsers.has(who)) this.dataKey.allowUseBy(who, 'dynamodb')
    this.keyUsers.add(who)
  }
}

const text = (name: string) => ({ name, type: AttributeType.STRING })
const restorable = { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 } }
const likeEveryTable = (dataKey: DataKey) => ({
  billingMode: BillingMode.PAY_PER_REQUEST,
  encryption: TableEncryption.CUSTOMER_MANAGED,
  encryptionKey: dataKey,
  timeToLiveAttribute: 'expiresAt',
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
})
