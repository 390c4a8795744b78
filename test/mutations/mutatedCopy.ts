/** A copy of the project in which one rule at a time is taken out. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `find` stands exactly once in the file. */
export type Change = { readonly file: string; readonly find: string; readonly put: string }
export type MutatedCopy = {
  readonly folder: string
  /** @throws Error where the rule is not where it was */
  readonly without: <Answer>(change: Change, work: () => Promise<Answer>) => Promise<Answer>
  readonly remove: () => Promise<void>
}

const parts = ['functions', 'infra', 'shared', 'test', 'package.json', 'package-lock.json', 'tsconfig.json', 'cdk.json', 'vitest.config.ts']

export async function mutatedCopy(): Promise<MutatedCopy> {
  const project = process.cwd()
  const folder = await mkdtemp(join(tmpdir(), 'mutations-'))
  for (const name of parts) await cp(join(project, name), join(folder, name), { recursive: true })
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    without: async ({ file, find, put }, work) => {
      const path = join(folder, file)
      const before = await readFile(path, 'utf8')
      const found = before.split(find).length - 1
      if (found !== 1) throw new Error(`${file}: the rule stands there ${found} times`)
      await writeFile(
        path,
        before.replace(find, () => put),
      )
      try {
        return await work()
      } finally {
        await writeFile(path, before)
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
