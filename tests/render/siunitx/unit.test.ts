import { describe, expect, it } from 'vitest'
import { formatSiUnit } from '../../../src/render/siunitx/unit.ts'

/** A unit's TeX in the signs a reader sees, thin spaces as blanks. */
function seen(tex: string): string {
  return tex
    .replaceAll('\\,', ' ')
    .replaceAll('\\%', '%')
    .replace(/\\mathrm|[{}]/g, '')
}

describe('a unit of siunitx', () => {
  // As siunitx 3.2.0 prints them under latex.
  it.each([
    [String.raw`\metre\per\second\squared`, 'm s^-2'],
    [String.raw`\kilo\gram`, 'kg'],
    [String.raw`\micro\ohm\square\metre`, 'µΩ m^2'],
    [String.raw`\joule\of{max}\per\mole`, 'J_max mol^-1'],
    [String.raw`\per\second`, 's^-1'],
    [String.raw`\kilo\gram\metre\tothe{4}`, 'kg m^4'],
    [String.raw`\raiseto{3}\metre`, 'm^3'],
    [String.raw`\metre\per\second\per\kelvin`, 'm s^-1 K^-1'],
    [String.raw`\per\square\becquerel`, 'Bq^-2'],
    [String.raw`\mega\hertz`, 'MHz'],
    [String.raw`\degreeCelsius`, '°C'],
    [String.raw`\kWh`, 'kWh'],
    [String.raw`\meV`, 'meV'],
    ['kg.m/s^2', 'kg m/s^2'],
    ['m^{-1}.s', 'm^-1 s'],
  ])('is set from %s', (given, sign) => {
    expect(seen(formatSiUnit(given).tex)).toBe(sign)
  })

  it('takes a blank between letters for a product, though siunitx would join them', () => {
    expect(seen(formatSiUnit('kg m').tex)).toBe('kg m')
  })

  it.each([
    ['\\degree', true],
    ['\\arcminute', true],
    ['\\celsius', false],
    ['\\percent', false],
    ['m', false],
  ])('%s stands close to its number: %s', (given, isTight) => {
    expect(formatSiUnit(given).isTight).toBe(isTight)
  })

  it.each([
    ['\\meterr', '\\meterr', '\\meter'],
    ['\\kilo\\gramm', '\\gramm', '\\gram'],
  ])('tells what %s may mean', (unit, given, nearest) => {
    expect(() => formatSiUnit(unit)).toThrow(
      expect.objectContaining({ key: 'render.siUnitNear', values: { given, nearest } }),
    )
  })

  it.each([
    ['', 'nothing'],
    ['\\kilo', 'a prefix alone'],
    ['m\\per', 'a division by nothing'],
    ['m/', 'a slash without a unit behind it'],
    ['^2', 'a power of nothing'],
    ['m^2^3', 'a power of a power'],
    ['m^x', 'a power that is no number'],
    ['\\tothe{2}', 'a power of nothing by name'],
    ['m\\of{\\href{x}{y}}', 'TeX in a qualifier'],
    ['m_{\\color{red}}', 'TeX among letters'],
    ['5', 'a number'],
    ['\\', 'a backslash'],
  ])('is refused as %j: %s', (given) => {
    expect(() => formatSiUnit(given)).toThrow(
      expect.objectContaining({ name: 'UserError', key: expect.stringMatching(/^render\.siUnit/) }),
    )
  })
})
