/** What decides about breaks and spaces: a piece of a line, or a segment of plain text. */
interface Member {
  readonly kind: 'word' | 'ideograph' | 'blank' | 'emoji' | 'code' | 'formula' | 'image' | 'break'
  readonly text: string
  readonly isError?: true
}

/** Signs that never begin a line, small kana and the signs that repeat or lengthen a kana among them. */
const closing =
  /[，。、；：！？）】〕》」』〉”’…—～·,.;:!?)\]}%‰°ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ]/u
/** Signs that never end a line. */
const opening = /[（【〔《「『〈“‘([{$¥￥]/u

/** A sign between two numbers, set apart from them by blanks: it ends a line, and never begins one. */
const operator = /^[-+−–×÷·=≠≈<>≤≥→]$/u

/** Chinese signs whose right, or left, half is blank. */
const blankAfter = /[，。、；：！？）】〕》」』〉”’]/u
const blankBefore = /[（【〔《「『〈“‘]/u

/** Between Chinese and Latin, figures, code or mathematics, where no blank stands, in em. */
const scriptGap = 0.2
const halfBlank = 0.5
/** Room in the box around inline code, which reaches that far beyond the code itself, in em. */
export const codePadding = 0.22

/**
 * Whether a line may end with `left` and the next begin with `right`.
 *
 * @param before what stands before `left`
 */
export function mayBreakBetween(left: Member, right: Member, before?: Member): boolean {
  if (right.kind === 'blank') return false
  // A size such as 3 × 3 stays on one line.
  if (left.kind === 'blank')
    return before?.text !== '×' && !(right.kind === 'word' && operator.test(right.text))
  if (closing.test(firstOf(right)) || opening.test(lastOf(left))) return false
  if (left.kind === 'code' && right.kind === 'code') return left.text.trim() === ''
  if (left.kind === 'word' && right.kind === 'word') return isJoint(left.text, right.text)
  if (left.kind === 'emoji' && right.kind === 'emoji') return true

  return left.kind === 'ideograph' || right.kind === 'ideograph'
}

/** Whether words may part where no blank stands: after a hyphen or stroke, and in Thai, which writes none. */
function isJoint(left: string, right: string): boolean {
  return (
    /\p{L}[-–—/]$/u.test(left) || (/[\p{Script=Thai}\p{M}]$/u.test(left) && /^\p{Script=Thai}/u.test(right))
  )
}

/**
 * Space to add between two pieces of one line, in em: a gap where scripts meet, room for the box around code, and minus
 * half a character where two Chinese signs would leave a hole.
 */
export function spaceBetween(left: Member | undefined, right: Member): number {
  const room = isBoxed(left) === isBoxed(right) ? 0 : codePadding

  if (!left) return room - (isWideSign(right, blankBefore) ? halfBlank : 0)
  if (leavesHole(left, right)) return -halfBlank

  return room + (meetsScript(left, right) || meetsScript(right, left) ? scriptGap : 0)
}

function leavesHole(left: Member, right: Member): boolean {
  if (isWideSign(right, blankBefore)) return isWideSign(left, blankAfter) || isWideSign(left, blankBefore)

  return isWideSign(right, blankAfter) && isWideSign(left, blankAfter)
}

/** Whether a piece is inline code in its box; the source of a formula that cannot be read has none. */
export function isBoxed(member: Member | undefined): boolean {
  return member?.kind === 'code' && !member.isError
}

/** Blank at the end of a line that may hang over its edge, in em. */
export function hangingBlank(piece: Member): number {
  return isWideSign(piece, blankAfter) ? halfBlank : 0
}

function isWideSign(piece: Member, signs: RegExp): boolean {
  return piece.kind === 'ideograph' && piece.text.length === 1 && signs.test(piece.text)
}

/** Whether a Chinese character stands beside something that needs air. */
function meetsScript(chinese: Member, other: Member): boolean {
  if (chinese.kind !== 'ideograph' || !/[\p{L}\p{N}]/u.test(chinese.text)) return false
  if (other.kind === 'formula' || other.kind === 'code') return true

  return other.kind === 'word' && /^[\p{L}\p{N}([]|[\p{L}\p{N}%)\]]$/u.test(other.text)
}

function firstOf(piece: Member): string {
  return isText(piece) ? ([...piece.text][0] ?? '') : ''
}

function lastOf(piece: Member): string {
  return isText(piece) ? ([...piece.text].at(-1) ?? '') : ''
}

/** TeX source and code are not prose: their brackets and commas say nothing about lines. */
function isText(piece: Member): boolean {
  return piece.kind === 'word' || piece.kind === 'ideograph'
}
