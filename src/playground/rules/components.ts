// What Discord's document leaves out about components, from
// https://docs.discord.com/developers/components/reference
import { type APIMessageComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { walkComponents } from '../compose/components.ts'
import { type Path, type Problem, problem } from '../spec/problem.ts'
import { checkOptionValues, isRepetitive } from './options.ts'

/** Says what is wrong with the components of a message, whatever its flags. */
export function checkComponents(components: readonly APIMessageComponent[], path: Path): Problem[] {
  return [
    ...checkCustomIds(components, path),
    ...components.flatMap((component, position) => checkComponent(component, [...path, position])),
  ]
}

function checkCustomIds(components: readonly APIMessageComponent[], path: Path): Problem[] {
  const all = walkComponents(components)
  const customIds = all.flatMap((component) => ('custom_id' in component && component.custom_id) || [])
  const ids = all.flatMap(({ id }) => id || [])

  return [
    ...(isRepetitive(customIds)
      ? [problem(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')]
      : []),
    ...(isRepetitive(ids)
      ? [problem(path, 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated')]
      : []),
  ]
}

function checkComponent(component: APIMessageComponent, path: Path): Problem[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap((child, position) =>
        checkComponent(child, [...path, 'components', position]),
      )
    case ComponentType.Section:
      return checkComponent(component.accessory, [...path, 'accessory'])
    case ComponentType.ActionRow:
      return checkRow(component.components, [...path, 'components'])
    case ComponentType.Button:
      return checkButton(component, path)
    case ComponentType.StringSelect:
      return checkOptionValues(component, path)
    default:
      return []
  }
}

/** Up to five buttons or one select. */
function checkRow(children: readonly APIMessageComponent[], path: Path): Problem[] {
  const selects = children.filter(({ type }) => type !== ComponentType.Button).length

  return [
    ...(selects > 0 && children.length > 1
      ? [
          problem(
            path,
            'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
            'The specified component exceeds the maximum width',
          ),
        ]
      : []),
    ...children.flatMap((child, position) => checkComponent(child, [...path, position])),
  ]
}

/** A link has a URL, every other button a custom id; never both. */
function checkButton(button: APIMessageComponent & { type: ComponentType.Button }, path: Path): Problem[] {
  const hasUrl = 'url' in button && Boolean(button.url)
  const hasId = 'custom_id' in button && Boolean(button.custom_id)
  const isLink = button.style === ButtonStyle.Link
  const hasFace = ('label' in button && button.label) || ('emoji' in button && button.emoji)

  return [
    ...(hasUrl && hasId
      ? [problem(path, 'COMPONENT_CUSTOM_ID_AND_URL', 'A custom id and url cannot both be specified')]
      : []),
    ...(isLink && !hasUrl ? [problem([...path, 'url'], 'BASE_TYPE_REQUIRED', 'A url is required')] : []),
    ...(!isLink && button.style !== ButtonStyle.Premium && !hasId
      ? [problem([...path, 'custom_id'], 'BASE_TYPE_REQUIRED', 'A custom id required')]
      : []),
    ...(!hasFace && button.style !== ButtonStyle.Premium
      ? [problem(path, 'BUTTON_COMPONENT_INVALID_EMOJI', 'A label or an emoji is required')]
      : []),
  ]
}
