/**
 * Chance that is the same on every reload: sfc32 (Doty-Humphrey's small fast counter, passes PractRand), seeded from a text by xmur3.
 * Normals by polar pairs (Marsaglia), gammas by squeeze (Marsaglia and Tsang 2000).
 */
export type SeededRandom = {
  /** Uniform in [0, 1), 32 bits. */
  readonly next: () => number
  readonly normal: () => number
  /** Mean 1. */
  readonly exponential: () => number
  /** Scale 1; any shape above 0. */
  readonly gamma: (shape: number) => number
  readonly beta: (a: number, b: number) => number
}

export function seededRandom(seed: string): SeededRandom {
  const word = wordsOf(seed)
  let [a, b, c, counter] = [word(), word(), word(), 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let turn = 0; turn < 16; turn++) next()
  let spare: number | undefined
  const normal = (): number => {
    if (spare !== undefined) {
      const own = spare
      spare = undefined
      return own
    }
    for (;;) {
      const [x, y] = [2 * next() - 1, 2 * next() - 1]
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * factor
      return x * factor
    }
  }
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape)
    const d = shape - 1 / 3
    const scale = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = (1 + scale * x) ** 3
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const beta = (first: number, second: number) => {
    const own = gamma(first)
    return own / (own + gamma(second))
  }
  return { next, normal, exponential: () => -Math.log(1 - next()), gamma, beta }
}

/** Words of 32 bits from a text, as many as are asked for. */
function wordsOf(text: string): () => number {
  let hash = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 3432918353)
    hash = (hash << 13) | (hash >>> 19)
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    hash ^= hash >>> 16
    return hash | 0
  }
}
