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
      'The output padding is {given}; it must be below {limit}, {bound, select, stride {the stride} other {the larger of stride and dilation}}.',
    'conv.outputSizeOutOfRange':
      '{possible, select, yes {The output size {given} is out of reach: this geometry gives {least} to {most}.} other {The output size {given} is out of reach: the padding cuts everything away.}}',
    'conv.outputNotPositive':
      '{cause, select, window {The {dilated, select, yes {dilated kernel } other {kernel }}({effectiveKernel}) is larger than the padded input ({padded}).} other {The output would have {output} elements; it needs at least 1.}} {fix, select, padding {Padding {padding} on each side would fit, or a kernel of at most {maxKernel}.} same {Padding same would fit, or a kernel of at most {maxKernel}.} kernel {A kernel of at most {maxKernel} would fit.} valid {Padding valid, or no output padding of 0, would fit.} none { } other {A padding of at most {padding} would fit.}}',
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
    'conv.note.cutsUnevenly': 'Of the full output {begin} are cut at the beginning and {end} at the end.',
    'conv.note.kerasOutputPadding':
      'In Keras an output_padding, even 0, gives another size than none at all: without it the output is at least input × stride.',
    'conv.note.onnxShort':
      'The full output is shorter than input × stride. ONNX Runtime gives {output}; the operator’s text asks for input × stride.',
    'conv.note.onnxIgnoresPads': 'With an output_shape ONNX ignores the pads and works them out itself.',
    'conv.note.onnxOutputPadding':
      'ONNX Runtime wants the output padding below the stride; the operator’s text allows up to the larger of stride and dilation.',
    'conv.note.checkerboard':
      'The kernel is no multiple of the stride: taps overlap unevenly, which shows as a checkerboard (Odena, Dumoulin & Olah 2016).',
    'conv.note.recipe':
      'Exactly ×{stride} is kernel {stride} with padding 0, or kernel {wide} with padding {padding}: k − 2p + output padding = stride.',
    'conv.note.macsTransposed':
      'One MAC is one multiply-add, counted at each input element; the bias is not counted. FLOPs = 2 × MACs. torchinfo and thop count about stride² times as many.',
    'conv.step.effectiveKernel': 'Effective kernel',
    'conv.step.samePadding': 'Padding of the rule “same”',
    'conv.step.numerator': 'Numerator',
    'conv.step.output': 'Output size',
    'conv.step.unused': 'Unused elements',
    'conv.step.inputRange': 'Inputs with the same output',
    'conv.step.params': 'Parameters',
    'conv.step.macs': 'Multiply-accumulates (MAC)',
    'conv.step.stretchedInput': 'The same as an ordinary convolution, stride 1, over the stretched input',
    'conv.step.stretchedPadding': 'Its padding',
    'conv.step.ordinary': 'Its output',
    'conv.step.outputSizeRange': 'Sizes that output_size may ask for',
    'conv.step.checkerboard': 'Overlap of the taps',
    'conv.step.floorOutput': 'Windows that fit',
    'conv.step.ceilOutput': 'Windows that are begun',
    'conv.step.lastWindow': 'Does the last window begin before the padding after the input?',
    'conv.step.overhang': 'How far the last window reaches past the padded input',
    'conv.size.result': '{input} → **{output}**, {framework}, {rule}',
    'conv.transpose.result':
      '{input} → **{output}**, {framework}, transposed, {rule}, output padding {outputPadding}',
    'conv.pool.result':
      '{input} → **{output}**, {framework}, {type, select, max {max pooling} avg {average pooling} other {Lp pooling}}, {rule}, {mode, select, ceil {ceil mode} same {⌈i/s⌉ windows} other {floor mode}}',
    'conv.size.cost': '{params} parameters · {macs} MACs ({short}) · weight {weight}',
    'conv.rule.explicit': 'padding {padding}',
    'conv.rule.valid': 'padding valid (none)',
    'conv.rule.same': 'padding same ({padding})',
    'conv.rule.sameLower': 'padding same_lower ({padding})',
    'conv.rule.causal': 'padding causal ({padding})',
    'conv.rule.full': 'padding full ({padding})',
    'pool.paddingTooLarge':
      'The padding is {given}; a pool of {kernel} takes at most {limit}, {rule, select, below {less than its kernel} halfReach {half its dilated kernel} other {half its kernel}}.',
    'pool.paddingUnsupported':
      '{framework} has no padding “{padding}” for {type, select, max {max pools} avg {average pools} other {Lp pools}}. They take: {supported}.',
    'pool.optionUnsupported':
      '{framework} has no “{option}” for {type, select, max {max pools} avg {average pools} other {Lp pools}}. Leave it out, or pick another framework.',
    'pool.strideWithDilation':
      '{framework} refuses a stride above 1 (here {stride}) together with a dilation above 1 (here {dilation}). Set one of them to 1.',
    'pool.inputSmallerThanKernel':
      'PyTorch’s AvgPool3d wants an input of at least the kernel ({kernel}), without its padding; here it is {input}. A kernel of at most {input} would fit.',
    'pool.note.strideOne':
      'Without a stride pools move by 1 in {framework}; in PyTorch and Keras they move by the kernel.',
    'pool.note.dropped': 'The last window would begin in the padding after the input, so it is left out.',
    'pool.note.overhang': 'Ceil mode: the last window reaches past the padded input by {overhang}.',
    'pool.note.onnxValidCeil':
      'ONNX Runtime applies ceil_mode with auto_pad=VALID too; the operator’s text gives the floor size.',
    'pool.note.onnxAutoPadDilation':
      'ONNX Runtime’s pools leave the dilation out of auto_pad; the size follows the operator’s text.',
    'pool.note.onnxRefuses':
      'The kernel is smaller than the stride: ONNX Runtime’s pools refuse auto_pad here. The size follows the operator’s text.',
    'pool.note.dilatedLimit':
      'The padding is above half the kernel: PyTorch takes it since it counts the dilation, 1.13 still refused.',
    'pool.note.countIncludePad': 'count_include_pad changes the averages, never the size.',
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
    'conv.outputPaddingTooLarge':
      '输出填充为 {given}，必须小于 {limit}（{bound, select, stride {步幅} other {步幅与膨胀率中较大者}}）。',
    'conv.outputSizeOutOfRange':
      '{possible, select, yes {无法得到输出尺寸 {given}：这种设置只能得到 {least} 到 {most}。} other {无法得到输出尺寸 {given}：填充把输出全部裁掉了。}}',
    'conv.outputNotPositive':
      '{cause, select, window {{dilated, select, yes {膨胀后的卷积核} other {卷积核}}（{effectiveKernel}）大于填充后的输入（{padded}）。} other {输出将只有 {output} 个元素，至少应为 1。}}{fix, select, padding {每侧填充 {padding} 即可，或卷积核不超过 {maxKernel}。} same {填充用 same 即可，或卷积核不超过 {maxKernel}。} kernel {卷积核不超过 {maxKernel} 即可。} valid {填充用 valid，或不要把输出填充设为 0。} none { } other {填充不超过 {padding} 即可。}}',
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
    'conv.note.cutsUnevenly': '完整输出的开头裁去 {begin} 个，末尾裁去 {end} 个。',
    'conv.note.kerasOutputPadding':
      'Keras 中给出 output_padding（即使为 0）与不给得到的尺寸不同：不给时输出至少为输入 × 步幅。',
    'conv.note.onnxShort': '完整输出短于输入 × 步幅。ONNX Runtime 得到 {output}，而算子规范要求输入 × 步幅。',
    'conv.note.onnxIgnoresPads': '给出 output_shape 时，ONNX 会忽略 pads 并自行推算。',
    'conv.note.onnxOutputPadding': 'ONNX Runtime 要求输出填充小于步幅；算子规范允许到步幅与膨胀率中较大者。',
    'conv.note.checkerboard':
      '卷积核不是步幅的整数倍：各抽头重叠不均，会出现棋盘格（Odena、Dumoulin 与 Olah，2016）。',
    'conv.note.recipe':
      '要恰好放大 {stride} 倍：卷积核 {stride}、填充 0，或卷积核 {wide}、填充 {padding}，即 k − 2p + 输出填充 = 步幅。',
    'conv.note.macsTransposed':
      '一次 MAC 即一次乘加，按每个输入元素计，偏置不计入；FLOPs = 2 × MAC。torchinfo 与 thop 会多算约步幅²倍。',
    'conv.step.effectiveKernel': '有效核尺寸',
    'conv.step.samePadding': '“same”规则的填充',
    'conv.step.numerator': '分子',
    'conv.step.output': '输出尺寸',
    'conv.step.unused': '未用到的像素',
    'conv.step.inputRange': '输出相同的输入范围',
    'conv.step.params': '参数量',
    'conv.step.macs': '乘加次数（MAC）',
    'conv.step.stretchedInput': '等价于在拉伸后的输入上做步幅为 1 的普通卷积',
    'conv.step.stretchedPadding': '该卷积的填充',
    'conv.step.ordinary': '该卷积的输出',
    'conv.step.outputSizeRange': 'output_size 可取的尺寸',
    'conv.step.checkerboard': '抽头的重叠',
    'conv.step.floorOutput': '放得下的窗口数',
    'conv.step.ceilOutput': '已开始的窗口数',
    'conv.step.lastWindow': '最后一个窗口是否在末尾填充之前开始',
    'conv.step.overhang': '最后一个窗口超出填充后输入的长度',
    'conv.size.result': '{input} → **{output}**，{framework}，{rule}',
    'conv.transpose.result':
      '{input} → **{output}**，{framework}，转置卷积，{rule}，输出填充 {outputPadding}',
    'conv.pool.result':
      '{input} → **{output}**，{framework}，{type, select, max {最大池化} avg {平均池化} other {Lp 池化}}，{rule}，{mode, select, ceil {向上取整} same {⌈i/s⌉ 个窗口} other {向下取整}}',
    'conv.size.cost': '参数量 {params} · 乘加次数（MAC）{macs}（{short}）· 权重 {weight}',
    'conv.rule.explicit': '填充 {padding}',
    'conv.rule.valid': '填充 valid（无填充）',
    'conv.rule.same': '填充 same（{padding}）',
    'conv.rule.sameLower': '填充 same_lower（{padding}）',
    'conv.rule.causal': '填充 causal（{padding}）',
    'conv.rule.full': '填充 full（{padding}）',
    'pool.paddingTooLarge':
      '填充为 {given}；窗口为 {kernel} 的池化最多填充 {limit}，{rule, select, below {即小于窗口} halfReach {即膨胀后窗口的一半} other {即窗口的一半}}。',
    'pool.paddingUnsupported':
      '{framework} 的{type, select, max {最大池化} avg {平均池化} other { Lp 池化}}不支持填充“{padding}”。可用：{supported}。',
    'pool.optionUnsupported':
      '{framework} 的{type, select, max {最大池化} avg {平均池化} other { Lp 池化}}没有“{option}”。请去掉它，或换一个框架。',
    'pool.strideWithDilation':
      '{framework} 不允许步幅大于 1（此处为 {stride}）的同时膨胀率也大于 1（此处为 {dilation}）。请把其中一个设为 1。',
    'pool.inputSmallerThanKernel':
      'PyTorch 的 AvgPool3d 要求输入（不含填充）不小于窗口（{kernel}），这里的输入是 {input}。窗口不超过 {input} 即可。',
    'pool.note.strideOne': '不给步幅时，{framework} 的池化步幅为 1；PyTorch 与 Keras 则等于窗口尺寸。',
    'pool.note.dropped': '最后一个窗口会从末尾的填充处开始，因此被舍去。',
    'pool.note.overhang': '向上取整：最后一个窗口超出填充后的输入 {overhang} 个元素。',
    'pool.note.onnxValidCeil':
      'ONNX Runtime 在 auto_pad=VALID 时也采用 ceil_mode；算子规范给出的是向下取整的尺寸。',
    'pool.note.onnxAutoPadDilation':
      'ONNX Runtime 的池化在 auto_pad 时不计膨胀率；这里的尺寸按算子规范计算。',
    'pool.note.onnxRefuses':
      '窗口小于步幅：ONNX Runtime 的池化在这里会拒绝 auto_pad。这里的尺寸按算子规范计算。',
    'pool.note.dilatedLimit': '填充超过窗口的一半：新版 PyTorch 计入膨胀率，所以允许；1.13 仍会拒绝。',
    'pool.note.countIncludePad': 'count_include_pad 只影响平均值，不影响尺寸。',
  },
})
