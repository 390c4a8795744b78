import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'

/**
 * Where the SDK looks for credentials outside Lambda. It loads these only when it has found none in the environment, which on Lambda it
 * always does; left out, a bundle is a third smaller.
 */
const neverReached = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map((name) => `@aws-sdk/credential-provider-${name}`),
  '@smithy/credential-provider-imds',
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
