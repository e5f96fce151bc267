import { text } from '../../text/index.js';
import { codeBlockName, discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';

export interface DealCheck {
  readonly commitment: string;
  /** What was hashed; ends with a line feed. */
  readonly text: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Longest text that fits an embed beside its explanation; a longer one comes as a file alone. */
const longestShown = 3_000;

/**
 * What anybody needs to check a revealed round: the text, its hash and who is who. The file holds
 * the text byte for byte.
 */
export function renderDealCheck({ commitment, text: sealed, people }: DealCheck): MessageBody {
  const shown =
    sealed.length <= longestShown
      ? `\`\`\`\n${codeBlockName(sealed)}\`\`\``
      : text.imposter.fairness.inFile;
  const names = people.map(({ id, name }) => `${discordName(name)}: \`${id}\``);
  return {
    embeds: [
      {
        title: text.imposter.fairness.title,
        description: `${text.imposter.fairness.body({ commitment })}\n${shown}`,
        color: colours.party,
      },
      {
        title: text.imposter.fairness.people,
        description: fitLines(names, text.common.more, 1_500),
        color: colours.party,
      },
    ],
    files: [
      {
        name: 'deal.txt',
        data: Buffer.from(sealed, 'utf8'),
        description: text.imposter.fairness.file,
      },
    ],
  };
}
