import { CfnOutput, Validations } from 'aws-cdk-lib'
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from './alarming.ts'
import type { DataKey } from './dataKey.ts'
import type { EventStorage } from './eventStorage.ts'
import { HelplineFunction } from './helplineFunction.ts'
import { HttpDoor } from './httpDoor.ts'
import type { PseudonymKeys } from './pseudonymKeys.ts'
import type { SourceSecrets } from './sourceSecrets.ts'
import type { Spilling } from './spilling.ts'

export type IngestionProps = {
  readonly storage: EventStorage
  readonly pseudonymKeys: PseudonymKeys
  readonly sourceSecrets: SourceSecrets
  readonly spilling: Spilling
  readonly dataKey: DataKey
  readonly alarming: Alarming
}

/** The only door for live events, with a gateway, capacity, role and log of its own: no report and no flood of readers can take them. */
export class Ingestion extends Construct {
  /** Scheme and host. */
  readonly address: string

  constructor(scope: Construct, id: string, { storage, pseudonymKeys, sourceSecrets, spilling, dataKey, alarming }: IngestionProps) {
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
      memoryMegabytes: 512,
      timeoutSeconds: 10,
      reservedConcurrency: 20,
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

    const door = new HttpDoor(this, 'Door', { dataKey, description: 'Live events of telephone and chat systems' })
    const integration = new HttpLambdaIntegration('Ingest', ingest)
    for (const path of ['/hooks/{sourceId}', '/hooks/{sourceId}/{token}'])
      for (const hook of door.addRoutes({ path, methods: [HttpMethod.POST], integration }))
        Validations.of(hook).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: 'The signature over the bytes received, or the secret in the address, is the check: telephone systems cannot sign in.',
        })
    this.address = door.apiEndpoint
    new CfnOutput(this, 'HooksAddress', { value: `${door.apiEndpoint}/hooks/`, description: 'Where telephone and chat systems send their events' })
  }
}
