import type { Person, SeenMessage } from '../../src/api.js';
import type { Chip } from '../../src/page-options.js';
import type { CommandLeaf } from '../api/commands.js';
import { type Component, readComponents } from '../api/components.js';

/** What the chosen person's chips depend on. */
export interface ChipMoment {
  readonly me: Person | null;
  /** What they see in the channel. */
  readonly messages: readonly SeenMessage[];
}

/** Commands to offer below the line, in the order of the rules; those without a rule come last. */
export function offeredCommands(
  leaves: readonly CommandLeaf[],
  rules: readonly Chip[],
  moment: ChipMoment,
): readonly CommandLeaf[] {
  const buttons = new Set(
    moment.messages.flatMap(({ components }) => readComponents(components).flatMap(buttonNames)),
  );
  const placed = leaves.flatMap((leaf) => {
    const line = leaf.path.join(' ');
    const named = rules.flatMap((rule, place) =>
      line === rule.command || line.startsWith(`${rule.command} `) ? [{ rule, place }] : [],
    );
    if (named.length === 0) return [{ leaf, place: rules.length }];
    const first = named.find(({ rule }) => isOffered(rule, moment, buttons));
    return first === undefined ? [] : [{ leaf, place: first.place }];
  });
  return placed.sort((a, b) => a.place - b.place).map(({ leaf }) => leaf);
}

function isOffered(rule: Chip, { me, messages }: ChipMoment, buttons: Set<string>): boolean {
  const { command, isForManagers = false, isOnce = false, seeing, unlessSeeing = [] } = rule;
  if (isForManagers && me?.manages !== true) return false;
  if (isOnce && messages.some((message) => isCausedBy(message, me, command))) return false;
  if (unlessSeeing.some((name) => buttons.has(name))) return false;
  return seeing?.some((name) => buttons.has(name)) ?? true;
}

function isCausedBy({ cause }: SeenMessage, me: Person | null, command: string): boolean {
  const typed = cause?.command.replace(/^\//, '') ?? '';
  return cause?.by === me?.name && (typed === command || typed.startsWith(`${command} `));
}

/** Names of buttons that can be pressed: their custom ids up to the first colon. */
function buttonNames(component: Component): readonly string[] {
  if (component.kind === 'button')
    return component.isDisabled ? [] : [component.customId.split(':')[0] ?? ''];
  return 'children' in component ? component.children.flatMap(buttonNames) : [];
}
