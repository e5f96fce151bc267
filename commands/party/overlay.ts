import { SlashCommandSubcommandBuilder } from 'discord.js';
import { buttonRow } from '../../src/discord/kernel/button-row.js';
import type { Context, MessageBody } from '../../src/discord/kernel/command.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { showOverlayLinks } from '../../src/discord/party/overlay-links.js';
import { readViewers } from '../../src/party/overlay-viewers.js';
import { switchWatch } from '../../src/party/switch-watch.js';
import { testOverlay } from '../../src/party/test-overlay.js';
import { text } from '../../src/text/index.js';

const actions = ['show', 'rotate', 'test', 'watch-on', 'watch-off'] as const;
type Action = (typeof actions)[number];

const labels: Readonly<Record<Action, string>> = {
  show: 'show the links',
  rotate: 'rotate: end the old links',
  test: 'test: send a test to the overlay',
  'watch-on': 'watch-on: a link for spectators',
  'watch-off': 'watch-off: end it',
};

function warnOfRotation({ party }: Context): MessageBody {
  const args = [String(party.overlayGeneration)];
  const button = {
    label: text.buttons.rotateOverlay,
    style: 'danger',
    name: 'rotate-overlay',
    args,
  } as const;
  return { content: text.overlay.confirmRotate, components: [buttonRow(button)] };
}

async function sendTest({ db, party, actor, clock }: Context): Promise<MessageBody> {
  await testOverlay(db, { partyId: party.id, actor }, clock);
  return {
    content: text.overlay.tested({ pages: (await readViewers(db, party.id, clock)).present }),
  };
}

async function setWatch(context: Context, isPublic: boolean): Promise<MessageBody> {
  const { db, party, watchUrl, endChannels } = context;
  await switchWatch(db, party.id, isPublic);
  if (isPublic) return { content: text.overlay.watchIsOn({ url: watchUrl(party) }) };
  // Spectators listen to the overlay's own channels: all are cut off, and only the overlay may come
  // back.
  endChannels(party.id, party.overlayGeneration + 1);
  return { content: text.overlay.watchIsOff };
}

async function answer(action: Action, context: Context): Promise<MessageBody> {
  if (action === 'rotate') return warnOfRotation(context);
  if (action === 'test') return sendTest(context);
  if (action === 'show') return showOverlayLinks(context, context.party);
  return setWatch(context, action === 'watch-on');
}

export const overlay: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('overlay')
    .setDescription('The links of the live overlay for OBS and for spectators')
    .addStringOption((option) =>
      option
        .setName('do')
        .setDescription('What to do; show if left out')
        .addChoices(actions.map((action) => ({ name: labels[action], value: action }))),
    ),

  async execute(options, context) {
    requireHost(context);
    const wanted = options.getString('do');
    return { answer: await answer(actions.find((action) => action === wanted) ?? 'show', context) };
  },
};
