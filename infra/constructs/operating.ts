import { CfnOutput } from 'aws-cdk-lib'
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { EventStorage } from './eventStorage.ts'
import type { Clockwork } from './clockwork.ts'
import type { Folding } from './folding.ts'
import type { Spilling } from './spilling.ts'

export type OperatingProps = { readonly storage: EventStorage; readonly folding: Folding; readonly spilling: Spilling; readonly clockwork: Clockwork }

/**
 * The role of a person at the command line (`npm run helpline -- … --stage`): settings, and making derived data again. Nobody has it until the account
 * lets them assume it. It sees pseudonyms and can make none.
 */
export class Operating extends Construct {
  constructor(scope: Construct, id: string, { storage, folding, spilling, clockwork }: OperatingProps) {
    super(scope, id)
    const operator = new Role(this, 'Operator', { assumedBy: new AccountRootPrincipal(), description: 'Runs the command line of Bereikbaar' })
    storage.allow(operator, 'events', { actions: ['BatchGetItem', 'GetItem', 'Query', 'Scan'] })
    storage.allow(operator, 'contacts', { actions: ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'] })
    storage.allowReadingHistory(operator)
    storage.allow(operator, 'settings', { actions: ['DeleteItem', 'GetItem', 'PutItem', 'Query'] })
    storage.denyUndoing(operator)
    // Nobody else can open what lies in a queue (I3).
    folding.allowRedriveBy(operator)
    spilling.allowRedriveBy(operator)
    clockwork.allowReadingBy(operator)
    new CfnOutput(this, 'OperatorRole', { value: operator.roleArn, description: 'To be assumed for the command line' })
  }
}
