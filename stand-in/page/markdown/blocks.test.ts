import { describe, expect, it } from 'vitest';
import { tokeniseBlocks } from './blocks.js';
import type { Block, Inline } from './tokens.js';

function writeInline(tokens: readonly Inline[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'text') return token.text;
      if (token.kind === 'break') return '↵';
      if (token.kind === 'code') return `code(${token.text})`;
      if (token.kind === 'link') return `link(${token.href}|${writeInline(token.children)})`;
      if (token.kind === 'time') return `time(${token.at},${token.style})`;
      if ('id' in token) return `${token.kind}(${token.id})`;
      return `${token.kind}(${writeInline(token.children)})`;
    })
    .join('');
}

function write(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'code') return `pre(${block.text})`;
      if ('blocks' in block) return `${block.kind}[${write(block.blocks)}]`;
      if (block.kind === 'heading') return `h${block.level}(${writeInline(block.children)})`;
      if (block.kind === 'list')
        return block.items
          .map((item) => `${item.number ?? '-'}@${item.depth}(${writeInline(item.children)})`)
          .join('');
      return `${block.kind === 'small' ? 'small' : 'p'}(${writeInline(block.children)})`;
    })
    .join(' ');
}

function read(source: string): string {
  return write(tokeniseBlocks(source));
}

describe('markdown inside a line', () => {
  it.each([
    ['plain words', 'p(plain words)'],
    ['**bold** and *it* and _it_', 'p(bold(bold) and italic(it) and italic(it))'],
    ['***both***', 'p(bold(italic(both)))'],
    ['*a **b** c*', 'p(italic(a bold(b) c))'],
    ['__under__ ~~gone~~', 'p(underline(under) strike(gone))'],
    ['snake_case_name', 'p(snake_case_name)'],
    ['2 * 3 * 4', 'p(2 * 3 * 4)'],
    ['**open', 'p(**open)'],
    ['****', 'p(****)'],
    ['`**raw**`', 'p(code(**raw**))'],
    ['``a ` b``', 'p(code(a ` b))'],
    ['\\*not\\* \\\\', 'p(*not* \\)'],
    ['||secret **word**||', 'p(spoiler(secret bold(word)))'],
    ['one\ntwo\n\nthree', 'p(one↵two↵↵three)'],
    ['<@42> <@!43> <@&44> <#45>', 'p(person(42) person(43) role(44) channel(45))'],
    ['<t:1700000000:R> <t:-5>', 'p(time(1700000000,R) time(-5,f))'],
    ['<:trophy:123> <a:spin:1>', 'p(:trophy: :spin:)'],
    ['<b>bold</b>', 'p(<b>bold</b>)'],
    ['[site](https://a.test/x)', 'p(link(https://a.test/x|site))'],
    ['[bad](javascript:alert(1))', 'p([bad](javascript:alert(1)))'],
    ['[data](data:text/html,x)', 'p([data](data:text/html,x))'],
    ['<https://a.test/>', 'p(link(https://a.test/|https://a.test/))'],
    ['see https://a.test/b, then', 'p(see link(https://a.test/b|https://a.test/b), then)'],
    [
      '[https://a.test](https://a.test/login)',
      'p([link(https://a.test/|https://a.test)](link(https://a.test/login|https://a.test/login)))',
    ],
    ['||https://a.test/b||', 'p(spoiler(link(https://a.test/b|https://a.test/b)))'],
    [
      '[https://b.test](https://a.test)',
      'p([link(https://b.test/|https://b.test)](link(https://a.test/|https://a.test)))',
    ],
  ])('%j', (source, expected) => {
    expect(read(source)).toBe(expected);
  });
});

describe('markdown blocks', () => {
  it.each([
    ['# One\n## Two\n### Three\n#### Four', 'h1(One) h2(Two) h3(Three) p(#### Four)'],
    ['#no', 'p(#no)'],
    ['-# small **print**', 'small(small bold(print))'],
    ['- a\n- b\n  - c\n1. d', '-@0(a)-@0(b)-@1(c)1@0(d)'],
    ['3. three\n4. four', '3@0(three)4@0(four)'],
    ['- ', 'p(- )'],
    ['> one\n> two\nthree', 'quote[p(one↵two)] p(three)'],
    ['>>> all\nof it', 'quote[p(all↵of it)]'],
    ['```\nP1  Ann\n```', 'pre(P1  Ann)'],
    ['```ts\nlet **a**;\n```after', 'pre(let **a**;) p(after)'],
    ['before ```x``` after', 'p(before ) pre(x) p( after)'],
    ['```open', 'p(```open)'],
    ['||line one\n**line two**||', 'spoiler[p(line one↵bold(line two))]'],
    ['Word: ||a\n- b\nc|| done', 'p(Word: spoiler(a↵- b↵c) done)'],
    ['', ''],
  ])('%j', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it('survives deep and hostile nesting of a whole message’s length', () => {
    const pieces = [
      '**',
      '*_',
      '||',
      '> ',
      '[',
      '`',
      '``a`',
      '~~|| **',
      '- > # ',
      '_a',
      '[a](h',
      'https://a ',
    ];
    for (const piece of pieces)
      expect(read(piece.repeat(Math.floor(4000 / piece.length)))).toBeTypeOf('string');
  });
});
