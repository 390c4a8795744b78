import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpStage, IpAddressType, LogGroupLogDestination, type ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { DataKey } from '../keys/dataKey.ts'
import { OwnDomain, type OwnDomainProps } from './ownDomain.ts'

/** What an access log may hold: the route's pattern, never the path, the query, a header or an address. */
const logged = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
}

export type HttpDoorProps = {
  readonly dataKey: DataKey
  /** In the console, beside those of other stages. */
  readonly name: string
  readonly description: string
  /** What the gateway lets through, for the whole door. */
  readonly atMost: Required<ThrottleSettings>
  /** A name of one's own; the address that AWS gives is closed then. */
  readonly own?: OwnDomainProps | undefined
}

/** An HTTP API that tells its log nothing about who came. */
export class HttpDoor extends HttpApi {
  /** Scheme and host by which people and systems come. */
  readonly address: string

  constructor(scope: Construct, id: string, { dataKey, name, description, atMost, own }: HttpDoorProps) {
    super(scope, id, {
      apiName: name,
      description,
      createDefaultStage: false,
      ipAddressType: IpAddressType.DUAL_STACK,
      disableExecuteApiEndpoint: own !== undefined,
    })
    const log = new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_MONTH, encryptionKey: dataKey, removalPolicy: RemovalPolicy.DESTROY })
    const domain = own === undefined ? undefined : new OwnDomain(this, 'Own', own).domain
    new HttpStage(this, 'Stage', {
      httpApi: this,
      stageName: '$default',
      autoDeploy: true,
      throttle: atMost,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(JSON.stringify(logged)) },
      ...(domain && { domainMapping: { domainName: domain } }),
    })
    this.address = own === undefined ? this.apiEndpoint : `https://${own.name}`
  }

  /** Answers that say it was our fault, in five minutes. */
  failures() {
    return this.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' })
  }

  /** Milliseconds in which 99 of 100 are answered. */
  slowest() {
    return this.metricLatency({ period: Duration.minutes(5), statistic: 'p99' })
  }
}
