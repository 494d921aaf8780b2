import { defineTexts } from '../texts.ts'

export const bank = defineTexts({
  en: {
    'bank.check.fine':
      '{questions, plural, one {# question} other {# questions}} in {topics, plural, one {# topic} other {# topics}}, {formulas, plural, one {# formula} other {# formulas}}: no problems.',
    'bank.check.problems': '{problems, plural, one {# problem} other {# problems}}.',
    'bank.check.noFolder': 'There is no folder {folder}.',
    'bank.check.usage':
      'Usage: fan-in bank check [folder] | import <file> | export --csv|--anki | regrade [id]',
    'bank.check.numbers': '{problem} (With {numbers}.)',
    'bank.problem.path':
      'The name does not say a topic and a slug. Use <topic>/<slug>.md or <topic>/<slug>.zh-CN.md, in a–z, 0–9 and -.',
    'bank.problem.encoding': 'The file is not UTF-8. Save it as UTF-8.',
    'bank.problem.missingTwin':
      'There is no {missing}. Every question is told in English and in Chinese: add it.',
    'bank.problem.topicNames': 'The topic {topic} needs a name in each of {languages}.',
    'bank.problem.unnamedTopic': 'The topic {topic} has no name. Add it to {file}.',
    'bank.problem.fileTooLarge':
      'The file has {length} characters; at most {limit} are read. Split the question.',
    'bank.problem.noFrontMatter': 'The file must begin with front matter: fields between two lines of ---.',
    'bank.problem.yaml': 'The front matter is not readable: {message}.',
    'bank.problem.unknownField': 'There is no field “{field}”. Fields: {known}.',
    'bank.problem.unknownFieldNear': 'There is no field “{field}”. Did you mean “{nearest}”?',
    'bank.problem.fieldNotForKind': 'The kind {kind} has no field “{field}”. Remove it, or change the kind.',
    'bank.problem.keyInTranslation':
      'The field “{field}” belongs in the English file only, so that the key lives once. Remove it.',
    'bank.problem.missingField': 'The field “{field}” is missing. Add it to the front matter.',
    'bank.problem.wrongField': 'The field “{field}” should be {expected}.',
    'bank.problem.notText': 'The field “{field}” should be text. Put it in quotes if it holds a colon.',
    'bank.problem.unknownSection': 'There is no section “{name}”. Sections: {known}.',
    'bank.problem.unknownSectionNear': 'There is no section “{name}”. Did you mean “{nearest}”?',
    'bank.problem.duplicateSection': 'The section “{name}” comes twice. Join the two.',
    'bank.problem.missingSection': 'The section “{name}” is missing or empty. Add it.',
    'bank.problem.sectionNotForKind': 'The kind {kind} has no section {part}. Remove it.',
    'bank.problem.emptyBody':
      'The question itself is missing: write it between the front matter and the first section.',
    'bank.problem.notAnItem':
      '“{text}” is no item. Write “- name: text”, and indent what continues it by two blanks.',
    'bank.problem.duplicateName': '“{name}” comes twice. Rename one.',
    'bank.problem.unclosed': '“{opener}” is opened here and never closed.',
    'bank.problem.pictureMissing':
      'There is no picture {address} in the bank. Add it (PNG, JPEG, WebP or GIF).',
    'bank.problem.pictureMissingNear': 'There is no picture {address} in the bank. Did you mean {nearest}?',
    'bank.problem.pictureRemote':
      'Pictures are never fetched: {address}. Put the file into the bank’s folder and name it from here.',
    'bank.problem.pictureTooLarge':
      'The picture {address} has {bytes, number} bytes; at most {limit, number} are read. Make it smaller.',
    'bank.problem.unpairedDollar':
      'A $ has no partner on its line. Close the formula, or write \\$ for the sign itself; no blank just inside.',
    'bank.problem.formula': 'The formula {tex} cannot be drawn: {message}',
    'bank.problem.tooLong': '{what} has {length} characters; at most {limit} fit. Shorten it.',
    'bank.problem.duplicateTitle':
      'The title is also that of {other}. Titles tell questions apart: change one.',
    'bank.problem.notTranslated': 'There is no Chinese in the {what}. Translate it.',
    'bank.problem.notEnglish': 'The {what} is in Chinese. Write it in English.',
    'bank.problem.noSources': 'No source is given. Name at least one under sources.',
    'bank.problem.tooManySources': 'There are {count} sources; {limit} fit. Keep those one should read.',
    'bank.problem.calculator': 'The calculator cannot be asked: {message}',
    'bank.problem.sourceLink':
      '“{link}” is no link. Write https://… or [words](https://…), with %28 and %29 for brackets in the address.',
    'bank.problem.choiceCount': 'There are {count} choices; 2 to {limit} fit under a question of this kind.',
    'bank.problem.letters': 'The choices are lettered {letters}; letter them {expected}.',
    'bank.problem.answerNoChoice': 'The answer “{answer}” is none of the choices {letters}.',
    'bank.problem.multiAnswer':
      'Of {count} choices {right, plural, one {# is} other {# are}} right; a multi question needs two right ones and a wrong one at least. Change the answer, or make it a choice question.',
    'bank.problem.whyMissing': 'Choice {letter} is wrong but nothing says why. Add “  > …” under it.',
    'bank.problem.whyOfRight': 'Choice {letter} is right: say why in the explanation, not under the choice.',
    'bank.problem.expression': '“{expression}” cannot be computed: {message}',
    'bank.problem.inexact':
      'The answer is {value}, which nobody can type exactly. Give a tolerance, such as 0.005 for three digits.',
    'bank.problem.diagnosisIsRight':
      'The diagnosis “{name}” gives the right answer, so it can never be told. Change it.',
    'bank.problem.diagnosesEqual':
      'The diagnoses “{name}” and “{other}” give the same value. Only the first is told.',
    'bank.problem.variableName':
      '“{name}” cannot name a variable: use letters, digits and _, and no function or constant of /calc.',
    'bank.problem.domain':
      'The answer has no value in a good part of the domain of its variables. Narrow the domain.',
    'bank.problem.diagnosisAxes': 'The diagnosis “{name}” has another number of values than the answer.',
    'bank.problem.nameMissing': '“{name}” is named in the front matter but has no item under {part}. Add it.',
    'bank.problem.nameUnknown':
      '“{name}” is not named in the front matter. Name it there, or remove the item.',
    'bank.problem.noWordings':
      'The key point “{name}” has no accepted wordings in this language. Nest a list under it.',
    'bank.problem.aliasIsKey': 'The alias “{alias}” already counts as the key. Remove it.',
    'bank.problem.shortUnreadable': 'The answer “{answer}” has no letters or digits to compare.',
    'bank.problem.templateName':
      '“{name}” cannot name a value: use letters, digits and _, no function or constant of /calc, and not x, which separates the values of a size.',
    'bank.problem.parameterValues': 'The parameter “{name}” needs values, at most {limit}: {expected}.',
    'bank.problem.valueUnknown': '“{name}” has no value here. Known: {known}.',
    'bank.problem.valueUnknownNear': '“{name}” has no value here. Did you mean “{nearest}”?',
    'bank.problem.valueUnused': 'The value “{name}” is used nowhere. Use it, or remove it.',
    'bank.problem.titleInserts':
      'Menus show the title before numbers are drawn. Write it without insertions.',
    'bank.problem.insertionBroken':
      'Two braces open here and insert nothing. Close them with two after a name, or put a blank between braces of TeX.',
    'bank.problem.whereRare':
      'Only {kept} of {draws} draws make a question; most often “{text}” is not true. Choose the values of the parameters so that it usually is.',
    'bank.problem.choicesAlike':
      'Only {kept} of {draws} draws make a question; most often the choices {letters} say the same. Change one of the two.',
    'bank.problem.drawsRefused':
      'Only {kept} of {draws} draws make a question; most often something cannot be computed. Rule it out under where. {message}',
    'bank.problem.diagnosisNever':
      'The diagnosis “{name}” has no value of its own in any variant, so it can never be told. Change it.',
    'bank.problem.fewVariants':
      '{count, plural, one {Only # question comes} other {Only # different questions come}} out of 200 draws; {least} at least keep it from being known by heart. Give the parameters more values, or insert them in the question.',
  },
  'zh-CN': {
    'bank.check.fine':
      '共 {topics, plural, other {# 个主题}}、{questions, plural, other {# 道题}}、{formulas, plural, other {# 个公式}}：没有问题。',
    'bank.check.problems': '发现 {problems, plural, other {# 个问题}}。',
    'bank.check.noFolder': '没有文件夹 {folder}。',
    'bank.check.usage':
      '用法：fan-in bank check [文件夹] | import <文件> | export --csv|--anki | regrade [id]',
    'bank.check.numbers': '{problem}（取 {numbers} 时。）',
    'bank.problem.path':
      '文件名看不出主题和题目。请用 <主题>/<题目>.md 或 <主题>/<题目>.zh-CN.md，只用 a–z、0–9 和 -。',
    'bank.problem.encoding': '文件不是 UTF-8 编码，请另存为 UTF-8。',
    'bank.problem.missingTwin': '缺少 {missing}。每道题都要有中英文两份，请补上。',
    'bank.problem.topicNames': '主题 {topic} 需要以下每种语言的名称：{languages}。',
    'bank.problem.unnamedTopic': '主题 {topic} 没有名称，请在 {file} 中补上。',
    'bank.problem.fileTooLarge': '文件有 {length} 个字符，最多读取 {limit} 个。请拆分题目。',
    'bank.problem.noFrontMatter': '文件开头必须是元数据：两行 --- 之间的字段。',
    'bank.problem.yaml': '元数据无法解析：{message}。',
    'bank.problem.unknownField': '没有“{field}”这个字段。可用字段：{known}。',
    'bank.problem.unknownFieldNear': '没有“{field}”这个字段。是不是想写“{nearest}”？',
    'bank.problem.fieldNotForKind': '{kind} 类题目没有“{field}”字段。请删去，或修改题型。',
    'bank.problem.keyInTranslation': '字段“{field}”只能写在英文文件里，保证答案只有一份。请删去。',
    'bank.problem.missingField': '缺少字段“{field}”，请写进元数据。',
    'bank.problem.wrongField': '字段“{field}”应为：{expected}。',
    'bank.problem.notText': '字段“{field}”应为文本。如果含有冒号，请加引号。',
    'bank.problem.unknownSection': '没有“{name}”这一节。可用小节：{known}。',
    'bank.problem.unknownSectionNear': '没有“{name}”这一节。是不是想写“{nearest}”？',
    'bank.problem.duplicateSection': '“{name}”一节出现了两次，请合并。',
    'bank.problem.missingSection': '缺少“{name}”一节，或者内容为空。请补上。',
    'bank.problem.sectionNotForKind': '{kind} 类题目没有 {part} 一节，请删去。',
    'bank.problem.emptyBody': '没有题干，请写在元数据和第一个小节之间。',
    'bank.problem.notAnItem': '“{text}”不是列表项。请写成“- 名称: 内容”，续行缩进两个空格。',
    'bank.problem.duplicateName': '“{name}”出现了两次，请改掉一个。',
    'bank.problem.unclosed': '“{opener}”从这里开始，但没有结束。',
    'bank.problem.pictureMissing': '题库中没有图片 {address}，请添加（PNG、JPEG、WebP 或 GIF）。',
    'bank.problem.pictureMissingNear': '题库中没有图片 {address}，是否想写 {nearest}？',
    'bank.problem.pictureRemote':
      '图片不会从网上下载：{address}。请把文件放进题库目录，并用相对于本文件的路径引用。',
    'bank.problem.pictureTooLarge':
      '图片 {address} 有 {bytes, number} 字节，最多读取 {limit, number} 字节，请缩小图片。',
    'bank.problem.unpairedDollar': '这一行的 $ 不成对。请补全公式（$ 内侧不留空格），或用 \\$ 表示美元符号。',
    'bank.problem.formula': '公式 {tex} 无法绘制：{message}',
    'bank.problem.tooLong': '{what} 有 {length} 个字符，最多容纳 {limit} 个。请缩短。',
    'bank.problem.duplicateTitle': '标题与 {other} 相同。标题用来区分题目，请改掉一个。',
    'bank.problem.notTranslated': '{what} 里没有中文，请翻译。',
    'bank.problem.notEnglish': '{what} 是中文，请写成英文。',
    'bank.problem.noSources': '没有出处。请在 sources 里至少写一条。',
    'bank.problem.tooManySources': '有 {count} 条出处，最多 {limit} 条。请只留值得读的。',
    'bank.problem.calculator': '无法使用这个计算器：{message}',
    'bank.problem.sourceLink':
      '“{link}”不是有效的链接。请写 https://… 或 [文字](https://…)，地址中的括号写作 %28 和 %29。',
    'bank.problem.choiceCount': '有 {count} 个选项；这种题型可以放 2 到 {limit} 个。',
    'bank.problem.letters': '选项字母是 {letters}，应为 {expected}。',
    'bank.problem.answerNoChoice': '答案“{answer}”不在选项 {letters} 之中。',
    'bank.problem.multiAnswer':
      '{count} 个选项中有 {right} 个正确；多选题至少要有两个正确选项和一个错误选项。请修改答案，或改成单选题。',
    'bank.problem.whyMissing': '选项 {letter} 是错的，却没有说明原因。请在它下面加“  > …”。',
    'bank.problem.whyOfRight': '选项 {letter} 是对的：原因请写在解析里，不要写在选项下面。',
    'bank.problem.expression': '“{expression}”无法计算：{message}',
    'bank.problem.inexact': '答案是 {value}，没人能精确写出。请给出容差，例如三位有效数字用 0.005。',
    'bank.problem.diagnosisIsRight': '误区“{name}”算出来就是正确答案，永远不会提示。请修改。',
    'bank.problem.diagnosesEqual': '误区“{name}”和“{other}”的值相同，只会提示前一个。',
    'bank.problem.variableName': '“{name}”不能作变量名：请用字母、数字和 _，不要与 /calc 的函数或常数重名。',
    'bank.problem.domain': '在变量取值范围的很大一部分上，答案没有值。请缩小范围。',
    'bank.problem.diagnosisAxes': '误区“{name}”的数值个数与答案不一致。',
    'bank.problem.nameMissing': '元数据里有“{name}”，但 {part} 里没有对应的列表项。请补上。',
    'bank.problem.nameUnknown': '元数据里没有“{name}”。请补上，或删去这一项。',
    'bank.problem.noWordings': '要点“{name}”在这种语言里没有可接受的说法。请在它下面嵌套一个列表。',
    'bank.problem.aliasIsKey': '别名“{alias}”与答案等价，请删去。',
    'bank.problem.shortUnreadable': '答案“{answer}”里没有可比较的文字或数字。',
    'bank.problem.templateName':
      '“{name}”不能作名字：请用字母、数字和 _，不要与 /calc 的函数或常数重名，也不要用 x（它用来分隔尺寸中的数）。',
    'bank.problem.parameterValues': '参数“{name}”需要取值（最多 {limit} 个）：{expected}。',
    'bank.problem.valueUnknown': '“{name}”在这里没有值。可用的有：{known}。',
    'bank.problem.valueUnknownNear': '“{name}”在这里没有值。是不是想写“{nearest}”？',
    'bank.problem.valueUnused': '“{name}”没有用到。请用上它，或删去。',
    'bank.problem.titleInserts': '菜单会在抽取数字之前显示标题，标题里不能插入数值。',
    'bank.problem.insertionBroken':
      '这里有两个左花括号，却没有插入任何值。请在名字后面写两个右花括号；如果是 TeX 的花括号，请在中间加一个空格。',
    'bank.problem.whereRare':
      '抽取 {draws} 次只得到 {kept} 道题；最常不成立的是“{text}”。请调整参数的取值，让它通常成立。',
    'bank.problem.choicesAlike':
      '抽取 {draws} 次只得到 {kept} 道题；最常见的原因是选项 {letters} 内容相同。请改掉其中一个。',
    'bank.problem.drawsRefused':
      '抽取 {draws} 次只得到 {kept} 道题；最常见的原因是无法计算，请在 where 中排除。{message}',
    'bank.problem.diagnosisNever': '误区“{name}”在任何一组数字下都没有独立的值，永远不会提示。请修改。',
    'bank.problem.fewVariants':
      '抽取 200 次只得到 {count} 道不同的题；至少要有 {least} 道，才不会被背下来。请增加参数的取值，或把参数写进题干。',
  },
})
