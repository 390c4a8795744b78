import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { AssetHashType, DockerImage, Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, ParamsAndSecretsLayerVersion, ParamsAndSecretsVersions, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from '../telling/alarming.ts'
import { bundleInto } from './bundling.ts'
import type { DataKey } from '../keys/dataKey.ts'

const project = join(import.meta.dirname, '..', '..', '..')

export type HelplineFunctionProps = {
  /** The folder under `functions/`. */
  readonly folder: 'ingest' | 'fold' | 'site' | 'import' | 'watch' | 'keys' | 'erase'
  /** The file in it that AWS calls, where it is not `handler.ts`. */
  readonly entry?: string
  readonly environment: Readonly<Record<string, string>>
  readonly memoryMegabytes: number
  readonly timeoutSeconds: number
  /** Capacity that is kept for this function and that it cannot exceed. */
  readonly reservedConcurrency?: number
  /** Folders within its own that it reads while it runs; they are laid beside the bundle. */
  readonly besideBundle?: readonly string[]
  /** Files of its folder that it starts as threads of their own; each becomes a bundle beside its own. */
  readonly threads?: readonly string[]
  /** Reads secrets while it runs, through the extension of Secrets Manager. */
  readonly readsSecrets?: boolean
  readonly dataKey: DataKey
  readonly alarming: Alarming
  /** Who is hurt when this function fails. */
  readonly whoIsAffected: string
  /** Its failing is told also where only few alarms are paid for. */
  readonly isVital?: true
}

/** A Lambda function as all of ours are: its own narrow role, its own encrypted log, and an alarm that says who is hurt. */
export class HelplineFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: HelplineFunctionProps) {
    const {
      folder,
      entry = 'handler.ts',
      environment,
      memoryMegabytes,
      timeoutSeconds,
      reservedConcurrency,
      besideBundle = [],
      threads = [],
      readsSecrets = false,
      dataKey,
      alarming,
      whoIsAffected,
      isVital,
    } = props
    const logGroup = new LogGroup(scope, `${id}Log`, { retention: RetentionDays.ONE_MONTH, encryptionKey: dataKey, removalPolicy: RemovalPolicy.DESTROY })
    super(scope, id, {
      code: codeOf(folder, entry, { besideBundle, threads }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout: Duration.seconds(timeoutSeconds),
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
      ...(readsSecrets && {
        paramsAndSecrets: ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103, {
          cacheEnabled: true,
          secretsManagerTtl: Duration.minutes(1),
        }),
      }),
      environment: { ...environment },
      role: roleFor(scope, id, logGroup),
      logGroup,
    })
    alarming.when(`${id}Fails`, { metric: this.metricErrors(fiveMinutes), from: 1, whoIsAffected, ...(isVital && { isVital }) })
  }
}

type Beside = Required<Pick<HelplineFunctionProps, 'besideBundle' | 'threads'>>

/** Bundled here and now by the project's own esbuild; no container is ever asked for. */
function codeOf(folder: string, entry: string, { besideBundle, threads }: Beside): Code {
  const source = join(project, 'functions', folder)
  const tryBundle = (outputFolder: string) => {
    bundleInto(outputFolder, { index: join(source, entry), ...Object.fromEntries(threads.map((name) => [name, join(source, `${name}.ts`)])) })
    for (const name of besideBundle) cpSync(join(source, name), join(outputFolder, name), { recursive: true })
    return true
  }
  // CDK makes one bundle of what looks the same to it, and cannot look into `tryBundle`: what tells two functions of one folder apart is said in the command.
  const command = [entry, ...threads, ...besideBundle]
  return Code.fromAsset(source, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: { image: DockerImage.fromRegistry('never-used'), command, local: { tryBundle } },
  })
}

/** Without the managed policy, which allows writing to every log of the account. */
function roleFor(scope: Construct, id: string, logGroup: LogGroup): Role {
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }))
  return role
}
