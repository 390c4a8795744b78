/**
 * The regularised lower incomplete gamma function for large shapes, where logarithms of factorials have lost their digits: the factor in front
 * is made of Stirling's remainder and a deviance (Loader 2000), the rest by series or continued fraction (NIST DLMF 8.11, 8.9).
 */
import { logGamma } from '../metrics/gamma.ts'

/** P(a, x), for a > 0 and x >= 0, also for a in the millions. */
export function lowerGamma(a: number, x: number): number {
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
