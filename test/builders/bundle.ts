/** A function's bundle with the settings of the stack. */
import { build } from 'esbuild'
import { bundling } from '../../infra/constructs/bundling.ts'

export type Bundle = { readonly path: string; readonly bytes: number /** Names of the packages in it, sorted. */; readonly packages: readonly string[] }

export async function bundle(entry: string, path: string): Promise<Bundle> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: path,
    bundle: true,
    minify: bundling.minify,
    platform: 'node',
    format: bundling.format,
    target: bundling.target,
    mainFields: bundling.mainFields,
    external: bundling.externalModules,
    banner: { js: bundling.banner },
    metafile: true,
    logLevel: 'error',
  })
  const [output] = Object.values(metafile.outputs)
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  const packages = used.flatMap(([input]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? [])
  return { path, bytes: output?.bytes ?? 0, packages: [...new Set(packages)].sort() }
}
