import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'

/**
 * What the SDK loads only when it comes to it, and on Lambda never does: where to look for credentials outside the environment, and services of kinds that we
 * do not ask. Left out, a bundle is a third smaller.
 */
const neverReached = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map((name) => `@aws-sdk/credential-provider-${name}`),
  '@smithy/credential-provider-imds',
  // Answers that go on and on, which no service has that we ask.
  '@smithy/core/event-streams',
]

/** The settings of every function's bundle. The SDK is bundled too, so that what was tested is what runs. */
export const bundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  bundleAwsSDK: true,
  externalModules: neverReached,
  /** CommonJS packages inside an ES module still ask for Node's own modules by `require`. */
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
}
