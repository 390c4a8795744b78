/**
 * A public implementation beside ours on the same reference vectors: the birth-death chains of the Octave package `queueing` (M. Marzolla), where a
 * machine has it (Debian: octave octave-queueing).
 */
import { execFileSync } from 'node:child_process'

export type ChainVector = { readonly lambda: number; readonly mu: number; readonly theta: number; readonly n: number }
export type PeerAnswers = { readonly seconds: number /** Share that gives up, in the order of the vectors. */; readonly abandoned: readonly number[] }

/** undefined where Octave or its package is not there. */
export function octavePeer(vectors: readonly ChainVector[]): PeerAnswers | undefined {
  const rows = vectors.map(({ lambda, mu, theta, n }) => [lambda, mu, theta, n].join(' ')).join('; ')
  const program = `pkg load queueing; warning('off', 'all'); v = [${rows}]; out = zeros(rows(v), 1); tic;
for i = 1:rows(v)
  l = v(i, 1); m = v(i, 2); t = v(i, 3); n = v(i, 4);
  x = l / t; K = ceil(n + x + 12 * sqrt(x) + 40);
  birth = l * ones(1, K); death = min(1:K, n) * m + max(0, (1:K) - n) * t;
  try
    p = ctmc(ctmcbd(birth, death)); out(i) = t * sum(p .* max(0, (0:K) - n)) / l;
  catch
    out(i) = NaN; % its rounding test refuses some chains
  end
end
s = toc; printf('%.17g\\n', s, out);`
  try {
    const [seconds = 0, ...abandoned] = execFileSync('octave-cli', ['--quiet'], { input: program, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
      .trim()
      .split('\n')
      .map(Number)
    return { seconds, abandoned }
  } catch {
    return undefined
  }
}
