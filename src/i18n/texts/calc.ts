import { defineTexts } from '../texts.ts'

export const calc = defineTexts({
  en: {
    'calc.syntax':
      '{cause, select, end {The expression ends too early.} operator {Before “{found}” at character {position} an operator or brackets are missing: write 2*pi, sqrt(2).} other {I cannot read “{found}” at character {position}.}}',
    'calc.unknownName':
      '{suggested, select, yes {I do not know “{name}”. Did you mean “{nearest}”?} other {I do not know “{name}”. Give it a value first, such as {name} = 2;}}',
    'calc.wrongArguments':
      '{cause, select, whole {Only whole numbers fit {signature}; {given} does not.} other {The function is written {signature}; here it has {given} values.}}',
    'calc.reservedName': '“{name}” already has a meaning; choose another name.',
    'calc.sizeHasNoName': '“{name}” can stand for one number, not for a size.',
    'calc.oneValueWanted': '“{expression}” should be one number: no size, no “=” and no “;”.',
    'calc.comparisonWanted': '“{expression}” compares nothing. Write what must be true, such as k <= i.',
    'calc.notFinite':
      '“{part}” has no finite real value here: a division by zero, or an argument outside its domain.',
    'calc.tooLarge':
      '{cause, select, statements {At most {limit} statements are allowed.} values {A size has at most {limit} values.} factorial {The largest factorial that fits is {limit}!.} other {The value is too large; the limit is {limit}.}}',
    'calc.tooDeep': 'The brackets are nested too deeply; at most {limit} levels are allowed.',
    'calc.tooSlow': 'This took too long and was stopped. Try something smaller.',
    'calc.tooMuchMemory': 'This needed too much memory and was stopped. Try something smaller.',
    'calc.result': '{expression} = **{value}**',
    'calc.resultApproximate': '{expression} ≈ **{value}**',
    'calc.resultExact': '{expression} = **{exact}** = **{value}**',
    'calc.resultExactApproximate': '{expression} = **{exact}** ≈ **{value}**',
  },
  'zh-CN': {
    'calc.syntax':
      '{cause, select, end {表达式不完整。} operator {第 {position} 个字符“{found}”之前缺少运算符或括号：请写成 2*pi、sqrt(2)。} other {无法读懂第 {position} 个字符“{found}”。}}',
    'calc.unknownName':
      '{suggested, select, yes {不认识“{name}”。是不是想写“{nearest}”？} other {不认识“{name}”。请先给它赋值，例如 {name} = 2;}}',
    'calc.wrongArguments':
      '{cause, select, whole {{signature} 只接受整数，{given} 不合要求。} other {写法是 {signature}，这里给了 {given} 个值。}}',
    'calc.reservedName': '“{name}”已有含义，请换一个名字。',
    'calc.sizeHasNoName': '“{name}”只能代表一个数，不能代表一组尺寸。',
    'calc.oneValueWanted': '“{expression}”应当是一个数：不能是尺寸，也不能含“=”或“;”。',
    'calc.comparisonWanted': '“{expression}”没有比较任何东西。请写出必须成立的关系，例如 k <= i。',
    'calc.notFinite': '“{part}”在这里没有有限的实数值：除数为零，或自变量超出定义域。',
    'calc.tooLarge':
      '{cause, select, statements {最多 {limit} 条语句。} values {一组尺寸最多 {limit} 个值。} factorial {能算的最大阶乘是 {limit}!。} other {数值过大，上限是 {limit}。}}',
    'calc.tooDeep': '括号嵌套过深，最多 {limit} 层。',
    'calc.tooSlow': '计算超时，已停止。请换小一点的问题。',
    'calc.tooMuchMemory': '计算占用内存过多，已停止。请换小一点的问题。',
    'calc.result': '{expression} = **{value}**',
    'calc.resultApproximate': '{expression} ≈ **{value}**',
    'calc.resultExact': '{expression} = **{exact}** = **{value}**',
    'calc.resultExactApproximate': '{expression} = **{exact}** ≈ **{value}**',
  },
})
