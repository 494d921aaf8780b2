import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import type { Form, TextField } from '../command.ts'
import { cutText } from '../cut-text.ts'

/** Writes a form as a Discord modal; https://docs.discord.com/developers/components/reference#label */
export function writeForm(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.customId,
    title: cutText(form.title, 45),
    components: form.fields.map((field) => ({
      type: ComponentType.Label,
      label: cutText(field.label, 45),
      ...(field.description && { description: cutText(field.description, 100) }),
      component: writeField(field),
    })),
  }
}

function writeField(field: TextField) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: field.id,
    style: field.paragraph ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required ?? true,
    max_length: field.maxLength ?? 4000,
    ...(field.placeholder && { placeholder: cutText(field.placeholder, 100) }),
    ...(field.value && { value: field.value }),
  }
}
