import { tokeniseInline } from './inline.js';
import type { Block, ListItem } from './tokens.js';

/** Quotes in spoilers in quotes: beyond this they are paragraphs. */
const maxDepth = 4;

interface Found {
  readonly block: Block;
  /** Where the text after the block begins. */
  readonly end: number;
}

type Rule = (rest: string, depth: number) => Found | null;

const bullet = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)(.*)(?:\n|$)/;

function readFence(rest: string): Found | null {
  const match = /^```(?:[\w+-]*\n)?\n*([\s\S]*?)\n?```\n?/.exec(rest);
  const [whole, code] = match ?? [];
  if (whole === undefined || code === undefined || code === '') return null;
  return { block: { kind: 'code', text: code }, end: whole.length };
}

function readSpoiler(rest: string, depth: number): Found | null {
  const match = /^\|\|([\s\S]+?)\|\|[ \t]*(?:\n|$)/.exec(rest);
  const [whole, inner] = match ?? [];
  // Within one line it is an inline spoiler; over several it may hold headings and lists.
  if (whole === undefined || inner === undefined || !inner.includes('\n')) return null;
  return {
    block: { kind: 'spoiler', blocks: tokeniseBlocks(inner.replace(/^\n|\n$/g, ''), depth + 1) },
    end: whole.length,
  };
}

function readHeading(rest: string): Found | null {
  const match = /^(#{1,3}) +(\S.*)(?:\n|$)/.exec(rest);
  const [whole, marks, title] = match ?? [];
  if (whole === undefined || title === undefined) return null;
  const level = marks?.length === 1 ? 1 : marks?.length === 2 ? 2 : 3;
  return { block: { kind: 'heading', level, children: tokeniseInline(title) }, end: whole.length };
}

function readSmall(rest: string): Found | null {
  const match = /^-# +(\S.*)(?:\n|$)/.exec(rest);
  const [whole, words] = match ?? [];
  if (whole === undefined || words === undefined) return null;
  return { block: { kind: 'small', children: tokeniseInline(words) }, end: whole.length };
}

function readQuote(rest: string, depth: number): Found | null {
  if (rest.startsWith('>>> '))
    return {
      block: { kind: 'quote', blocks: tokeniseBlocks(rest.slice(4), depth + 1) },
      end: rest.length,
    };
  const whole = /^(?:> .*(?:\n|$)|>(?:\n|$))+/.exec(rest)?.[0];
  if (whole === undefined) return null;
  const inner = whole.replace(/\n$/, '').replace(/^> ?/gm, '');
  return { block: { kind: 'quote', blocks: tokeniseBlocks(inner, depth + 1) }, end: whole.length };
}

function readList(rest: string): Found | null {
  const first = bullet.exec(rest);
  if (first === null) return null;
  const items: ListItem[] = [];
  let end = 0;
  for (
    let match: RegExpExecArray | null = first;
    match !== null;
    match = bullet.exec(rest.slice(end))
  ) {
    const number = match[2] === undefined ? null : Number(match[2]);
    items.push({
      depth: Math.min(3, Math.floor((match[1]?.length ?? 0) / 2)),
      number,
      children: tokeniseInline(match[3] ?? ''),
    });
    end += match[0].length;
    if (end >= rest.length) break;
  }
  return { block: { kind: 'list', items }, end };
}

const rules: readonly Rule[] = [
  readFence,
  readSpoiler,
  readHeading,
  readSmall,
  readQuote,
  readList,
];

function findBlock(rest: string, depth: number): Found | null {
  if (depth > maxDepth) return null;
  for (const rule of rules) {
    const found = rule(rest, depth);
    if (found !== null && found.end > 0) return found;
  }
  return null;
}

/**
 * How much of the rest is one line of a paragraph, its line break included; a fence inside a line
 * ends it.
 */
function lineEnd(rest: string): number {
  const line = rest.indexOf('\n') < 0 ? rest.length : rest.indexOf('\n') + 1;
  const fence = rest.indexOf('```', 1);
  return fence > 0 && fence < line && rest.indexOf('```', fence + 3) > 0 ? fence : line;
}

/**
 * Reads the markdown that Discord shows in messages: see `Block` and `Inline` for the parts. Never
 * fails.
 */
export function tokeniseBlocks(source: string, depth = 0): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph = '';
  let at = 0;
  const flush = (): void => {
    const words = paragraph.replace(/^\n+|\n+$/g, '');
    if (words !== '') blocks.push({ kind: 'paragraph', children: tokeniseInline(words) });
    paragraph = '';
  };
  while (at < source.length) {
    const rest = source.slice(at);
    // A spoiler that is still open runs on over the lines below it.
    const isOpen = (paragraph.match(/\|\|/g)?.length ?? 0) % 2 === 1 && rest.includes('||');
    const found = isOpen ? null : findBlock(rest, depth);
    if (found === null) {
      const length = lineEnd(rest);
      paragraph += rest.slice(0, length);
      at += length;
    } else {
      flush();
      blocks.push(found.block);
      at += found.end;
    }
  }
  flush();
  return blocks;
}
