import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  type APISectionAccessoryComponent,
  type APITextDisplayComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10'
import type { Media } from './media.ts'

/**
 * What Discord makes of the components it is sent: every one gets a numeric id (in reading order from 1, around those
 * that were given), media become full objects, and left-out values become their defaults.
 */
export function fillComponents(
  components: readonly APIMessageTopLevelComponent[],
  media: Media,
): APIMessageTopLevelComponent[] {
  const taken = new Set(walkComponents(components).flatMap(({ id }) => (id ? [id] : [])))
  let last = 0
  const nextId = (): number => {
    do last += 1
    while (taken.has(last))

    return last
  }
  const fill = <C extends APIMessageComponent>(component: C): C => {
    const id = component.id || nextId()

    return { ...component, ...filled(component, media, fill), id } as C
  }

  return components.map(fill)
}

/** Every component of a message, nested ones after their parents. */
export function walkComponents(components: readonly APIMessageComponent[]): APIMessageComponent[] {
  return components.flatMap((component) => [component, ...walkComponents(childrenOf(component))])
}

function childrenOf(component: APIMessageComponent): readonly APIMessageComponent[] {
  switch (component.type) {
    case ComponentType.ActionRow:
    case ComponentType.Container:
      return component.components
    case ComponentType.Section:
      return [...component.components, component.accessory]
    default:
      return []
  }
}

type Fill = <C extends APIMessageComponent>(component: C) => C

/** The members of a component that Discord changes or adds. */
function filled(component: APIMessageComponent, media: Media, fill: Fill): object {
  switch (component.type) {
    case ComponentType.ActionRow:
      return { components: component.components.map((child: APIComponentInMessageActionRow) => fill(child)) }
    case ComponentType.Container:
      return {
        accent_color: component.accent_color ?? null,
        spoiler: component.spoiler ?? false,
        components: component.components.map((child: APIComponentInContainer) => fill(child)),
      }
    case ComponentType.Section:
      return {
        components: component.components.map((child: APITextDisplayComponent) => fill(child)),
        accessory: fill<APISectionAccessoryComponent>(component.accessory),
      }
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return { min_values: component.min_values ?? 1, max_values: component.max_values ?? 1 }
    case ComponentType.Separator:
      return { divider: component.divider ?? true, spacing: component.spacing ?? SeparatorSpacingSize.Small }
    case ComponentType.Thumbnail:
      return { ...captioned(component), media: media.describe(component.media.url) }
    case ComponentType.MediaGallery:
      return {
        items: component.items.map((item) => ({ ...captioned(item), media: media.describe(item.media.url) })),
      }
    case ComponentType.File: {
      const file = media.find(component.file.url)

      return {
        file: media.describe(component.file.url),
        name: file?.filename ?? null,
        size: file?.size ?? null,
        spoiler: component.spoiler ?? false,
      }
    }
    default:
      return {}
  }
}

function captioned(item: { description?: string | null; spoiler?: boolean }): object {
  return { description: item.description ?? null, spoiler: item.spoiler ?? false }
}
