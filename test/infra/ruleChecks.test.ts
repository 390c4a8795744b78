import { type App, Stack, Validations } from 'aws-cdk-lib'
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { acknowledgedIn } from './acknowledged.ts'
import { monitorStack, unbundledApp } from './synthesised.ts'

const outcomeOf = (app: App) => {
  try {
    app.synth()
    return 'no findings'
  } catch (failure) {
    return String(failure)
  }
}
afterEach(() => vi.restoreAllMocks())

const kms = 'Resource::arn:<AWS::Partition>:kms:<AWS::Region>:<AWS::AccountId>:'
const secretsOfSources = 'Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:bereikbaar-test/sources/*'

describe('the rules of AwsSolutions (I4, T7)', () => {
  it('are really asked: a table without recovery stops the synth of the same app', () => {
    const app = unbundledApp()
    new Table(new Stack(app, 'Careless'), 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } })
    expect(outcomeOf(app)).toContain('AwsSolutions-DDB3')
  })
  it('have no findings in the monitor, with everything that can be asked for', () => {
    const zone = { id: 'Z0000000000000000000', name: 'hulplijn.example' }
    const own = { site: 'bereikbaar.hulplijn.example', hooks: 'hooks.hulplijn.example', names: { zone } }
    const instanceArn = 'arn:aws:connect:eu-west-1:111122223333:instance/i'
    const connect = { source: 'connect', instanceArn, agentStreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/agents' }
    const all = monitorStack({ own, connect, mailFrom: 'bereikbaar@hulplijn.example', concurrency: 10, alarms: 'few', trail: 'existing' })
    expect(outcomeOf(all.node.root as App)).toBe('no findings')
  })
  it('would have some without the reasons given', () => {
    vi.spyOn(Validations.prototype, 'acknowledge').mockReturnValue()
    const found = outcomeOf(monitorStack().node.root as App).match(/AwsSolutions-[A-Z]+\d+(\[.*?\])?(?=')/g)
    expect([...new Set(found)].sort()).toEqual([
      'AwsSolutions-APIG4',
      'AwsSolutions-COG8',
      'AwsSolutions-DDB3',
      'AwsSolutions-IAM5[Resource::*]',
      `AwsSolutions-IAM5[${kms}alias/bereikbaar-test/callers/*]`,
      `AwsSolutions-IAM5[${kms}key/*]`,
      `AwsSolutions-IAM5[${secretsOfSources}]`,
      'AwsSolutions-S1',
      'AwsSolutions-SMG4',
      'AwsSolutions-SQS3',
    ])
  })
  it('are set aside for these resources only, each with its reason', () => {
    const acknowledged = acknowledgedIn(monitorStack())
    expect(new Set(acknowledged.map(({ what }) => what))).toEqual(
      new Set([
        'bereikbaar-test/Clockwork/Missed Annotation::AwsSolutions-SQS3',
        'bereikbaar-test/EventStorage/Contacts Annotation::AwsSolutions-DDB3',
        'bereikbaar-test/KeyWatching/Record Annotation::AwsSolutions-S1',
        'bereikbaar-test/Folding/FoldRole Annotation::AwsSolutions-IAM5[Resource::*]',
        'bereikbaar-test/Folding/GivenUp Annotation::AwsSolutions-SQS3',
        'bereikbaar-test/Ingestion/Door/POST--hooks--{sourceId} Annotation::AwsSolutions-APIG4',
        'bereikbaar-test/Ingestion/Door/POST--hooks--{sourceId}--{token} Annotation::AwsSolutions-APIG4',
        `bereikbaar-test/Ingestion/IngestRole Annotation::AwsSolutions-IAM5[${secretsOfSources}]`,
        'bereikbaar-test/Keeping/EraseRole Annotation::AwsSolutions-IAM5[Resource::*]',
        'bereikbaar-test/Keeping/KeysRole Annotation::AwsSolutions-IAM5[Resource::*]',
        `bereikbaar-test/Keeping/KeysRole Annotation::AwsSolutions-IAM5[${kms}alias/bereikbaar-test/callers/*]`,
        `bereikbaar-test/Keeping/KeysRole Annotation::AwsSolutions-IAM5[${kms}key/*]`,
        'bereikbaar-test/Site/Door/ANY-- Annotation::AwsSolutions-APIG4',
        'bereikbaar-test/Site/Door/ANY--imports Annotation::AwsSolutions-APIG4',
        'bereikbaar-test/Site/Door/ANY--imports--{path+} Annotation::AwsSolutions-APIG4',
        'bereikbaar-test/Site/Door/ANY--{path+} Annotation::AwsSolutions-APIG4',
        'bereikbaar-test/People Annotation::AwsSolutions-COG8',
        `bereikbaar-test/Site/SiteRole Annotation::AwsSolutions-IAM5[${secretsOfSources}]`,
        'bereikbaar-test/SourceSecrets/TestEvents Annotation::AwsSolutions-SMG4',
        'bereikbaar-test/SourceSecrets/centrale Annotation::AwsSolutions-SMG4',
        'bereikbaar-test/Spilling/GivenUp Annotation::AwsSolutions-SQS3',
      ]),
    )
    for (const { reason } of acknowledged) expect(reason.length).toBeGreaterThan(30)
  })
})
