/** Which test files use a store: those whose imports lead to the one place where tests start one. Nobody has to remember to add a new one. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const start = 'test/storage/storeUnderTest.ts'
/** They kill the process of the embedded store, which is not there, or need a telephone exchange or a browser. */
const leftOut = /^test\/(browser\/|forwarder\/)|(crash|killed|killedImport|killedHosts)(\.slow)?\.test\.ts$|\.asterisk\.test\.ts$/

/** @returns paths from the project, sorted */
export function storeTests(project: string): readonly string[] {
  const uses = new Map<string, boolean>([[start, true]])
  const leadsToStart = (path: string): boolean => {
    const known = uses.get(path)
    if (known !== undefined) return known
    uses.set(path, false) // where imports go round, the others decide
    const answer = importsOf(project, path).some(leadsToStart)
    uses.set(path, answer)
    return answer
  }
  const tests = globSync('test/**/*.test.ts', { cwd: project }).map((path) => path.replaceAll('\\', '/'))
  return tests.filter((path) => !leftOut.test(path) && leadsToStart(path)).sort()
}

/** Within test/: nothing else starts a store for tests. */
function importsOf(project: string, path: string): readonly string[] {
  const specifiers = [...readFileSync(join(project, path), 'utf8').matchAll(/\bfrom\s+'(\.[^']+\.ts)'/g)].map(([, specifier]) => specifier ?? '')
  return specifiers.map((specifier) => normalize(join(dirname(path), specifier)).replaceAll('\\', '/')).filter((imported) => imported.startsWith('test/'))
}
