import { safeHref } from '../api/links.js';
import type { Inline } from './tokens.js';

/** Deeper nesting is shown as plain text, so hostile text cannot exhaust the stack. */
const maxDepth = 10;

interface Found {
  readonly token: Inline;
  readonly end: number;
}

type Rule = (source: string, at: number, depth: number) => Found | null;

type WrapKind = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';

/**
 * The place of the closing mark, past escaped characters; −1 without one. Of three stars the last
 * two close a bold.
 */
function findClose(source: string, from: number, mark: string): number {
  for (let at = from; at <= source.length - mark.length; at += 1) {
    if (source[at] === '\\') {
      at += 1;
      continue;
    }
    if (!source.startsWith(mark, at)) continue;
    const doubled = mark[0]?.repeat(mark.length + 1) ?? '';
    if (mark.length === 2 && mark !== '||' && source.startsWith(doubled, at)) return at + 1;
    if (mark.length === 1 && source[at + 1] === mark) {
      at += 1;
      continue;
    }
    return at;
  }
  return -1;
}

function wrap(kind: WrapKind, mark: string): Rule {
  return (source, at, depth) => {
    if (!source.startsWith(mark, at)) return null;
    const start = at + mark.length;
    const close = findClose(source, start, mark);
    const inner = source.slice(start, close);
    if (close < 0 || inner.replaceAll(mark[0] ?? '', '').trim() === '') return null;
    if (mark === '*' && /^\s/.test(inner)) return null;
    // snake_case_names keep their underscores.
    if (mark === '_' && (/\w/.test(source[at - 1] ?? '') || /\w/.test(source[close + 1] ?? '')))
      return null;
    return {
      token: { kind, children: tokeniseInline(inner, depth + 1) },
      end: close + mark.length,
    };
  };
}

/** Code ends at the next run of backticks that is as long as the first. */
function readCode(source: string, at: number): Found | null {
  const mark = /^`+/.exec(source.slice(at))?.[0] ?? '';
  const from = at + mark.length;
  for (const run of source.slice(from).matchAll(/`+/g)) {
    if (run[0] !== mark) continue;
    const body = source.slice(from, from + run.index).trim();
    return body === ''
      ? null
      : { token: { kind: 'code', text: body }, end: from + run.index + mark.length };
  }
  return null;
}

function readEscape(source: string, at: number): Found | null {
  const next = source[at + 1] ?? '';
  return /[!-/:-@[-`{-~]/.test(next) ? { token: { kind: 'text', text: next }, end: at + 2 } : null;
}

function readMaskedLink(source: string, at: number, depth: number): Found | null {
  const match =
    /^\[((?:\\.|[^\]\\\n])+)\]\(\s*<?(https?:\/\/[^\s<>)]+)>?(?:\s+"[^"\n]*")?\s*\)/i.exec(
      source.slice(at),
    );
  const [whole, label, address] = match ?? [];
  const href = address === undefined ? null : safeHref(address);
  // A label that is itself an address would lie about where the link leads; Discord shows such text
  // as it is.
  if (whole === undefined || label === undefined || href === null || label.includes('://'))
    return null;
  return {
    token: { kind: 'link', href, children: withoutLinks(tokeniseInline(label, depth + 1)) },
    end: at + whole.length,
  };
}

function withoutLinks(tokens: readonly Inline[]): readonly Inline[] {
  return tokens.flatMap((token) => (token.kind === 'link' ? token.children : [token]));
}

function readAngle(source: string, at: number): Found | null {
  const match = /^<([^<>\s]+)>/.exec(source.slice(at));
  const [whole, body] = match ?? [];
  if (whole === undefined || body === undefined) return null;
  const token = readAngleBody(body);
  return token === null ? null : { token, end: at + whole.length };
}

function readAngleBody(body: string): Inline | null {
  const mention = /^(@!?|@&|#)(\d{1,20})$/.exec(body);
  const id = mention?.[2];
  if (id !== undefined)
    return {
      kind: mention?.[1] === '#' ? 'channel' : mention?.[1] === '@&' ? 'role' : 'person',
      id,
    };
  const time = /^t:(-?\d{1,13})(?::([tTdDfFR]))?$/.exec(body);
  if (time !== null) return { kind: 'time', at: Number(time[1]), style: time[2] ?? 'f' };
  const emoji = /^a?:(\w{2,32}):\d{1,20}$/.exec(body)?.[1];
  if (emoji !== undefined) return { kind: 'text', text: `:${emoji}:` };
  const href = /^https?:\/\//i.test(body) ? safeHref(body) : null;
  return href === null ? null : { kind: 'link', href, children: [{ kind: 'text', text: body }] };
}

function readBareLink(source: string, at: number): Found | null {
  const found = /^https?:\/\/[^\s<>]+?(?=\]\(|[\s<>]|$)/i.exec(source.slice(at))?.[0];
  if (found === undefined) return null;
  // A sentence's full stop, a spoiler's bars or a closing bracket after an address do not belong to
  // it.
  const address = found.replace(/(?:[.,:;!?"')\]|*]|\|\|)+$/, '');
  const href = safeHref(address);
  return href === null
    ? null
    : {
        token: { kind: 'link', href, children: [{ kind: 'text', text: address }] },
        end: at + address.length,
      };
}

const readBreak: Rule = (_source, at) => ({ token: { kind: 'break' }, end: at + 1 });

const rules: Readonly<Record<string, readonly Rule[]>> = {
  '\\': [readEscape],
  '\n': [readBreak],
  '`': [readCode],
  '|': [wrap('spoiler', '||')],
  '*': [wrap('bold', '**'), wrap('italic', '*')],
  _: [wrap('underline', '__'), wrap('italic', '_')],
  '~': [wrap('strike', '~~')],
  '[': [readMaskedLink],
  '<': [readAngle],
  h: [readBareLink],
  H: [readBareLink],
};

function findToken(source: string, at: number, depth: number): Found | null {
  for (const rule of rules[source[at] ?? ''] ?? []) {
    const found = rule(source, at, depth);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Reads the part of Discord's markdown that stands inside a line. Anything it does not know stays
 * text.
 */
export function tokeniseInline(source: string, depth = 0): readonly Inline[] {
  if (depth > maxDepth) return [{ kind: 'text', text: source }];
  const tokens: Inline[] = [];
  let plain = '';
  let at = 0;
  const flush = (): void => {
    if (plain !== '') tokens.push({ kind: 'text', text: plain });
    plain = '';
  };
  while (at < source.length) {
    const found = findToken(source, at, depth);
    if (found === null) {
      plain += source[at] ?? '';
      at += 1;
    } else if (found.token.kind === 'text') {
      plain += found.token.text;
      at = found.end;
    } else {
      flush();
      tokens.push(found.token);
      at = found.end;
    }
  }
  flush();
  return tokens;
}
