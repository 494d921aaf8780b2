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
  const size = Math.abs(x)

  return size <= nearEnd ? nearZero(x) : Math.sign(x) * (1 - tail(size))
}

/** $ 1 - \operatorname{erf} x $ without the cancellation. */
export function erfc(x: number): number {
  const size = Math.abs(x)

  if (size <= nearEnd) return 1 - nearZero(x)

  return x > 0 ? tail(size) : 2 - tail(size)
}

/*
 * W. J. Cody 1969, "Rational Chebyshev approximations for the error function", with the coefficients of his CALERF
 * (netlib specfun): relative error below 1.2·10⁻¹⁶ on each interval. Highest powers first.
 */
const nearEnd = 0.46875
const near = {
  top: [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694],
  bottom: [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171],
} as const
const middleEnd = 4
const middle = {
  top: [
    2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
    881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
  ],
  bottom: [
    1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
    4362.619090143247, 3439.3676741437216, 1230.3393548037495,
  ],
} as const
const far = {
  top: [
    0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
    0.0006587491615298378,
  ],
  bottom: [
    1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
  ],
} as const

/** erf up to `nearEnd`. */
function nearZero(x: number): number {
  const square = x * x

  return (x * horner(near.top, square)) / horner(near.bottom, square)
}

/** erfc of a positive x beyond `nearEnd`. */
function tail(x: number): number {
  if (x <= middleEnd) return (gauss(x) * horner(middle.top, x)) / horner(middle.bottom, x)

  const inverse = 1 / (x * x)
  const correction = (inverse * horner(far.top, inverse)) / horner(far.bottom, inverse)

  return (gauss(x) * (1 / Math.sqrt(Math.PI) - correction)) / x
}

/** $ e^{-x^2} $ with the square split, because its rounding would be magnified. */
function gauss(x: number): number {
  const coarse = Math.trunc(x * 16) / 16

  return Math.exp(-coarse * coarse) * Math.exp(-(x - coarse) * (x + coarse))
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0

  for (let index = 0; index < coefficients.length; index++) sum = sum * x + (coefficients[index] ?? 0)

  return sum
}
