import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { DataKey } from './dataKey.ts'

/** What an access log may hold: the route's pattern, never the path, the query, a header or an address. */
const logged = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
}

/** An HTTP API that tells its log nothing about who came. */
export class HttpDoor extends HttpApi {
  constructor(scope: Construct, id: string, { dataKey, description }: { readonly dataKey: DataKey; readonly description: string }) {
    super(scope, id, { description, createDefaultStage: false })
    const log = new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_MONTH, encryptionKey: dataKey, removalPolicy: RemovalPolicy.DESTROY })
    new HttpStage(this, 'Stage', {
      httpApi: this,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(JSON.stringify(logged)) },
    })
  }
}
