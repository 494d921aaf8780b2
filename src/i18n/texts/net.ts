import { defineTexts } from '../texts.ts'

/** What the `/net` commands say. */
export const net = defineTexts({
  en: {
    'net.inputMissing':
      'The input’s size is needed here. Give it as channels and sizes, such as input:3x224x224, or begin the text with “in 3x224x224 >”.',
    'net.inputConflict':
      'The text says the input is {text}, the option says {option}. Leave one of them out.',
    'net.unknownPreset':
      '{suggested, select, yes {There is no preset “{name}”. Did you mean “{nearest}”?} other {There is no preset “{name}”.}} Presets: {presets}.',
    'net.axesMismatch':
      'This layer is for {expected, plural, one {# spatial axis} other {# spatial axes}}, and what arrives has {given}.',
    'net.channelsMismatch':
      'This layer expects {expected} channels, and {given} arrive. Set its number to {given}.',
    'net.featuresMismatch':
      'This layer expects {expected} features, and {given} arrive. {fix, select, flatten {Put “flatten” before it: together the axes are exactly {expected}.} other { }}',
    'net.branchShapesDiffer':
      '{join, select, res {The branches cannot be added: the first gives {first}, branch {branch} gives {second}.} other {The branches cannot be concatenated over the channels: the first gives {first}, branch {branch} gives {second}.}}',
    'net.pixelShuffleChannels':
      '{channels} channels cannot be shuffled by {factor}: they must be a multiple of {square}.',
    'net.groupNormChannels': '{channels} channels cannot be split into {groups} equal groups.',
    'net.flattenBatch':
      'start_dim counts the batch as 0, so {from} would join the examples of a batch. Use start_dim=1.',
    'net.flattenRange': 'Axes {from} to {to} cannot be flattened; they run from 1 to {last} (or −1).',
    'net.noSpatialAxes': 'This layer needs spatial axes, and what arrives is one row of {features} features.',
    'net.indexOutOfRange': 'The output has no element at {given}; its size is {size}, counted from 0.',
    'net.tooLarge':
      '{quantity, select, params {The number of parameters} field {A receptive field} other {The number of bytes}} of this network, {count}, is above {limit} and cannot be counted exactly.',
    'net.inLayer': 'Layer {index} `{layer}`: {mistake}',
    'net.note.macs':
      'One MAC is one multiply-add; bias, normalisation, activation and pooling count 0. FLOPs = 2 × MACs. Tools differ.',
    'net.note.linearLastAxis':
      'A Linear without a flatten before it acts on the last axis alone (here {axis}).',
    'net.note.memory':
      'Memory is an estimate: without workspace, fragmentation, in-place and fused operations.',
    'net.note.outermost': '“{name}” was read as a chain of its parts; its own forward() may do more.',
    'net.note.flattened':
      'print(model) does not show the flatten that forward() does before a Linear; it was added.',
    'net.note.unaligned': 'Branches with different centres meet here: the field is the hull of their paths.',
    'net.note.effective':
      'This is the theoretical field. The effective one is smaller, about Gaussian, and grows like √depth (Luo et al. 2016).',
    'net.note.interpolation':
      'Fields count the nearest input of an upsampled element; linear and cubic interpolation read its neighbours too.',
    'net.note.batchNormKeras':
      'Keras counts the running mean and variance of BatchNormalization as parameters.',
  },
  'zh-CN': {
    'net.inputMissing':
      '这里需要输入的尺寸。请写成通道数和尺寸，例如 input:3x224x224，或在文本开头写“in 3x224x224 >”。',
    'net.inputConflict': '文本中的输入是 {text}，选项中的是 {option}；请去掉其中一个。',
    'net.unknownPreset':
      '{suggested, select, yes {没有名为“{name}”的预设，是不是想写“{nearest}”？} other {没有名为“{name}”的预设。}}可选：{presets}。',
    'net.axesMismatch': '这一层用于 {expected, plural, other {# 个空间轴}}，而输入有 {given} 个。',
    'net.channelsMismatch': '这一层需要 {expected} 个通道，而输入有 {given} 个。请把它改为 {given}。',
    'net.featuresMismatch':
      '这一层需要 {expected} 个特征，而输入有 {given} 个。{fix, select, flatten {请在它前面加上“flatten”：各轴合起来正好是 {expected}。} other { }}',
    'net.branchShapesDiffer':
      '{join, select, res {各分支无法相加：第一个分支给出 {first}，第 {branch} 个分支给出 {second}。} other {各分支无法沿通道拼接：第一个分支给出 {first}，第 {branch} 个分支给出 {second}。}}',
    'net.pixelShuffleChannels': '{channels} 个通道无法按 {factor} 重排：通道数必须是 {square} 的倍数。',
    'net.groupNormChannels': '{channels} 个通道无法平均分成 {groups} 组。',
    'net.flattenBatch': 'start_dim 从批次轴开始数，{from} 会把一个批次的样本合在一起。请用 start_dim=1。',
    'net.flattenRange': '无法展平第 {from} 到第 {to} 轴；可用的轴为 1 到 {last}（或 −1）。',
    'net.noSpatialAxes': '这一层需要空间轴，而输入只是一行 {features} 个特征。',
    'net.indexOutOfRange': '输出没有位置 {given}；其尺寸为 {size}，从 0 开始数。',
    'net.tooLarge':
      '这个网络的{quantity, select, params {参数量} field {感受野} other {字节数}} {count} 超过 {limit}，无法精确计数。',
    'net.inLayer': '第 {index} 层 `{layer}`：{mistake}',
    'net.note.macs':
      '一次 MAC 是一次乘加；偏置、归一化、激活和池化不计。FLOPs = 2 × MAC。各种工具的口径不同。',
    'net.note.linearLastAxis': '前面没有展平的 Linear 只作用于最后一个轴（这里是 {axis}）。',
    'net.note.memory': '内存为估计值：不含工作区、碎片、原地运算和算子融合。',
    'net.note.outermost': '“{name}”按其各部分依次相连来理解；它自己的 forward() 可能还做了别的事。',
    'net.note.flattened': 'print(model) 不显示 forward() 在 Linear 之前做的展平；这里已补上。',
    'net.note.unaligned': '中心不同的分支在此汇合：感受野取各路径的外包区间。',
    'net.note.effective': '这是理论感受野。有效感受野更小，近似高斯分布，随 √深度 增长（Luo 等，2016）。',
    'net.note.interpolation': '上采样的感受野只计最近的输入元素；线性和三次插值还会用到相邻元素。',
    'net.note.batchNormKeras': 'Keras 把 BatchNormalization 的滑动均值和方差也计入参数量。',
  },
})
