import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../../src/discord/kernel/subcommands.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { resolveRacer } from '../../../src/discord/party/resolve-racer.js';
import { readRename, renameGuest } from '../../../src/party/rename-guest.js';
import { text } from '../../../src/text/index.js';
import { actOnce } from '../../../src/values/act-once.js';
import { chosenName, discordName } from '../../../src/values/display-name.js';

export const rename: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('rename')
    .setDescription('Give a guest another name')
    .addStringOption((option) =>
      option.setName('guest').setDescription('Whom').setRequired(true).setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('name').setDescription('The new name').setRequired(true),
    ),

  async execute(options, context) {
    requireHost(context);
    const { db, party, actor, clock, interactionId } = context;
    const name = chosenName(options.requireString('name'));
    const readEarlier = () => readRename(db, party.id, interactionId);
    // Delivered again, the old name may mean nobody any more.
    const { before } = await actOnce(async () => {
      const guest = await resolveRacer(context, options.requireString('guest'), 'guest');
      const by = { renamedBy: actor.guest?.id ?? null, interactionId };
      const isRenamed = await renameGuest(db, guest, name, clock, by);
      return isRenamed ? { before: guest.name } : ((await readEarlier()) ?? { before: null });
    }, readEarlier);
    const content =
      before === null
        ? text.guests.notRenamed(discordName(name))
        : text.guests.renamed({ before: discordName(before), after: discordName(name) });
    return { answer: { content } };
  },

  autocomplete: (focused, context) => completeGuests(context, focused.value),
};
