/** Names of siunitx 3 with their symbols in Unicode, set upright; one word alone is both. */
export const prefixes: ReadonlyMap<string, string> = namesOf(`
  quecto q, ronto r, yocto y, zepto z, atto a, femto f, pico p, nano n, micro µ, milli m, centi c, deci d,
  deca da, deka da, hecto h, kilo k, mega M, giga G, tera T, peta P, exa E, zetta Z, yotta Y, ronna R, quetta Q,
  kibi Ki, mebi Mi, gibi Gi, tebi Ti, pebi Pi, exbi Ei, zebi Zi, yobi Yi`)

export const units: ReadonlyMap<string, string> = namesOf(`
  ampere A, candela cd, kelvin K, kilogram kg, gram g, metre m, meter m, mole mol, second s,
  becquerel Bq, celsius °C, degreeCelsius °C, coulomb C, farad F, gray Gy, hertz Hz, henry H, joule J, katal kat,
  lumen lm, lux lx, newton N, ohm Ω, pascal Pa, radian rad, siemens S, sievert Sv, steradian sr, tesla T, volt V,
  watt W, weber Wb,
  astronomicalunit au, bel B, dalton Da, day d, decibel dB, degree °, electronvolt eV, hectare ha, hour h,
  litre L, liter L, arcminute ′, minute min, arcsecond ″, neper Np, tonne t, percent %,
  angstrom Å, atomicmassunit u, bar, barn b, bit, byte B, knot kn, mmHg, nauticalmile M,
  fg, pg, ng, ug µg, mg, kg, pm, nm, um µm, mm, cm, dm, km,
  fs, ps, ns, us µs, ms, pA, nA, uA µA, mA, kA, ul µL, ml mL, hl hL, uL µL, mL, hL,
  mHz, Hz, kHz, MHz, GHz, THz, mN, N, kN, MN, Pa, kPa, MPa, GPa,
  mohm mΩ, kohm kΩ, Mohm MΩ, pV, nV, uV µV, mV, kV, uW µW, mW, W, kW, MW, GW,
  J, uJ µJ, mJ, kJ, eV, meV, keV, MeV, GeV, TeV, kWh,
  fF, pF, nF, uF µF, fH, pH, nH, uH µH, mH, K, dB, kbit, Mbit, Gbit`)

/** Set right behind the number, without the thin space of other units. */
export const tightSymbols: ReadonlySet<string> = new Set(['°', '′', '″'])

function namesOf(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(',').map((pair) => {
      const [name = '', symbol = name] = pair.trim().split(' ')

      return [name, symbol]
    }),
  )
}
