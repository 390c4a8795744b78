/**
 * Runs before every npm script, on whatever Node is installed (20 or later) and with nothing in node_modules yet:
 * installs what package-lock.json says when it is not there. The scripts themselves then find Node 24 in node_modules/.bin.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

if (!isInstalled()) {
  console.error('Installing what Bereikbaar needs (npm ci; once, about a minute) …')
  const { status, error } = install()
  if (error) console.error(error.message)
  if (status !== 0) process.exit(status || 1)
}
if (!existsSync(join(project, 'node_modules', 'node', 'bin'))) {
  console.error('Node 24 is missing from node_modules, because npm was told not to run install scripts. Run: npm rebuild node esbuild')
  process.exit(1)
}

/** npm writes its own list last, so a broken-off install counts as none. */
function isInstalled() {
  const installed = packagesIn(join(project, 'node_modules', '.package-lock.json'))
  const wanted = packagesIn(join(project, 'package-lock.json'))
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional === true && installed[path] === undefined),
  )
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}) : {}
}

/** With the Node and npm that were called, not with those that the install is about to replace. */
function install() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(project))
  const options = { cwd: project, stdio: ['ignore', 2, 2], env: { ...process.env, PATH: path.join(delimiter) } }
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  // Tools of the tests want a newer Node than the one that installs; they run on the one that is installed with them.
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm && node) return spawnSync(node, [npm, ...words], options)
  return spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
}
