/** Everything that must be true once a run has come to rest. */
import type { Parts, Seen, Violation } from './parts.ts'
import { canary } from './rules/canary.ts'
import { coverage } from './rules/coverage.ts'
import { derived } from './rules/derived.ts'
import { erased } from './rules/erased.ts'
import { factsOf } from './rules/facts.ts'
import { figures } from './rules/figures.ts'
import { storedOnce } from './rules/storedOnce.ts'
import { trail } from './rules/trail.ts'
import { turned } from './rules/turned.ts'

export async function violationsIn(parts: Parts, seen: Seen): Promise<readonly Violation[]> {
  const facts = await factsOf(parts, seen)
  const found: Violation[] = [...seen.violations]
  for (const rule of [storedOnce, figures, coverage, erased, canary, trail, turned, derived])
    found.push(
      ...(await rule(parts, seen, facts).catch((failure: unknown) => [
        { rule: 'what is stored can be read', what: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) },
      ])),
    )
  return found
}
