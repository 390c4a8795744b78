import { CfnOutput } from 'aws-cdk-lib'
import { DomainName, IpAddressType, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import { AaaaRecord, ARecord, HostedZone, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import { Construct } from 'constructs'

/**
 * How domain names of the organisation are set up: automatically in a Route 53 zone, otherwise with an existing certificate and a DNS record made by
 * hand.
 */
export type OwnNames =
  | { readonly certificateArn: string; readonly zone?: undefined }
  | { readonly zone: { readonly id: string; readonly name: string }; readonly certificateArn?: string | undefined }
export type OwnDomainProps = { /** Such as `calls.hulplijn.example`. */ readonly name: string; readonly names: OwnNames }

/** A name of the organisation's own for a door, over TLS 1.2 or later (H1). */
export class OwnDomain extends Construct {
  readonly domain: DomainName

  constructor(scope: Construct, id: string, { name, names }: OwnDomainProps) {
    super(scope, id)
    const zone =
      names.zone === undefined ? undefined : HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: names.zone.id, zoneName: names.zone.name })
    this.domain = new DomainName(this, 'Name', {
      domainName: name,
      certificate: this.certificateFor(name, names.certificateArn, zone),
      securityPolicy: SecurityPolicy.TLS_1_2,
      ipAddressType: IpAddressType.DUAL_STACK,
    })
    const { regionalDomainName, regionalHostedZoneId } = this.domain
    if (zone === undefined) {
      new CfnOutput(this, 'PointTo', { value: regionalDomainName, description: `Make a CNAME record of ${name} that points here` })
      return
    }
    const target = RecordTarget.fromAlias(new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId))
    new ARecord(this, 'Ipv4', { zone, recordName: `${name}.`, target })
    new AaaaRecord(this, 'Ipv6', { zone, recordName: `${name}.`, target })
  }

  private certificateFor(name: string, arn: string | undefined, zone: IHostedZone | undefined): ICertificate {
    return arn === undefined
      ? new Certificate(this, 'Certificate', { domainName: name, validation: CertificateValidation.fromDns(zone) })
      : Certificate.fromCertificateArn(this, 'Certificate', arn)
  }
}
