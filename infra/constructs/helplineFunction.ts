import { join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, ParamsAndSecretsLayerVersion, ParamsAndSecretsVersions, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from './alarming.ts'
import { bundling } from './bundling.ts'
import type { DataKey } from './dataKey.ts'

const project = join(import.meta.dirname, '..', '..')

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
export class HelplineFunction extends NodejsFunction {
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
      entry: join(project, 'functions', folder, entry),
      projectRoot: project,
      depsLockFilePath: join(project, 'package-lock.json'),
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
      awsSdkConnectionReuse: false,
      bundling: { ...bundling, commandHooks: beside(folder, besideBundle, threads) },
      role: roleFor(scope, id, logGroup),
      logGroup,
    })
    alarming.when(`${id}Fails`, { metric: this.metricErrors(fiveMinutes), from: 1, whoIsAffected, ...(isVital && { isVital }) })
  }
}

/** Commands that lay what a function needs beside its bundle. */
function beside(folder: string, folders: readonly string[], threads: readonly string[]) {
  const bundled = (from: string, to: string, inputDir: string) =>
    `${inputDir}/node_modules/.bin/esbuild ${from} --bundle --minify --platform=node --format=${bundling.format} --target=${bundling.target} --main-fields=${bundling.mainFields.join(',')} --banner:js="${bundling.banner}" --log-level=warning --outfile=${to}`
  const copy = (from: string, to: string) => `node --eval "fs.cpSync('${from}', '${to}', { recursive: true })"`
  return {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (inputDir: string, outputDir: string) => [
      ...folders.map((name) => copy(`${inputDir}/functions/${folder}/${name}`, `${outputDir}/${name}`)),
      ...threads.map((name) => bundled(`${inputDir}/functions/${folder}/${name}.ts`, `${outputDir}/${name}.mjs`, inputDir)),
    ],
  }
}

/** Without the managed policy, which allows writing to every log of the account. */
function roleFor(scope: Construct, id: string, logGroup: LogGroup): Role {
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }))
  return role
}
