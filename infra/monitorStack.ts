import { Aws, CfnRule, Fn, Stack, Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarming, type AlarmsPaidFor } from './constructs/alarming.ts'
import { fitToAccount } from './constructs/capacity.ts'
import { Clockwork } from './constructs/clockwork.ts'
import { ConnectEvents, type ConnectInstance } from './constructs/connectEvents.ts'
import { Dashboard } from './constructs/dashboard.ts'
import { DataKey } from './constructs/dataKey.ts'
import { EventStorage } from './constructs/eventStorage.ts'
import { Folding } from './constructs/folding.ts'
import { Importing } from './constructs/importing.ts'
import { Ingestion } from './constructs/ingestion.ts'
import { Keeping } from './constructs/keeping.ts'
import { KeyWatching } from './constructs/keyWatching.ts'
import { Mailing } from './constructs/mailing.ts'
import { Operating } from './constructs/operating.ts'
import type { OwnNames } from './constructs/ownDomain.ts'
import { PseudonymKeys } from './constructs/pseudonymKeys.ts'
import { Site } from './constructs/site.ts'
import { SourceSecrets } from './constructs/sourceSecrets.ts'
import { Spending } from './constructs/spending.ts'
import { Spilling } from './constructs/spilling.ts'
import { Watching } from './constructs/watching.ts'

export type MonitorStackProps = {
  readonly stage: string /** Ids of the sources that deliver live. */
  readonly sources?: readonly string[]
  readonly alarmMail?: string | undefined
  readonly alarms?: AlarmsPaidFor | undefined
  /** US dollars, for the whole account. */
  readonly monthlyBudget?: number
  /** How many functions the account may run at once: ten in a new one. */
  readonly concurrency?: number
  /** Whether the account writes down already who uses which key. */
  readonly trail?: 'own' | 'existing'
  /** Names of one's own for the two doors. */
  readonly own?: { readonly site: string; readonly hooks: string; readonly names: OwnNames } | undefined
  /** Without it no mail is sent. */
  readonly mailFrom?: string | undefined
  /** An Amazon Connect instance in this account. */
  readonly connect?: ConnectInstance | undefined
}
/** What they are where nothing is said; the price of each is in shared/decisions/0104. */
export const usualBudget = 15
const usualConcurrency = 1000

/** One organisation's monitor: its tables, keys and functions are shared with nobody. */
export class MonitorStack extends Stack {
  constructor(scope: Construct, id: string, props: MonitorStackProps) {
    super(scope, id, { description: 'Bereikbaar: whom did we miss, when, why, and what would help', terminationProtection: true })
    const { stage, sources = [], own, connect } = props
    inTheEuropeanUnion(this)
    const prefix = `bereikbaar-${stage}`
    // Not the tag `bereikbaar`: that one says which keys the keeper may destroy.
    Tags.of(this).add('application', prefix)
    const dataKey = new DataKey(this, 'DataKey')
    dataKey.allowLogs()
    const pseudonymKeys = new PseudonymKeys(this, 'PseudonymKeys', { prefix })
    const alarming = new Alarming(this, 'Alarming', { dataKey, alarmMail: props.alarmMail, paidFor: props.alarms })
    const storage = new EventStorage(this, 'EventStorage', { prefix, dataKey })
    storage.alarmOfRefusals(alarming)
    const clockwork = new Clockwork(this, 'Clockwork', { dataKey, alarming })
    const sourceSecrets = new SourceSecrets(this, 'SourceSecrets', { prefix, sources, dataKey })
    const spilling = new Spilling(this, 'Spilling', { storage, dataKey, alarming })
    const ofHooks = own && { name: own.hooks, names: own.names }
    const ingestion = new Ingestion(this, 'Ingestion', { storage, pseudonymKeys, sourceSecrets, spilling, own: ofHooks, dataKey, alarming })
    if (connect !== undefined) new ConnectEvents(this, 'ConnectEvents', { connect, storage, pseudonymKeys, dataKey, alarming })
    const folding = new Folding(this, 'Folding', { prefix, storage, dataKey, alarming })
    const { fold, givenUp } = folding
    new Operating(this, 'Operating', { storage, folding })
    const { watch } = new Watching(this, 'Watching', { storage, clockwork, dataKey, alarming })
    const ofSite = own && { name: own.site, names: own.names }
    const { door, site } = new Site(this, 'Site', { prefix, storage, sourceSecrets, doorAddress: ingestion.address, own: ofSite, dataKey, alarming })
    new Importing(this, 'Importing', { storage, pseudonymKeys, door, dataKey, alarming })
    const keeping = new Keeping(this, 'Keeping', { storage, pseudonymKeys, clockwork, dataKey, alarming })
    keeping.allowAskingBy(site)
    new KeyWatching(this, 'KeyWatching', {
      prefix,
      dataKey,
      alarming,
      pseudonymRoles: pseudonymKeys.roleArns,
      keeperRole: keeping.keeper.role?.roleArn ?? '',
      lastingKeys: [dataKey, pseudonymKeys.identities],
      trail: props.trail ?? 'own',
    })
    if (props.mailFrom !== undefined) new Mailing(this, 'Mailing', { mailFrom: props.mailFrom, alarming }).allowSendingBy(watch)
    new Spending(this, 'Spending', { prefix, monthlyBudget: props.monthlyBudget ?? usualBudget, alarming })
    fitToAccount(this, props.concurrency ?? usualConcurrency, alarming)
    const waiting = [spilling.waiting, spilling.givenUp, givenUp, clockwork.missed]
    new Dashboard(this, 'Dashboard', { prefix, alarming, hooks: ingestion.door, pages: door, ingest: ingestion.ingest, fold, waiting })
  }
}

const regions = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3']

/** CloudFormation itself refuses the stack anywhere else, whoever deploys it. */
function inTheEuropeanUnion(stack: Stack): void {
  new CfnRule(stack, 'InTheEuropeanUnion', {
    assertions: [
      { assert: Fn.conditionContains(regions, Aws.REGION), assertDescription: `The data stays in the European Union: deploy to one of ${regions.join(', ')}.` },
    ],
  })
}
