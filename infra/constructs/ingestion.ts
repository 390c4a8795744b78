import { CfnOutput, Duration, Validations } from 'aws-cdk-lib'
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from './telling/alarming.ts'
import type { DataKey } from './keys/dataKey.ts'
import type { EventStorage } from './eventStorage.ts'
import { HelplineFunction } from './functions/helplineFunction.ts'
import { HttpDoor } from './doors/httpDoor.ts'
import { countedInLog } from './telling/countedInLog.ts'
import type { OwnDomainProps } from './doors/ownDomain.ts'
import type { PseudonymKeys } from './keys/pseudonymKeys.ts'
import type { SourceSecrets } from './keys/sourceSecrets.ts'
import type { Spilling } from './spilling.ts'

export type IngestionProps = {
  readonly prefix: string
  readonly storage: EventStorage
  readonly pseudonymKeys: PseudonymKeys
  readonly sourceSecrets: SourceSecrets
  readonly spilling: Spilling
  readonly own?: OwnDomainProps | undefined
  readonly dataKey: DataKey
  readonly alarming: Alarming
}

/**
 * The only way in for live events. It has a gateway, reserved capacity, role and log of its own, so that neither reports nor a flood of readers can take
 * them away.
 */
export class Ingestion extends Construct {
  /** Scheme and host. */
  readonly address: string
  readonly door: HttpDoor
  readonly ingest: HelplineFunction

  constructor(scope: Construct, id: string, { prefix, storage, pseudonymKeys, sourceSecrets, spilling, own, dataKey, alarming }: IngestionProps) {
    super(scope, id)
    const whoIsAffected =
      'Calls and chats that come in now are not recorded: every figure of today will be too low. Senders try again for a while; look at the log of ingest first.'
    const ingest = new HelplineFunction(this, 'Ingest', {
      folder: 'ingest',
      environment: {
        ...storage.tableNames,
        ...pseudonymKeys.keyNames,
        SECRETS_PREFIX: sourceSecrets.prefix,
        TEST_KEY_NAME: sourceSecrets.testKeyName,
        SPILL_QUEUE_URL: spilling.queueUrl,
      },
      // A small line rings so seldom that every call meets a function that has to start: half the processor is twice the wait (W12).
      memoryMegabytes: 1024,
      timeoutSeconds: 10,
      // A hundred signed events a second beside a flood, also while a table that hangs makes each of them wait for a quarter of a second.
      reservedConcurrency: 50,
      readsSecrets: true,
      dataKey,
      alarming,
      whoIsAffected,
    })
    // Reading is for one thing: a delivery under a known key is compared with what stands there (same identity, other content).
    storage.allow(ingest, 'events', { actions: ['GetItem', 'PutItem'] })
    storage.allow(ingest, 'settings', { actions: ['Query'] })
    pseudonymKeys.allowPseudonymsBy(ingest)
    sourceSecrets.allowReadingBy(ingest)
    spilling.allowSpillingBy(ingest)
    alarming.when('IngestTurnsAway', { metric: ingest.metricThrottles(fiveMinutes), from: 1, whoIsAffected })

    // A signed event is never turned away for load (W1), so there is room for a flood beside it; the budget tells what a flood costs.
    const door = new HttpDoor(this, 'Door', {
      dataKey,
      name: `${prefix}-hooks`,
      description: 'Live events of telephone and chat systems',
      atMost: { rateLimit: 1500, burstLimit: 3000 },
      own,
    })
    const integration = new HttpLambdaIntegration('Ingest', ingest)
    for (const path of ['/hooks/{sourceId}', '/hooks/{sourceId}/{token}'])
      for (const hook of door.addRoutes({ path, methods: [HttpMethod.POST], integration }))
        Validations.of(hook).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: 'The signature over the bytes received, or the secret in the address, is the check: telephone systems cannot sign in.',
        })
    alarmOfTheDoor(door, ingest, alarming)
    this.address = door.address
    this.door = door
    this.ingest = ingest
    new CfnOutput(this, 'HooksAddress', { value: `${door.address}/hooks/`, description: 'Where telephone and chat systems send their events' })
  }
}

function alarmOfTheDoor(door: HttpDoor, ingest: HelplineFunction, alarming: Alarming): void {
  alarming.when('HooksFail', {
    metric: door.failures(),
    from: 1,
    isVital: true,
    whoIsAffected:
      'Calls and chats are answered "not now": they are in no figure until their sender tries again, and some senders never do. Look at the log of ingest for what is missing: table, key or secret.',
  })
  alarming.when('IngestSlow', {
    metric: door.slowest(),
    from: 3000,
    forPeriods: 3,
    whoIsAffected:
      'Some telephone systems give up after a few seconds and count the call as not delivered: calls may be missing from the figures. Look whether the events table or a key answers late.',
  })
  alarming.when('RefusedAboveNormal', {
    metric: countedInLog(ingest, 'refused'),
    from: refusedFrom,
    forPeriods: 2,
    whoIsAffected:
      'Either calls of a source are not counted because its secret or clock is wrong, or somebody tries to write calls that never were. Look at the log of the source: the reason stands beside each refusal.',
  })
  alarming.when('CallersUnlinked', {
    metric: shareOf(countedInLog(ingest, 'unlinked', Duration.hours(1)), countedInLog(ingest, 'answered', Duration.hours(1))),
    from: 1,
    whoIsAffected:
      'People who call twice are counted as two: more than one delivery in a hundred was stored without telling callers apart. No call is lost. Look whether keys of callers can be used, and whether the function of keys fails.',
  })
}

/** Requests within five minutes; a telephone system with a wrong secret on a busy line makes more, a passing scan makes fewer. */
const refusedFrom = 50

/** Per cent. */
const shareOf = (part: IMetric, whole: IMetric) =>
  new MathExpression({ expression: '100 * FILL(part, 0) / whole', usingMetrics: { part, whole }, period: Duration.hours(1), label: 'per cent' })
