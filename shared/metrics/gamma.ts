/**
 * The regularised lower incomplete gamma function and its inverse, for exact ranges of Poisson counts (Garwood 1936).
 * Series below x = a + 1, Lentz's continued fraction above (NIST DLMF 8.11, 8.9). Logarithms of factorials lose their digits for large shapes, so the
 * factor in front is made of Stirling's remainder and a deviance (Loader 2000). Quantile from Wilson-Hilferty by Newton steps.
 */

/** Lanczos approximation (g = 7, nine terms), relative error below 1e-14 for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const sum = lanczos.reduce((total, coefficient, index) => total + (index === 0 ? coefficient : coefficient / (shifted + index)), 0)
  const base = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum)
}
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** P(a, x): the probability that a gamma variable of shape a and scale 1 is at most x; also for a in the millions. */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0
  const density = poissonWeight(a, x)
  return x < a + 1 ? density * seriesOf(a, x) : 1 - density * fractionOf(a, x)
}

/** x^a e^-x / Gamma(a+1): the Poisson weight of a, also where a is no whole number. */
function poissonWeight(a: number, x: number): number {
  if (a < 20) return Math.exp(a * Math.log(x) - x - logGamma(a + 1))
  return Math.exp(-stirlingRemainder(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/** ln(a!) - (a + 1/2) ln a + a - ln(2 pi)/2, for a of 20 or more. */
const stirlingRemainder = (a: number) => (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / (a * a)) / (a * a)) / (a * a)) / a

/** a ln(a/x) + x - a, without cancellation where a is close to x. */
function deviance(a: number, x: number): number {
  if (Math.abs(a - x) >= 0.1 * (a + x)) return a * Math.log(a / x) + x - a
  const v = (a - x) / (a + x)
  let sum = (a - x) * v
  let power = 2 * a * v
  for (let k = 1; k < 1000; k++) {
    power *= v * v
    const next = sum + power / (2 * k + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}

function seriesOf(a: number, x: number): number {
  let [sum, term] = [1, 1]
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** a e^x x^-a Gamma(a, x), so that the weight above times it is the upper part. */
function fractionOf(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let n = 1; n < 10_000_000; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return a * h
}

/** The x at which P(a, x) = share, for a > 0. */
export function gammaQuantile(a: number, share: number): number {
  if (share <= 0) return 0
  const z = normalQuantile(share)
  const guess = a * (1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))) ** 3
  let x = guess > 0 ? guess : Math.exp((Math.log(share) + logGamma(a + 1)) / a)
  for (let n = 0; n < 60; n++) {
    const slope = Math.exp((a - 1) * Math.log(x) - x - logGamma(a))
    const step = slope === 0 ? 0 : (gammaP(a, x) - share) / slope
    const next = Math.max(x / 10, x - step)
    if (Math.abs(next - x) <= 1e-13 * x) return next
    x = next
  }
  return x
}

/** Acklam's rational approximation, relative error below 1.2e-9: enough for a starting point. */
export function normalQuantile(share: number): number {
  const q = share - 0.5
  if (Math.abs(q) <= 0.47575) {
    const r = q * q
    return (
      ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r + 2.506628277459239) *
        q) /
      (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1)
    )
  }
  const tail = Math.sqrt(-2 * Math.log(q < 0 ? share : 1 - share))
  const value =
    (((((-0.007784894002430293 * tail - 0.3223964580411365) * tail - 2.400758277161838) * tail - 2.549732539343734) * tail + 4.374664141464968) * tail +
      2.938163982698783) /
    ((((0.007784695709041462 * tail + 0.3224671290700398) * tail + 2.445134137142996) * tail + 3.754408661907416) * tail + 1)
  return q < 0 ? value : -value
}

/** Student's t by the expansion of Cornish and Fisher; within a hundredth from five degrees of freedom up. */
export function studentQuantile(share: number, freedom: number): number {
  const z = normalQuantile(share)
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7]
  return z + (z3 + z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
}

/** Range of a Poisson mean after `count` events: [gammaQ(y, alpha/2), gammaQ(y+1, 1-alpha/2)]; from 0 when nothing was seen. */
export function poissonRange(count: number, level: number): { readonly low: number; readonly high: number } {
  const tail = (1 - level) / 2
  return { low: count === 0 ? 0 : gammaQuantile(count, tail), high: gammaQuantile(count + 1, 1 - tail) }
}
