import { defineTexts } from '../texts.ts'

export const conv = defineTexts({
  en: {
    'conv.inputNotPositive': 'The input size is {given}; it must be at least 1.',
    'conv.kernelNotPositive': 'The kernel size is {given}; it must be at least 1.',
    'conv.strideNotPositive': 'The stride is {given}; it must be at least 1.',
    'conv.dilationNotPositive': 'The dilation is {given}; it must be at least 1 (1 means undilated).',
    'conv.paddingNegative': 'The padding is {given}; it must not be negative. Begin and end are written 0-1.',
    'conv.groupsNotPositive': 'The number of groups is {given}; it must be at least 1.',
    'conv.channelsNotPositive': 'The number of channels is {given}; it must be at least 1.',
    'conv.groupsNotDividingIn':
      '{channels} input channels cannot be split into {groups} equal groups; these numbers can: {nearest}.',
    'conv.groupsNotDividingOut':
      '{channels} output channels cannot be split into {groups} equal groups; these numbers can: {nearest}.',
    'conv.samePaddingWithStride':
      'PyTorch refuses padding=same with a stride above 1 (here {stride}). Padding {padding} gives ⌈i/s⌉ = {output}.',
    'conv.strideWithDilation':
      '{framework} refuses a stride above 1 (here {stride}) together with a dilation above 1 (here {dilation}). Set one of them to 1.',
    'conv.paddingUnsupported':
      '{framework} has no padding “{padding}” for this convolution. It takes: {supported}.',
    'conv.optionUnsupported':
      '{framework} has no option “{option}” here. Leave it out, or pick another framework.',
    'conv.paddingModeLimit':
      'padding_mode={mode} cannot pad {padding} elements onto an input of {input}; at most {limit} fit.',
    'conv.outputPaddingTooLarge':
      'The output padding is {given}; it must be below {limit}, the larger of stride and dilation.',
    'conv.outputNotPositive':
      '{cause, select, window {The {dilated, select, yes {dilated kernel } other {kernel }}({effectiveKernel}) is larger than the padded input ({padded}).} other {The output would have {output} elements; it needs at least 1.}} {fix, select, padding {Padding {padding} on each side would fit, or a kernel of at most {maxKernel}.} same {Padding same would fit, or a kernel of at most {maxKernel}.} kernel {A kernel of at most {maxKernel} would fit.} other {A padding of at most {padding} would fit.}}',
    'conv.tooLarge':
      'The {quantity, select, params {number of parameters} input {number of input elements} other {number of output elements}}, {count}, is above {limit} and cannot be counted exactly.',
    'conv.note.asymmetricPytorch':
      'PyTorch’s own padding is the same on both sides; for this one use F.pad or nn.ZeroPad{dims}d before the layer.',
    'conv.note.extraAtEnd':
      'The padding is uneven, {begin} before and {end} after: the extra element is at the end.',
    'conv.note.extraAtEndStrided':
      'The padding is uneven, {begin} before and {end} after: the extra element is at the end. PyTorch’s padding={end}, on both sides, gives the same size and yet looks at other pixels.',
    'conv.note.extraAtBegin':
      'The padding is uneven, {begin} before and {end} after: the extra element is at the beginning.',
    'conv.note.onnxAutoPadDilation':
      'ONNX Runtime’s Conv refuses auto_pad together with a dilation above 1; write the pads as numbers. The size follows the operator’s text.',
    'conv.note.onnxCrops':
      'The kernel is smaller than the stride: ONNX Runtime crops here (a pad of −1). The size is the same; the padding is shown as 0.',
    'conv.note.tfjsCausal':
      'TensorFlow.js’s conv1d layer computes this size but does not run causal padding.',
    'conv.note.tfjsNumbers':
      'One number as pad makes TensorFlow.js use the height’s kernel and stride for every axis; give pads per side.',
    'conv.note.tfjsNumbers1d':
      'TensorFlow.js’s conv1d does not run with a number as pad; pad the input first.',
    'conv.note.skips':
      'The stride ({stride}) is larger than the kernel spans ({effectiveKernel}): elements between the windows are never seen.',
    'conv.note.unused': 'Elements at the end that no window reaches: {unused}.',
    'conv.note.macs':
      'One MAC is one multiply-add; the bias is not counted. FLOPs = 2 × MACs. Tools differ: some add the bias.',
    'conv.step.effectiveKernel': 'Effective kernel',
    'conv.step.samePadding': 'Padding of the rule “same”',
    'conv.step.numerator': 'Numerator',
    'conv.step.output': 'Output size',
    'conv.step.unused': 'Unused elements',
    'conv.step.inputRange': 'Inputs with the same output',
    'conv.step.params': 'Parameters',
    'conv.step.macs': 'Multiply-accumulates (MAC)',
    'conv.size.result': '{input} → **{output}**, {framework}, {rule}',
    'conv.size.cost': '{params} parameters · {macs} MACs ({short}) · weight {weight}',
    'conv.rule.explicit': 'padding {padding}',
    'conv.rule.valid': 'padding valid (none)',
    'conv.rule.same': 'padding same ({padding})',
    'conv.rule.sameLower': 'padding same_lower ({padding})',
    'conv.rule.causal': 'padding causal ({padding})',
    'conv.rule.full': 'padding full ({padding})',
    'pool.paddingTooLarge':
      'The padding is {given}; a pool of {kernel} takes at most {limit}, half its kernel.',
  },
  'zh-CN': {
    'conv.inputNotPositive': '输入尺寸为 {given}，至少应为 1。',
    'conv.kernelNotPositive': '卷积核尺寸为 {given}，至少应为 1。',
    'conv.strideNotPositive': '步幅为 {given}，至少应为 1。',
    'conv.dilationNotPositive': '膨胀率为 {given}，至少应为 1（1 表示不膨胀）。',
    'conv.paddingNegative': '填充为 {given}，不能为负。前后不同的填充写作 0-1。',
    'conv.groupsNotPositive': '分组数为 {given}，至少应为 1。',
    'conv.channelsNotPositive': '通道数为 {given}，至少应为 1。',
    'conv.groupsNotDividingIn': '{channels} 个输入通道无法平均分成 {groups} 组；可行的通道数：{nearest}。',
    'conv.groupsNotDividingOut': '{channels} 个输出通道无法平均分成 {groups} 组；可行的通道数：{nearest}。',
    'conv.samePaddingWithStride':
      'PyTorch 不支持 padding=same 与大于 1 的步幅（此处为 {stride}）同用。填充取 {padding} 可得到 ⌈i/s⌉ = {output}。',
    'conv.strideWithDilation':
      '{framework} 不允许步幅大于 1（此处为 {stride}）的同时膨胀率也大于 1（此处为 {dilation}）。请把其中一个设为 1。',
    'conv.paddingUnsupported': '{framework} 的这种卷积不支持填充“{padding}”。可用：{supported}。',
    'conv.optionUnsupported': '{framework} 在这里没有“{option}”选项。请去掉它，或换一个框架。',
    'conv.paddingModeLimit':
      'padding_mode={mode} 无法给长度为 {input} 的输入填充 {padding} 个元素，最多 {limit} 个。',
    'conv.outputPaddingTooLarge': '输出填充为 {given}，必须小于 {limit}（步幅与膨胀率中较大者）。',
    'conv.outputNotPositive':
      '{cause, select, window {{dilated, select, yes {膨胀后的卷积核} other {卷积核}}（{effectiveKernel}）大于填充后的输入（{padded}）。} other {输出将只有 {output} 个元素，至少应为 1。}}{fix, select, padding {每侧填充 {padding} 即可，或卷积核不超过 {maxKernel}。} same {填充用 same 即可，或卷积核不超过 {maxKernel}。} kernel {卷积核不超过 {maxKernel} 即可。} other {填充不超过 {padding} 即可。}}',
    'conv.tooLarge':
      '{quantity, select, params {参数量} input {输入元素数} other {输出元素数}}为 {count}，超过了 {limit}，无法精确表示。',
    'conv.note.asymmetricPytorch':
      'PyTorch 自带的填充两侧相同；这种填充要在该层之前用 F.pad 或 nn.ZeroPad{dims}d 实现。',
    'conv.note.extraAtEnd': '填充不对称，前 {begin} 后 {end}：多出的一个在末尾。',
    'conv.note.extraAtEndStrided':
      '填充不对称，前 {begin} 后 {end}：多出的一个在末尾。PyTorch 两侧相同的 padding={end} 得到同样的尺寸，但看到的像素不同。',
    'conv.note.extraAtBegin': '填充不对称，前 {begin} 后 {end}：多出的一个在开头。',
    'conv.note.onnxAutoPadDilation':
      'ONNX Runtime 的 Conv 不支持 auto_pad 与大于 1 的膨胀率同用，请把 pads 写成数字。这里的尺寸按算子规范计算。',
    'conv.note.onnxCrops':
      '卷积核小于步幅：ONNX Runtime 在这里会裁剪（填充为 −1）。尺寸不变，此处填充记为 0。',
    'conv.note.tfjsCausal': 'TensorFlow.js 的 conv1d 层能算出这个尺寸，但并未实现 causal 填充的运算。',
    'conv.note.tfjsNumbers':
      'pad 只给一个数时，TensorFlow.js 会把高度方向的核与步幅用于所有轴；请逐侧给出填充。',
    'conv.note.tfjsNumbers1d': 'TensorFlow.js 的 conv1d 不支持数字形式的 pad，请先对输入做填充。',
    'conv.note.skips': '步幅（{stride}）大于有效核尺寸（{effectiveKernel}）：窗口之间的元素永远不会被用到。',
    'conv.note.unused': '末尾没有窗口覆盖的元素数：{unused}。',
    'conv.note.macs': '一次 MAC 即一次乘加，偏置不计入；FLOPs = 2 × MAC。各种工具口径不同，有的会加上偏置。',
    'conv.step.effectiveKernel': '有效核尺寸',
    'conv.step.samePadding': '“same”规则的填充',
    'conv.step.numerator': '分子',
    'conv.step.output': '输出尺寸',
    'conv.step.unused': '未用到的像素',
    'conv.step.inputRange': '输出相同的输入范围',
    'conv.step.params': '参数量',
    'conv.step.macs': '乘加次数（MAC）',
    'conv.size.result': '{input} → **{output}**，{framework}，{rule}',
    'conv.size.cost': '参数量 {params} · 乘加次数（MAC）{macs}（{short}）· 权重 {weight}',
    'conv.rule.explicit': '填充 {padding}',
    'conv.rule.valid': '填充 valid（无填充）',
    'conv.rule.same': '填充 same（{padding}）',
    'conv.rule.sameLower': '填充 same_lower（{padding}）',
    'conv.rule.causal': '填充 causal（{padding}）',
    'conv.rule.full': '填充 full（{padding}）',
    'pool.paddingTooLarge': '填充为 {given}；窗口为 {kernel} 的池化最多填充 {limit}，即窗口的一半。',
  },
})
