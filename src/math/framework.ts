/** Whose conventions apply: “same”, “fan_in” and “normal” mean different numbers in each. */
export const frameworks = ['pytorch', 'keras', 'tfjs', 'onnx', 'jax'] as const
export type Framework = (typeof frameworks)[number]

/** How each is written in a reply. */
export const frameworkNames: Readonly<Record<Framework, string>> = {
  pytorch: 'PyTorch',
  keras: 'Keras',
  tfjs: 'TensorFlow.js',
  onnx: 'ONNX',
  jax: 'JAX',
}

/** PyTorch and ONNX store weights as (out, in, k…); the others as (k…, in, out). */
export function storesOutputsFirst(framework: Framework): boolean {
  return framework === 'pytorch' || framework === 'onnx'
}
