import {
  alertsPartition,
  auditPartition,
  everyRoster,
  mailsPartition,
  mailStopsPartition,
  sessionsPartition,
  shareLinksPartition,
  signInsPartition,
} from '../../shared/storage/tables/settingsTable.ts'
import { Arn, ArnFormat, Aws, Duration, Fn, Stack, Validations } from 'aws-cdk-lib'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { Alarming } from './telling/alarming.ts'
import type { Clockwork } from './clockwork.ts'
import { countedInLog } from './telling/countedInLog.ts'
import type { DataKey } from './keys/dataKey.ts'
import type { EventStorage } from './eventStorage.ts'
import { HelplineFunction } from './functions/helplineFunction.ts'
import { programDigest } from './functions/programDigest.ts'
import type { PseudonymKeys } from './keys/pseudonymKeys.ts'

export type KeepingProps = {
  readonly storage: EventStorage
  readonly pseudonymKeys: PseudonymKeys
  readonly clockwork: Clockwork
  readonly dataKey: DataKey
  readonly alarming: Alarming
}

/**
 * The functions that limit how long a caller can be recognised: keys are made, turned and destroyed; erasure requests are carried out; every night
 * periods that are over are stripped.
 */
export class Keeping extends Construct {
  /** The one that makes and destroys keys of callers. */
  readonly keeper: HelplineFunction
  private readonly erase: HelplineFunction

  constructor(scope: Construct, id: string, props: KeepingProps) {
    super(scope, id)
    nightly(this, props)
    this.erase = erasing(this, props)
    // Last: its keys name every role that may use them.
    this.keeper = keys(this, props)
  }

  /** The pages may ask for somebody to be forgotten, in a call that is answered: never as an event that waits somewhere with a number in it (P2). */
  allowAskingBy(pages: HelplineFunction): void {
    pages.addEnvironment('ERASE_FUNCTION', this.erase.functionName)
    pages.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.erase.functionArn] }))
  }
}

function nightly(scope: Construct, { storage, clockwork, dataKey, alarming }: KeepingProps): void {
  const night = new HelplineFunction(scope, 'Nightly', {
    folder: 'watch',
    entry: 'nightlyHandler.ts',
    environment: { ...storage.tableNames, PROGRAM: programDigest() },
    memoryMegabytes: 3008,
    timeoutSeconds: 900,
    reservedConcurrency: 1,
    dataKey,
    alarming,
    whoIsAffected:
      'Somebody who called can be recognised for longer than promised: days that are over were not stripped. No figure is wrong. Look at the log of nightly.',
    isVital: true,
  })
  storage.allow(night, 'events', { actions: ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'] })
  storage.allow(night, 'contacts', { actions: ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'] })
  storage.allow(night, 'history', { actions: ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'] })
  storage.allow(night, 'settings', { actions: ['Query', 'Scan'] })
  // What runs out there; never the audit trail.
  storage.allow(night, 'settings', {
    actions: ['BatchWriteItem'],
    keys: [alertsPartition, sessionsPartition, shareLinksPartition, signInsPartition, mailsPartition, mailStopsPartition],
  })
  // Rosters that are over become heads per shift.
  storage.allow(night, 'settings', { actions: ['BatchWriteItem', 'PutItem'], keys: [everyRoster] })
  // How far the audit trail was seen.
  storage.allow(night, 'settings', { actions: ['GetItem'] })
  storage.allow(night, 'settings', { actions: ['PutItem'], keys: ['BOOKMARK#*'] })
  alarming.when('AuditTrailBroken', {
    metric: countedInLog(night, 'audit_broken'),
    from: 1,
    isVital: true,
    whoIsAffected:
      'Somebody may have looked or changed something unseen: a record of the audit trail was changed or is gone. Compare the settings table with a restore of the day before, and ask who had access to it.',
  })
  alarming.when('FiguresDiffer', {
    metric: countedInLog(night, 'derived_differs'),
    from: 1,
    whoIsAffected:
      'Managers may see figures that do not follow from the events of the last seven days. No event is lost: look with `helpline verify` which days they are, and make them again with `helpline rebuild`.',
  })
  alarming.when('NightMissed', {
    // A day and two hours: the clock may strike a minute later than the day before, and a window of one day would find none.
    metric: night.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
    below: 1,
    forPeriods: 26,
    whoIsAffected:
      'Somebody who called can be recognised for longer than promised: nothing was stripped for a day. Look whether the rule of the function nightly is enabled. On the first day of a stage this is no trouble, and goes by itself.',
  })
  clockwork.run('EveryNight', night, { schedule: Schedule.cron({ hour: '2', minute: '30' }), retries: 1, within: Duration.hours(3) })
}

function erasing(scope: Construct, { storage, pseudonymKeys, clockwork, dataKey, alarming }: KeepingProps): HelplineFunction {
  const erase = new HelplineFunction(scope, 'Erase', {
    folder: 'erase',
    environment: { ...storage.tableNames, ...pseudonymKeys.keyNames },
    memoryMegabytes: 1024,
    timeoutSeconds: 900,
    // One by the clock; the others answer pages at once while it runs.
    reservedConcurrency: 3,
    dataKey,
    alarming,
    whoIsAffected: 'Somebody who asked to be forgotten is not yet. It is tried again within the hour; look at the log of erase.',
  })
  storage.allow(erase, 'events', { actions: ['DeleteItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'] })
  storage.allow(erase, 'contacts', { actions: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'] })
  storage.allow(erase, 'history', { actions: ['GetItem', 'PutItem'] })
  storage.allow(erase, 'settings', { actions: ['Query'], keys: ['SETTINGS'] })
  pseudonymKeys.allowCallersBy(erase)
  listsAliases(erase)
  if (erase.role !== undefined)
    Validations.of(erase.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'kms:ListAliases has no narrower form; it names keys and uses none.',
    })
  clockwork.run('EraseEveryHour', erase, { schedule: Schedule.rate(Duration.hours(1)), retries: 0, within: Duration.minutes(30), keepsNothing: true })
  return erase
}

function keys(scope: Construct, { storage, pseudonymKeys, clockwork, dataKey, alarming }: KeepingProps): HelplineFunction {
  const keeper = new HelplineFunction(scope, 'Keys', {
    folder: 'keys',
    environment: {
      HISTORY_TABLE: storage.tableNames.HISTORY_TABLE,
      SETTINGS_TABLE: storage.tableNames.SETTINGS_TABLE,
      CALLER_KEY_PREFIX: pseudonymKeys.keyNames.CALLER_KEY_PREFIX,
    },
    memoryMegabytes: 512,
    timeoutSeconds: 120,
    reservedConcurrency: 1,
    dataKey,
    alarming,
    whoIsAffected:
      'Somebody who calls may be counted without being recognised, or recognised for longer than promised: keys are not made or not destroyed. Look at the log of keys.',
    isVital: true,
  })
  keeper.addEnvironment('PSEUDONYM_ROLES', Fn.join(',', [...pseudonymKeys.roleArns]))
  keeper.addEnvironment('KEEPER_ROLE', keeper.role?.roleArn ?? '')
  keeper.addEnvironment('ACCOUNT_ROOT', `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root`)
  storage.allow(keeper, 'history', { actions: ['GetItem'], keys: ['STRIPPED'] })
  storage.allow(keeper, 'settings', { actions: ['Query'], keys: ['SETTINGS', auditPartition] })
  // What was made and destroyed stands in the audit trail, which is only ever added to.
  storage.allow(keeper, 'settings', { actions: ['PutItem'], keys: [auditPartition] })
  const prefix = pseudonymKeys.keyNames.CALLER_KEY_PREFIX
  const named = (resource: string, resourceName: string) =>
    Arn.format({ service: 'kms', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }, Stack.of(scope))
  keeper.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:CreateKey', 'kms:TagResource'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestTag/bereikbaar': prefix } },
    }),
  )
  keeper.addToRolePolicy(new PolicyStatement({ actions: ['kms:CreateAlias', 'kms:DeleteAlias'], resources: [named('alias', `${prefix}/callers/*`)] }))
  keeper.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:ScheduleKeyDeletion'],
      resources: [named('key', '*')],
      conditions: { StringEquals: { 'aws:ResourceTag/bereikbaar': prefix } },
    }),
  )
  listsAliases(keeper)
  clockwork.run('KeysEveryHour', keeper, { schedule: Schedule.rate(Duration.hours(1)), retries: 0, within: Duration.minutes(30) })
  alarming.when('KeysUnwritten', {
    metric: countedInLog(keeper, 'trail_unwritten'),
    from: 1,
    whoIsAffected:
      'Somebody who checks whether callers were forgotten does not find it: a key was made or destroyed and the audit trail says nothing of it. Write it down from the log of keys, and look why the settings table refused.',
  })
  dataKey.denyKeeping(keeper)
  pseudonymKeys.denyKeeping(keeper)
  if (keeper.role !== undefined)
    Validations.of(keeper.role).acknowledge(
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'A key that does not exist yet has no name, and a list of aliases is of the account; making one asks for our tag.',
      },
      {
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:kms:<AWS::Region>:<AWS::AccountId>:alias/${prefix}/callers/*]`,
        reason: 'One alias for each period and group of lines, made while the stack lives.',
      },
      {
        id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:kms:<AWS::Region>:<AWS::AccountId>:key/*]',
        reason: 'Their ids are not known before they are made: only keys that carry our tag.',
      },
    )
  return keeper
}

/** Names of keys, which hold a date and lines; it has no narrower form. */
const listsAliases = (who: HelplineFunction): void => who.addToRolePolicy(new PolicyStatement({ actions: ['kms:ListAliases'], resources: ['*'] }))
