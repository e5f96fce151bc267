import { missingOptions, type ParsedLine } from './parse-line.js';
import type { Completion } from './suggest.js';

/**
 * Whether Enter takes the highlighted suggestion or sends the line. `hasMoved`: the person chose it
 * with the arrows.
 */
export function decideEnter(
  parsed: ParsedLine,
  completion: Completion,
  hasMoved: boolean,
): 'take' | 'send' {
  const [first] = completion.suggestions;
  if (first === undefined) return 'send';
  if (hasMoved) return 'take';
  if (first.kind === 'command')
    return parsed.leaf === null ? 'take' : missingOptions(parsed).length > 0 ? 'take' : 'send';
  if (first.kind === 'value') {
    const typed = completion.focus?.value.toLowerCase() ?? '';
    const isWhole = completion.suggestions.some(
      (suggestion) => suggestion.label.toLowerCase() === typed,
    );
    if (typed === '' && completion.focus?.option.isRequired === false)
      return missingOptions(parsed).length > 0 ? 'take' : 'send';
    return isWhole && missingOptions(parsed).length === 0 ? 'send' : 'take';
  }
  return missingOptions(parsed).length > 0 ? 'take' : 'send';
}
