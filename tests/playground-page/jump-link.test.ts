import { describe, expect, it } from 'vitest'
import { isSafeLink, readJumpLink } from '../../src/playground/page/jump-link.ts'

describe('a link', () => {
  it.each([
    ['https://discord.com/channels/1/22/333', { channel: '22', message: '333' }],
    ['https://discord.com/channels/1/22', { channel: '22' }],
    ['https://discord.com/channels/@me/22/333', { channel: '22', message: '333' }],
    ['https://ptb.discord.com/channels/1/22/333', { channel: '22', message: '333' }],
  ])('%s leads to a place in the chat', (url, place) => {
    expect(readJumpLink(url)).toEqual(place)
  })

  it.each([
    'https://discord.com/developers',
    'https://evil.example/channels/1/22/333',
    'https://discord.com.evil.example/channels/1/22',
    'http://discord.com/channels/1/22',
    'javascript:https://discord.com/channels/1/22',
  ])('%s leads elsewhere', (url) => {
    expect(readJumpLink(url)).toBeUndefined()
  })

  it.each([
    ['https://example.org', true],
    ['HTTP://example.org', true],
    ['mailto:a@example.org', true],
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['data:text/html,<script>', false],
    ['//example.org', false],
  ])('%s is followed: %s', (url, expected) => {
    expect(isSafeLink(url)).toBe(expected)
  })
})
