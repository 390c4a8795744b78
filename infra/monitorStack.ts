import { Aws, CfnRule, Fn, Stack, Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarming, type AlarmsPaidFor } from './constructs/telling/alarming.ts'
import { fitToAccount } from './constructs/functions/capacity.ts'
import { Clockwork } from './constructs/clockwork.ts'
import { ConnectEvents, type ConnectInstance } from './constructs/bus/connectEvents.ts'
import { Dashboard } from './constructs/telling/dashboard.ts'
import { DataKey } from './constructs/keys/dataKey.ts'
import { EventStorage } from './constructs/eventStorage.ts'
import { Folding } from './constructs/folding.ts'
import { HelplineFunction } from './constructs/functions/helplineFunction.ts'
import { Importing } from './constructs/importing.ts'
import { Ingestion } from './constructs/ingestion.ts'
import { Keeping } from './constructs/keeping.ts'
import { KeyWatching } from './constructs/keys/keyWatching.ts'
import { Mailing } from './constructs/mailing.ts'
import { Operating } from './constructs/operating.ts'
import type { OwnNames } from './constructs/doors/ownDomain.ts'
import { People } from './constructs/doors/people.ts'
import { PseudonymKeys } from './constructs/keys/pseudonymKeys.ts'
import { Restoring } from './constructs/restoring.ts'
import { SavedQuestions } from './constructs/telling/savedQuestions.ts'
import { Site } from './constructs/site.ts'
import { SourceSecrets } from './constructs/keys/sourceSecrets.ts'
import { Spending } from './constructs/telling/spending.ts'
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
  /** Only what outlives a stack: its tables, keys, secrets and accounts, as they are taken up again (shared/decisions/0105). */
  readonly only?: 'kept' | undefined
  /** Without it no mail is sent. */
  readonly mailFrom?: string | undefined
  /** An Amazon Connect instance in this account. */
  readonly connect?: ConnectInstance | undefined
}
/** What they are where nothing is said; what each costs is in shared/decisions/0104. */
const usual = { monthlyBudget: 15, concurrency: 1000, trail: 'own' } as const

/** What outlives the stack, and what everything else is built on. */
type Kept = {
  readonly prefix: string
  readonly dataKey: DataKey
  readonly pseudonymKeys: PseudonymKeys
  readonly storage: EventStorage
  readonly people: People
  readonly sourceSecrets: SourceSecrets
}
type Live = Kept & { readonly alarming: Alarming; readonly clockwork: Clockwork }

/** One organisation's monitor: its tables, keys and functions are shared with nobody. */
export class MonitorStack extends Stack {
  constructor(scope: Construct, id: string, props: MonitorStackProps) {
    super(scope, id, { description: 'Bereikbaar: whom did we miss, when, why, and what would help', terminationProtection: true })
    inTheEuropeanUnion(this)
    const prefix = `bereikbaar-${props.stage}`
    // Not the tag `bereikbaar`: that one says which keys the keeper may destroy.
    Tags.of(this).add('application', prefix)
    const dataKey = new DataKey(this, 'DataKey')
    dataKey.allowLogs()
    const pseudonymKeys = new PseudonymKeys(this, 'PseudonymKeys', { prefix })
    const storage = new EventStorage(this, 'EventStorage', { prefix, dataKey })
    const sourceSecrets = new SourceSecrets(this, 'SourceSecrets', { prefix, sources: props.sources ?? [], dataKey })
    const people = new People(this, 'People')
    if (props.only === 'kept') return
    pseudonymKeys.nameIdentities()
    const alarming = new Alarming(this, 'Alarming', { dataKey, alarmMail: props.alarmMail, paidFor: props.alarms })
    const clockwork = new Clockwork(this, 'Clockwork', { dataKey, alarming })
    this.monitor(props, { prefix, dataKey, pseudonymKeys, storage, people, sourceSecrets, alarming, clockwork })
  }

  private monitor(props: MonitorStackProps, live: Live): void {
    const { prefix, storage, alarming } = live
    const { own, connect } = props
    storage.alarmOfRefusals(alarming)
    const spilling = new Spilling(this, 'Spilling', live)
    const ingestion = new Ingestion(this, 'Ingestion', { ...live, spilling, own: own && { name: own.hooks, names: own.names } })
    if (connect !== undefined) new ConnectEvents(this, 'ConnectEvents', { ...live, connect })
    const folding = new Folding(this, 'Folding', live)
    new Operating(this, 'Operating', { storage, folding, spilling, clockwork: live.clockwork })
    new Restoring(this, 'Restoring', live)
    const { watch } = new Watching(this, 'Watching', { ...live, ingestLog: ingestion.ingest.logGroup })
    const ofSite = own && { name: own.site, names: own.names }
    const { door, site } = new Site(this, 'Site', { ...live, doorAddress: ingestion.address, own: ofSite })
    // Mail leads back to the pages.
    watch.addEnvironment('SITE_ADDRESS', door.address)
    new Importing(this, 'Importing', { ...live, door })
    const keeping = new Keeping(this, 'Keeping', live)
    keeping.allowAskingBy(site)
    if (props.mailFrom !== undefined) new Mailing(this, 'Mailing', { mailFrom: props.mailFrom, alarming }).allowSendingBy(watch)
    this.watchTheKeys(props, live, keeping)
    new Spending(this, 'Spending', { prefix, monthlyBudget: props.monthlyBudget ?? usual.monthlyBudget, alarming })
    fitToAccount(this, props.concurrency ?? usual.concurrency, alarming)
    // Last, when every function is there.
    const functions = this.node.findAll().filter((one) => one instanceof HelplineFunction)
    new SavedQuestions(this, 'SavedQuestions', { prefix, functions })
    const waiting = [spilling.waiting, spilling.givenUp, folding.givenUp, live.clockwork.missed]
    new Dashboard(this, 'Dashboard', { prefix, alarming, hooks: ingestion.door, pages: door, ingest: ingestion.ingest, fold: folding.fold, waiting })
  }

  /** Last, when every role is known that may make pseudonyms. */
  private watchTheKeys({ trail = usual.trail }: MonitorStackProps, { prefix, dataKey, pseudonymKeys, alarming, clockwork }: Live, { keeper }: Keeping): void {
    new KeyWatching(this, 'KeyWatching', {
      prefix,
      dataKey,
      alarming,
      untold: clockwork.missed,
      pseudonymRoles: pseudonymKeys.roleArns,
      keeperRole: keeper.role?.roleArn ?? '',
      lastingKeys: [dataKey, pseudonymKeys.identities],
      trail,
    })
  }
}

/** Of the regions in the European Union those in which AWS offers all that is used: the extension that reads secrets is not told of for Spain (eu-south-2). */
export const europeanRegions: readonly string[] = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-west-1', 'eu-west-3']

/** CloudFormation itself refuses the stack anywhere else, whoever deploys it. */
function inTheEuropeanUnion(stack: Stack): void {
  new CfnRule(stack, 'InTheEuropeanUnion', {
    assertions: [
      {
        assert: Fn.conditionContains([...europeanRegions], Aws.REGION),
        assertDescription: `The data stays in the European Union: deploy to one of ${europeanRegions.join(', ')}.`,
      },
    ],
  })
}
