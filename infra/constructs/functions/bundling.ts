import { buildSync, type Metafile } from 'esbuild'

/**
 * Left out, and a bundle is a third smaller. Where the SDK looks for credentials outside Lambda: it loads these only when it has found none in the
 * environment, which on Lambda it always does. What tells browsers apart, and answers that come as a stream of events: no function meets either.
 */
const neverReached = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map((name) => `@aws-sdk/credential-provider-${name}`),
  '@smithy/credential-provider-imds',
  '@smithy/core/event-streams',
  'bowser',
]

/** CommonJS packages inside an ES module still ask for Node's own modules by `require`. */
const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);"

/**
 * Every function's bundle: ES modules, minified, with the SDK in it, so that what was tested is what runs. What is only imported when it is needed becomes
 * a file of its own beside it, so a cold start reads no more than it uses.
 * @param entries files to start from, by the name they get, without `.mjs`
 * @throws Error where something cannot be bundled
 */
export function bundleInto(folder: string, entries: Readonly<Record<string, string>>): Metafile {
  return buildSync({
    entryPoints: { ...entries },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    external: neverReached,
    banner: { js: banner },
    metafile: true,
    logLevel: 'error',
  }).metafile
}
