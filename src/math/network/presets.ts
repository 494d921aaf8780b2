/** A known network. */
export interface Preset {
  readonly title: string
  readonly text: string
}

export const presetNames = [
  'lenet5',
  'alexnet',
  'alexnet_2012',
  'vgg16',
  'resnet18',
  'resnet50',
  'mobilenet_v2',
  'inception_v3_stem',
  'unet',
  'dcgan_generator',
  'densenet121',
] as const
export type PresetName = (typeof presetNames)[number]

export function isPreset(name: string): name is PresetName {
  return presetNames.some((preset) => preset === name)
}

const stem = 'in 3x224x224 > conv 7 64 s2 p3 nobias > bn > relu > maxpool 3 s2 p1'

/** Known networks in the project's notation; ImageNet ones end in 1000 classes. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  lenet5: {
    title: 'LeNet-5',
    text: 'in 1x32x32 > conv 5 6 > tanh > avgpool 2 > conv 5 16 > tanh > avgpool 2 > conv 5 120 > tanh > flatten > fc 84 > tanh > fc 10',
  },
  alexnet: {
    title: 'AlexNet (torchvision)',
    text: 'in 3x224x224 > conv 11 64 s4 p2 > relu > maxpool 3 s2 > conv 5 192 p2 > relu > maxpool 3 s2 > conv 3 384 p1 > relu > conv 3 256 p1 > relu > conv 3 256 p1 > relu > maxpool 3 s2 > adaptiveavgpool 6 > flatten > dropout > fc 4096 > relu > dropout > fc 4096 > relu > fc 1000',
  },
  alexnet_2012: {
    title: 'AlexNet (2012, two GPUs)',
    text: 'in 3x227x227 > conv 11 96 s4 > relu > maxpool 3 s2 > conv 5 256 p2 g2 > relu > maxpool 3 s2 > conv 3 384 p1 > relu > conv 3 384 p1 g2 > relu > conv 3 256 p1 g2 > relu > maxpool 3 s2 > flatten > fc 4096 > relu > dropout > fc 4096 > relu > dropout > fc 1000',
  },
  vgg16: {
    title: 'VGG-16',
    text: 'in 3x224x224 > (conv 3 64 p1 > relu)x2 > maxpool 2 > (conv 3 128 p1 > relu)x2 > maxpool 2 > (conv 3 256 p1 > relu)x3 > maxpool 2 > (conv 3 512 p1 > relu)x3 > maxpool 2 > (conv 3 512 p1 > relu)x3 > maxpool 2 > flatten > fc 4096 > relu > dropout > fc 4096 > relu > dropout > fc 1000',
  },
  resnet18: {
    title: 'ResNet-18',
    text: [
      stem,
      '(res(conv 3 64 p1 nobias > bn > relu > conv 3 64 p1 nobias > bn) > relu)x2',
      ...[128, 256, 512].map(basicStage),
      'gap > fc 1000',
    ].join(' > '),
  },
  resnet50: {
    title: 'ResNet-50 (v1.5)',
    text: [
      stem,
      bottleneckStage(64, 1, 3),
      bottleneckStage(128, 2, 4),
      bottleneckStage(256, 2, 6),
      bottleneckStage(512, 2, 3),
      'gap > fc 1000',
    ].join(' > '),
  },
  mobilenet_v2: {
    title: 'MobileNetV2',
    text: [
      'in 3x224x224 > conv 3 32 s2 p1 nobias > bn > relu6 > dw 3 p1 nobias > bn > relu6 > conv 1 16 nobias > bn',
      invertedStage(16, 24, 2, 2),
      invertedStage(24, 32, 2, 3),
      invertedStage(32, 64, 2, 4),
      invertedStage(64, 96, 1, 3),
      invertedStage(96, 160, 2, 3),
      invertedStage(160, 320, 1, 1),
      'conv 1 1280 nobias > bn > relu6 > gap > dropout 0.2 > fc 1000',
    ].join(' > '),
  },
  inception_v3_stem: {
    title: 'Inception-v3, stem',
    text: 'in 3x299x299 > conv 3 32 s2 nobias > bn > relu > conv 3 32 nobias > bn > relu > conv 3 64 p1 nobias > bn > relu > maxpool 3 s2 > conv 1 80 nobias > bn > relu > conv 3 192 nobias > bn > relu > maxpool 3 s2',
  },
  unet: {
    title: 'U-Net',
    text: `in 1x572x572 > ${unetLevel(64, [88, 40, 16, 4])} > conv 1 2`,
  },
  dcgan_generator: {
    title: 'DCGAN generator',
    text: 'in 100x1x1 > convT 4 512 nobias > bn > relu > convT 4 256 s2 p1 nobias > bn > relu > convT 4 128 s2 p1 nobias > bn > relu > convT 4 64 s2 p1 nobias > bn > relu > convT 4 3 s2 p1 nobias > tanh',
  },
  densenet121: {
    title: 'DenseNet-121',
    text: [
      stem,
      denseStage(6),
      transition(128),
      denseStage(12),
      transition(256),
      denseStage(24),
      transition(512),
      denseStage(16),
      'bn > relu > gap > fc 1000',
    ].join(' > '),
  },
}

/** He et al. 2016, table 1: the first block of a stage halves the size and doubles the channels. */
function basicStage(channels: number): string {
  const first = `conv 3 ${channels} s2 p1 nobias > bn > relu > conv 3 ${channels} p1 nobias > bn`
  const next = `conv 3 ${channels} p1 nobias > bn > relu > conv 3 ${channels} p1 nobias > bn`

  return `res(${first} | conv 1 ${channels} s2 nobias > bn) > relu > res(${next}) > relu`
}

/** As torchvision has it, the stride in the 3×3 convolution (v1.5). */
function bottleneckStage(width: number, stride: number, blocks: number): string {
  const block = (step: string) =>
    `conv 1 ${width} nobias > bn > relu > conv 3 ${width}${step} p1 nobias > bn > relu > conv 1 ${4 * width} nobias > bn`
  const step = stride > 1 ? ` s${stride}` : ''

  return `res(${block(step)} | conv 1 ${4 * width}${step} nobias > bn) > relu > (res(${block('')}) > relu)x${blocks - 1}`
}

/** Sandler et al. 2018, table 2; a block adds its input where stride and channels allow it. */
function invertedStage(before: number, channels: number, stride: number, blocks: number): string {
  const block = (inputs: number, step: string) =>
    `conv 1 ${6 * inputs} nobias > bn > relu6 > dw 3${step} p1 nobias > bn > relu6 > conv 1 ${channels} nobias > bn`
  const first = block(before, stride > 1 ? ` s${stride}` : '')

  return blocks > 1 ? `${first} > (res(${block(channels, '')}))x${blocks - 1}` : first
}

/** Ronneberger et al. 2015, figure 1: unpadded; what is carried over is cropped to what comes back from below. */
function unetLevel(channels: number, crops: readonly number[]): string {
  const [crop, ...below] = crops
  const pair = (maps: number) => `conv 3 ${maps} > relu > conv 3 ${maps} > relu`

  if (crop === undefined) return pair(channels)

  return `${pair(channels)} > cat(crop ${crop} | maxpool 2 > ${unetLevel(2 * channels, below)} > convT 2 ${channels} s2) > ${pair(channels)}`
}

/** Huang et al. 2017, growth rate 32 with bottlenecks. */
function denseStage(blocks: number): string {
  return `(cat(id | bn > relu > conv 1 128 nobias > bn > relu > conv 3 32 p1 nobias))x${blocks}`
}

function transition(channels: number): string {
  return `bn > relu > conv 1 ${channels} nobias > avgpool 2`
}
