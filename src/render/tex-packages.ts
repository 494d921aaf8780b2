import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js'
import '@mathjax/src/js/input/tex/amscd/AmsCdConfiguration.js'
import '@mathjax/src/js/input/tex/bbox/BboxConfiguration.js'
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'
import '@mathjax/src/js/input/tex/braket/BraketConfiguration.js'
import '@mathjax/src/js/input/tex/bussproofs/BussproofsConfiguration.js'
import '@mathjax/src/js/input/tex/cancel/CancelConfiguration.js'
import '@mathjax/src/js/input/tex/cases/CasesConfiguration.js'
import '@mathjax/src/js/input/tex/centernot/CenternotConfiguration.js'
import '@mathjax/src/js/input/tex/color/ColorConfiguration.js'
import '@mathjax/src/js/input/tex/colortbl/ColortblConfiguration.js'
import '@mathjax/src/js/input/tex/configmacros/ConfigMacrosConfiguration.js'
import '@mathjax/src/js/input/tex/empheq/EmpheqConfiguration.js'
import '@mathjax/src/js/input/tex/enclose/EncloseConfiguration.js'
import '@mathjax/src/js/input/tex/extpfeil/ExtpfeilConfiguration.js'
import '@mathjax/src/js/input/tex/gensymb/GensymbConfiguration.js'
import '@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js'
import '@mathjax/src/js/input/tex/mhchem/MhchemConfiguration.js'
import '@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js'
import '@mathjax/src/js/input/tex/textcomp/TextcompConfiguration.js'
import '@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js'
import '@mathjax/src/js/input/tex/units/UnitsConfiguration.js'
import '@mathjax/src/js/input/tex/upgreek/UpgreekConfiguration.js'
import { siunitx } from './siunitx/package.ts'

/**
 * The TeX packages of every formula. Left out on purpose: those that load code or set page attributes (require,
 * autoload, html, texhtml, setoptions, action, unicode), those that hide mistakes (noerrors, noundefined: an unknown macro
 * must be reported), verb, and begingroup, whose \gdef dies with a TypeError.
 */
export const texPackages: readonly string[] = [
  'base',
  'ams',
  'amscd',
  'newcommand',
  'configmacros',
  'color',
  'cancel',
  'cases',
  'mhchem',
  'mathtools',
  'boldsymbol',
  'braket',
  'textmacros',
  'enclose',
  'bbox',
  'extpfeil',
  'gensymb',
  'upgreek',
  'units',
  'centernot',
  'colortbl',
  'empheq',
  'textcomp',
  'bussproofs',
  siunitx,
]

/** Macros of packages everybody loads in LaTeX and MathJax has not: name → [replacement, number of arguments]. */
export const texMacros: Readonly<Record<string, string | readonly [string, number]>> = {
  bm: ['\\boldsymbol{#1}', 1],
  argmax: '\\operatorname*{arg\\,max}',
  argmin: '\\operatorname*{arg\\,min}',
}
