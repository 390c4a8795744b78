import type { Reporter, TestModule } from 'vitest/node'

/** Ends every run with one plain line, for people and for scripts that add runs up. A file or hook that broke, and an error outside any test, fail. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const brokenOutsideTests = modules.filter((module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0).length
    const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : ''
    process.stdout.write(`\n${count('passed')} passed, ${count('failed') + brokenOutsideTests + errors.length} failed${skipped}\n`)
  }
}
