import { Arn, CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { DataKey } from './keys/dataKey.ts'
import type { EventStorage } from './eventStorage.ts'

export type RestoringProps = { readonly prefix: string; readonly storage: EventStorage; readonly dataKey: DataKey }

const restored = ['events', 'history', 'settings'] as const
const writing = ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'] as const
const making = ['CreateTable', 'DeleteTable', 'DescribeTable'] as const

/**
 * The role of a person who puts tables back as they were (`helpline restore --stage`), apart from that of every day: it may read and write all of them, make
 * tables beside them and throw those away. Nobody has it until the account lets them assume it; whoever takes it up makes a grant on the key, which is told.
 */
export class Restoring extends Construct {
  constructor(scope: Construct, id: string, { prefix, storage, dataKey }: RestoringProps) {
    super(scope, id)
    const restorer = new Role(this, 'Restorer', {
      assumedBy: new AccountRootPrincipal(),
      description: 'Puts tables of Bereikbaar back as they were',
      maxSessionDuration: Duration.hours(4),
    })
    for (const table of restored) storage.allow(restorer, table, { actions: [...writing, 'DescribeContinuousBackups', 'RestoreTableToPointInTime'] })
    storage.allow(restorer, 'contacts', { actions: [...writing, 'DescribeTable'] })
    for (const table of [...restored, 'contacts']) {
      const beside = Arn.format({ service: 'dynamodb', resource: 'table', resourceName: `${prefix}-restoring-${table}` }, Stack.of(this))
      const actions = [...making, ...writing].map((action) => `dynamodb:${action}`)
      restorer.addToPolicy(new PolicyStatement({ actions, resources: table === 'events' ? [beside, `${beside}/index/deliveries`] : [beside] }))
    }
    storage.denyUndoing(restorer)
    dataKey.allowRestoringBy(restorer)
    new CfnOutput(this, 'RestorerRole', { value: restorer.roleArn, description: 'To be assumed for helpline restore, and for nothing else' })
  }
}
