import { Aws, CfnRule, Fn, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarming } from './constructs/alarming.ts'
import { ConnectEvents, type ConnectInstance } from './constructs/connectEvents.ts'
import { DataKey } from './constructs/dataKey.ts'
import { EventStorage } from './constructs/eventStorage.ts'
import { Folding } from './constructs/folding.ts'
import { Importing } from './constructs/importing.ts'
import { Ingestion } from './constructs/ingestion.ts'
import { Keeping } from './constructs/keeping.ts'
import { Operating } from './constructs/operating.ts'
import { PseudonymKeys } from './constructs/pseudonymKeys.ts'
import { Site } from './constructs/site.ts'
import { SourceSecrets } from './constructs/sourceSecrets.ts'
import { Spilling } from './constructs/spilling.ts'
import { Watching } from './constructs/watching.ts'

export type MonitorStackProps = {
  readonly stage: string /** Ids of the sources that deliver live. */
  readonly sources?: readonly string[]
  readonly alarmMail?: string | undefined
  /** An Amazon Connect instance in this account. */
  readonly connect?: ConnectInstance | undefined
}

/** One organisation's monitor: its tables, keys and functions are shared with nobody. */
export class MonitorStack extends Stack {
  constructor(scope: Construct, id: string, { stage, sources = [], alarmMail, connect }: MonitorStackProps) {
    super(scope, id, { description: 'Bereikbaar: whom did we miss, when, why, and what would help', terminationProtection: true })
    inTheEuropeanUnion(this)
    const prefix = `bereikbaar-${stage}`
    const dataKey = new DataKey(this, 'DataKey')
    dataKey.allowLogs()
    const pseudonymKeys = new PseudonymKeys(this, 'PseudonymKeys', { prefix })
    const alarming = new Alarming(this, 'Alarming', { dataKey, alarmMail })
    const storage = new EventStorage(this, 'EventStorage', { prefix, dataKey })
    const sourceSecrets = new SourceSecrets(this, 'SourceSecrets', { prefix, sources, dataKey })
    const spilling = new Spilling(this, 'Spilling', { storage, dataKey, alarming })
    const ingestion = new Ingestion(this, 'Ingestion', { storage, pseudonymKeys, sourceSecrets, spilling, dataKey, alarming })
    if (connect !== undefined) new ConnectEvents(this, 'ConnectEvents', { connect, storage, pseudonymKeys, dataKey, alarming })
    new Folding(this, 'Folding', { storage, dataKey, alarming })
    new Operating(this, 'Operating', { storage })
    new Watching(this, 'Watching', { storage, dataKey, alarming })
    const { door } = new Site(this, 'Site', { prefix, storage, sourceSecrets, doorAddress: ingestion.address, dataKey, alarming })
    new Importing(this, 'Importing', { storage, pseudonymKeys, door, dataKey, alarming })
    new Keeping(this, 'Keeping', { storage, pseudonymKeys, dataKey, alarming })
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
