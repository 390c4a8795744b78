/** Programs that may stand beside this one: the release that comes after it, as far as that may change what is stored, and releases of before. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Change } from '../../mutations/mutatedCopy.ts'
import { type Program, programIn } from './program.ts'

const run = promisify(execFile)
const parts = ['functions', 'infra', 'shared', 'package.json']

/** What a next release may do without being read by this one first (0096): another live day file, more in every event, more in the settings. */
const later: readonly Change[] = [
  {
    file: 'shared/dayfiles/pack.ts',
    find: 'Buffer.concat([Uint8Array.of(version), deflate',
    put: 'Buffer.concat([Uint8Array.of(version === versionStripped ? version : version + 100), deflate',
  },
  {
    file: 'shared/dayfiles/pack.ts',
    find: 'formatVersion <= version && version <= versionStripped',
    put: 'formatVersion <= version % 100 && version % 100 <= versionStripped',
  },
  { file: 'shared/dayfiles/pack.ts', find: '  const [version = 0] = file\n', put: '  const version = (file[0] ?? 0) % 100\n' },
  {
    file: 'shared/storage/facts/eventLog.ts',
    find: 'const text = writeEvent(event)',
    put: "const text = writeEvent({ ...event, heard: 'clearly' } as typeof event)",
  },
  { file: 'shared/settings/settings.ts', find: '  outsideEstimates: z', put: '  laterField: z.optional(z.string()),\n  outsideEstimates: z' },
]

export type OtherProgram = { readonly program: Program; readonly remove: () => Promise<void> }

/** @throws Error where what it changes is not where it was */
export async function laterProgram(): Promise<OtherProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'later-'))
  for (const name of parts) await cp(join(process.cwd(), name), join(folder, name), { recursive: true })
  for (const { file, find, put } of later) {
    const text = await readFile(join(folder, file), 'utf8')
    if (text.split(find).length !== 2) throw new Error(`${file}: ${find} stands there ${text.split(find).length - 1} times`)
    await writeFile(
      join(folder, file),
      text.replace(find, () => put),
    )
  }
  return loaded(folder, 'later', true)
}

/** @param commit of this project; its history must be here @throws Error where it is not, or where that program has other parts than this one */
export async function programOf(commit: string): Promise<OtherProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'before-'))
  const archive = join(folder, 'tree.tar')
  await run('git', ['archive', '--output', archive, commit, ...parts])
  await run('tar', ['-xf', archive, '-C', folder])
  return loaded(folder, commit, false)
}

async function loaded(folder: string, name: string, marks: boolean): Promise<OtherProgram> {
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  return { program: await programIn(folder, name, marks), remove: () => rm(folder, { recursive: true, force: true }) }
}
