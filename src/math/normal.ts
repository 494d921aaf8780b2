/** Below this the series of erf is summed, above it the continued fraction of erfc, each where it is precise. */
const seam = 1
/** Levels of the fraction that reach a double's precision at the seam, where it converges slowest. */
const levels = 200

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/** $ \Phi(z) $: the standard normal distribution function, precise in both tails. */
export function normalDistribution(z: number): number {
  return erfc(-z / Math.SQRT2) / 2
}

/** $ \operatorname{erf} x = \frac{2}{\sqrt\pi} \int_0^x e^{-t^2} dt $ */
export function erf(x: number): number {
  return Math.abs(x) < seam ? erfSeries(x) : Math.sign(x) * (1 - erfcFraction(Math.abs(x)))
}

/** $ 1 - \operatorname{erf} x $ without the cancellation. */
export function erfc(x: number): number {
  if (x >= seam) return erfcFraction(x)

  return x <= -seam ? 2 - erfcFraction(-x) : 1 - erfSeries(x)
}

/** $ \frac{2}{\sqrt\pi} e^{-x^2} \sum_n \frac{2^n x^{2n+1}}{(2n+1)!!} $; all terms have one sign (DLMF 7.6.2). */
function erfSeries(x: number): number {
  let term = x
  let sum = x

  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }

  return ((2 * Math.exp(-x * x)) / Math.sqrt(Math.PI)) * sum
}

/** Continued fraction of erfc for positive x, evaluated from its tail (DLMF 7.9.3). */
function erfcFraction(x: number): number {
  let tail = 0

  for (let level = levels; level > 0; level--) tail = level / 2 / (x + tail)

  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + tail)
}
